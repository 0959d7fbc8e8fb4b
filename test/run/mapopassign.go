// run

// An operation on a map's element that fails leaves no entry behind.
package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	ints, floats, zero := map[string]int{}, map[string]float64{}, 0
	try(func() { ints["a"] /= zero })
	try(func() { ints["b"] %= zero })
	try(func() { ints["c"] -= 1 / zero })
	fmt.Println(len(ints))
	floats["x"] /= float64(zero)
	floats["y"] += 1.5
	ints["d"] -= 7
	ints["d"] /= 2
	ints["d"] %= 2
	fmt.Println(floats, ints)
}
