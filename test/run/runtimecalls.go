// run
package main

import (
	"fmt"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
)

func where() string {
	_, file, line, ok := runtime.Caller(1)
	return fmt.Sprint(filepath.Base(file), ":", line, " ", ok)
}
func outer() []string {
	pcs := make([]uintptr, 10)
	n := runtime.Callers(1, pcs)
	fr := runtime.CallersFrames(pcs[:n])
	var out []string
	for {
		f, more := fr.Next()
		if strings.HasPrefix(f.Function, "main.") {
			out = append(out, f.Function)
		}
		if !more {
			return out
		}
	}
}

type T struct{}

func (T) method() []string { return outer() }

func main() {
	fmt.Println(where())
	fmt.Println(outer(), T{}.method())
	func() { fmt.Println(outer()) }()
	stack := string(debug.Stack())
	fmt.Println(strings.HasPrefix(stack, "goroutine 1 [running]:\n"), strings.Contains(stack, "main.main"))
	var wg sync.WaitGroup
	stop := make(chan bool)
	for range 5 {
		wg.Add(1)
		go func() { defer wg.Done(); <-stop }()
	}
	fmt.Println(runtime.NumGoroutine())
	close(stop)
	wg.Wait()
	old := runtime.GOMAXPROCS(2)
	fmt.Println(old > 0, runtime.GOMAXPROCS(0), runtime.Version() != "", runtime.Compiler)
	pct := debug.SetGCPercent(50)
	fmt.Println(pct, debug.SetGCPercent(100))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	x := make([][]byte, 100)
	for i := range x {
		x[i] = make([]byte, 10000)
	}
	runtime.ReadMemStats(&after)
	fmt.Println(after.Mallocs-before.Mallocs >= 100, after.TotalAlloc-before.TotalAlloc >= 1000000, len(x))
	func() {
		defer func() {
			r := recover()
			err, ok := r.(runtime.Error)
			fmt.Println(err, ok)
		}()
		var a []int
		_ = a[len(x)]
	}()
}
