// run
package main

import (
	"fmt"
	"iter"
	"runtime"
	"sync"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("count ends")
		for i := range n {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}

func try(what string, f func()) {
	defer func() {
		if p := recover(); p != nil {
			fmt.Println(what, "panics:", p)
		}
	}()
	f()
}

type tree struct {
	l, r *tree
	v    int
}

func (t *tree) all(yield func(int) bool) bool {
	return t == nil || t.l.all(yield) && yield(t.v) && t.r.all(yield)
}

func main() {
	next, stop := iter.Pull(count(3))
	fmt.Println(runtime.NumGoroutine())
	for {
		v, ok := next()
		fmt.Println(v, ok)
		if !ok {
			break
		}
	}
	fmt.Println(next())
	stop()
	fmt.Println(runtime.NumGoroutine())

	next, stop = iter.Pull(count(5))
	fmt.Println(next())
	stop()
	stop()
	fmt.Println(next())

	next, stop = iter.Pull(count(5))
	stop()
	fmt.Println(next())

	// panics
	next, stop = iter.Pull(func(yield func(int) bool) { yield(1); panic("boom") })
	fmt.Println(next())
	try("next", func() { next() })
	fmt.Println(next())
	stop()
	next, stop = iter.Pull(func(yield func(int) bool) {
		defer func() { panic("in defer") }()
		yield(1)
	})
	next()
	try("stop", stop)
	// yield misuse
	var kept func(int) bool
	next, stop = iter.Pull(func(yield func(int) bool) { kept = yield; yield(1); yield(2) })
	next()
	try("kept", func() { kept(3) })
	fmt.Println(next())
	stop()
	fmt.Println(kept(4))
	// next inside
	next, stop = iter.Pull(func(yield func(int) bool) { next() })
	try("inside", func() { next() })
	n2, s2 := iter.Pull2(func(yield func(int, string) bool) {
		n := 0
		for yield(n, fmt.Sprint("v", n)) {
			n++
		}
	})
	fmt.Println(n2())
	fmt.Println(n2())
	s2()
	fmt.Println(n2())
	n2, s2 = iter.Pull2(func(yield func(int, string) bool) { n2() })
	try("inside2", func() { n2() })

	// Goexit
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("deferred")
		next, _ := iter.Pull(func(yield func(int) bool) { yield(1); runtime.Goexit() })
		fmt.Println(next())
		fmt.Println(next())
		fmt.Println("not reached")
	}()
	wg.Wait()
	// blocking inside
	ch := make(chan int)
	next, stop = iter.Pull(func(yield func(int) bool) {
		for v := range ch {
			if !yield(v) {
				return
			}
		}
	})
	go func() {
		for i := range 3 {
			ch <- i
		}
		close(ch)
	}()
	for v, ok := next(); ok; v, ok = next() {
		fmt.Println("got", v)
	}
	// same fringe
	a := &tree{&tree{nil, nil, 1}, &tree{nil, nil, 3}, 2}
	b := &tree{nil, &tree{nil, &tree{nil, nil, 3}, 2}, 1}
	na, sa := iter.Pull(func(y func(int) bool) { a.all(y) })
	nb, sb := iter.Pull(func(y func(int) bool) { b.all(y) })
	defer sa()
	defer sb()
	for {
		x, ok := na()
		y, ok2 := nb()
		fmt.Println(x, y, ok, ok2)
		if !ok || !ok2 {
			break
		}
	}
	// next from different goroutines
	next, stop = iter.Pull(count(10))
	for range 4 {
		wg.Go(func() { fmt.Println(next()) })
		wg.Wait()
	}
	stop()
	fmt.Println(runtime.NumGoroutine())
	runtime.GC()
	next, stop = iter.Pull(func(yield func(int) bool) {
		s := make([]int, 1000)
		for i := range s {
			s[i] = i
			if i%100 == 0 {
				runtime.GC()
				yield(s[i/2])
			}
		}
	})
	sum := 0
	for v, ok := next(); ok; v, ok = next() {
		sum += v
		_ = make([]byte, 1<<16)
	}
	fmt.Println(sum)
}
