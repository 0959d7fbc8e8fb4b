// run
package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/pprof"
	"sync"
)

type buffer struct{ n int }

func main() {
	runtime.GOMAXPROCS(1)
	made := 0
	p := sync.Pool{New: func() any { made++; return &buffer{made} }}
	a, b := p.Get().(*buffer), p.Get().(*buffer)
	fmt.Println(a.n, b.n, made)
	p.Put(a)
	p.Put(b)
	fmt.Println(p.Get() == any(a), p.Get() == any(b), made)
	// What is not used between two collections goes.
	p.Put(a)
	runtime.GC()
	fmt.Println(p.Get() == any(a), made)
	p.Put(a)
	runtime.GC()
	runtime.GC()
	fmt.Println(p.Get().(*buffer).n, made)
	p.Put(nil)
	var empty sync.Pool
	fmt.Println(empty.Get())
	labels()
}

func labels() {
	ctx := pprof.WithLabels(context.Background(), pprof.Labels("b", "2", "a", "1"))
	pprof.Do(ctx, pprof.Labels("c", "3", "a", "9"), func(ctx context.Context) {
		pprof.ForLabels(ctx, func(key, value string) bool {
			fmt.Print(key, "=", value, " ")
			return true
		})
		v, ok := pprof.Label(ctx, "b")
		fmt.Println(v, ok)
	})
	_, ok := pprof.Label(ctx, "c")
	fmt.Println(ok)
}
