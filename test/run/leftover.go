// run exit=2 clock=virtual
package main

import (
	"fmt"
	"runtime"
	"time"
)

// A timer that nobody waits for keeps nothing alive, and main's end by Goexit leaves a deadlock when the others are done.
func main() {
	time.NewTimer(time.Hour)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		for range 3 {
			runtime.Gosched()
		}
		fmt.Println("last")
	}()
	defer fmt.Println("deferred")
	runtime.Goexit()
}
