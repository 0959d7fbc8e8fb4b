// More is live than GOMEMLIMIT allows: the collector runs all the time, but the program gets its half, and goes over the limit.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

type node struct {
	next *node
	v    [6]int
}

var keep, sink *node

func main() {
	runtime.GOMAXPROCS(1)
	debug.SetMemoryLimit(1 << 20)
	limited := []metrics.Sample{{Name: "/gc/limiter/last-enabled:gc-cycle"}}
	for i := 0; ; i++ {
		n := &node{}
		if i < 1000000 {
			n.next, keep = keep, n
		}
		sink = n
		if i%100000 == 0 {
			metrics.Read(limited)
			if limited[0].Value.Uint64() != 0 {
				break
			}
		}
	}
	fmt.Println("limited")
}
