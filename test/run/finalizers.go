// run exit=2
package main

import (
	"fmt"
	"runtime"
	"sort"
	"strings"
	"sync"
	"time"
	"unique"
	"weak"
)

type resource struct {
	name string
	next *resource
	pad  [8]int
}

// collect runs the collector until done holds or it takes too long; finalizers run in a goroutine of their own.
func collect(done func() bool) bool {
	for i := 0; i < 100; i++ {
		runtime.GC()
		if done() {
			return true
		}
		time.Sleep(time.Millisecond)
	}
	return false
}

var mu sync.Mutex
var log []string

func note(s string) {
	mu.Lock()
	log = append(log, s)
	mu.Unlock()
}

func count() int {
	mu.Lock()
	defer mu.Unlock()
	return len(log)
}

func take() string {
	mu.Lock()
	defer mu.Unlock()
	sort.Strings(log)
	s := strings.Join(log, " ")
	log = nil
	return s
}

//go:noinline
func finalizers() {
	for i := 0; i < 3; i++ {
		r := &resource{name: fmt.Sprint("r", i)}
		runtime.SetFinalizer(r, func(r *resource) { note("finalized " + r.name) })
	}
	s := &resource{name: "kept"}
	runtime.SetFinalizer(s, func(r *resource) { note("wrong") })
	runtime.SetFinalizer(s, nil)
	i := &resource{name: "iface"}
	runtime.SetFinalizer(i, func(x any) int { note(fmt.Sprintf("%T", x)); return 1 })
	st := &resource{name: "named"}
	runtime.SetFinalizer(st, (*resource).close)
}

func (r *resource) close()        { note("closed " + r.name) }
func (r *resource) String() string { return r.name }

var saved *resource

//go:noinline
func resurrect() {
	r := &resource{name: "phoenix"}
	r.next = &resource{name: "child"}
	runtime.SetFinalizer(r, func(r *resource) { saved = r; note("revived") })
}

//go:noinline
func cleanups() runtime.Cleanup {
	for i := 0; i < 3; i++ {
		r := &resource{name: "c"}
		runtime.AddCleanup(r, func(n int) { note(fmt.Sprint("cleaned ", n)) }, i)
	}
	r := &resource{}
	runtime.AddCleanup(r, note, "first")
	c := runtime.AddCleanup(r, note, "stopped")
	runtime.AddCleanup(r, note, "second")
	c.Stop()
	return c
}

//go:noinline
func weakly() (w, again weak.Pointer[resource], equal bool) {
	r := &resource{name: "weak"}
	w = weak.Make(r)
	again = weak.Make(r)
	runtime.GC()
	equal = w == again && w.Value() == r && w.Value().name == "weak"
	runtime.KeepAlive(r)
	return
}

//go:noinline
func interned(s string) unique.Handle[string] { return unique.Make(strings.ToUpper(s)) }

//go:noinline
func clobber(n int) int {
	var a [64]int
	for i := range a {
		a[i] = n + i
	}
	return a[n%64]
}

func main() {
	finalizers()
	clobber(1)
	fmt.Println(collect(func() bool { return count() == 5 }))
	fmt.Println(take())
	resurrect()
	clobber(2)
	fmt.Println(collect(func() bool { return count() == 1 }), take(), saved, saved.next)
	cleanups()
	clobber(3)
	fmt.Println(collect(func() bool { return count() == 5 }))
	fmt.Println(take())
	w, again, equal := weakly()
	clobber(4)
	fmt.Println(equal, collect(func() bool { return w.Value() == nil }), w == again)
	a, b := interned("x"), interned("x")
	fmt.Println(a == b, a == interned("y"), a.Value())
	var zero weak.Pointer[int]
	fmt.Println(zero.Value() == nil, zero == weak.Make[int](nil))
	fmt.Println(runtime.NumGoroutine())
	func() {
		defer func() { fmt.Println(recover()) }()
		runtime.AddCleanup((*int)(nil), func(int) {}, 0)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		p := new(int)
		runtime.AddCleanup(p, func(*int) {}, p)
	}()
	runtime.SetFinalizer(&resource{}, func(int) {})
}
