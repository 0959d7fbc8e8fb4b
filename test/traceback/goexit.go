// trace env=GOMAXPROCS=1
package main

import (
	"runtime"
	"time"
)

func main() {
	go func() {
		defer func() {
			panic("in goexit")
		}()
		runtime.Goexit()
	}()
	time.Sleep(time.Second)
}
