// run

// A nil dereference in a case of select is at the case's line.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

var t *struct{ c chan int }

func f(c chan int) {
	select {
	case <-c:
	case <-t.c:
	}
}

func main() {
	defer func() {
		recover()
		for i := 0; ; i++ {
			pc, _, line, ok := runtime.Caller(i)
			if !ok {
				return
			}
			if name := runtime.FuncForPC(pc).Name(); strings.HasSuffix(name, ".f") {
				fmt.Println(name, line)
			}
		}
	}()
	f(nil)
}
