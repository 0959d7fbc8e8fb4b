// trace env=GOMAXPROCS=1 head=20
package main

import "runtime/debug"

func down(n int, s string) int {
	var pad [32]int
	pad[n&31] = n
	return down(n+1, s) + pad[n&7]
}

func main() {
	debug.SetMaxStack(1 << 20)
	down(0, "x")
}
