// run
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("deferred in goexit", recover())
		func() {
			defer func() { fmt.Println("inner") }()
			runtime.Goexit()
		}()
		fmt.Println("unreached")
	}()
	wg.Wait()
	fmt.Println(runtime.NumGoroutine(), runtime.GOOS, runtime.GOARCH)
	for i := 0; i < 3; i++ {
		runtime.Gosched()
	}
	runtime.GC()
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	fmt.Println(ms.NumGC > 0, ms.Mallocs > 0)
}
