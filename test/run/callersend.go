// run

// A stack ends in runtime.goexit, below runtime.main for the main goroutine.
package main

import (
	"fmt"
	"runtime"
)

func where() {
	for i := 0; ; i++ {
		pc, _, _, ok := runtime.Caller(i)
		if !ok {
			break
		}
		fmt.Print(runtime.FuncForPC(pc).Name(), " ")
	}
	fmt.Println()
	var pcs [3]uintptr
	for skip := 0; skip < 8; skip++ {
		n := runtime.Callers(skip, pcs[:])
		frames := runtime.CallersFrames(pcs[:n])
		for {
			f, more := frames.Next()
			fmt.Print(f.Function, " ")
			if !more {
				break
			}
		}
		fmt.Println(n)
	}
}

func main() {
	where()
	done := make(chan bool)
	go func() {
		where()
		close(done)
	}()
	<-done
}
