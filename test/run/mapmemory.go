// run
// The live heap of maps, as a share of what gc's maps take at the same size: each of the ranges holds gc's figure and a tenth more or less.
package main

import (
	"fmt"
	"runtime"
)

func live() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func measure(name string, n int, least, most float64, build func(n int) any) {
	before := live()
	m := build(n)
	each := float64(live()-before) / float64(n)
	runtime.KeepAlive(m)
	if each < least || each > most {
		fmt.Printf("%s: %.1f bytes for each of %d entries\n", name, each, n)
	} else {
		fmt.Println(name, n, "ok")
	}
}

type pair struct{ a, b string }

func main() {
	ints := func(n int) any {
		m := map[int]int{}
		for i := 0; i < n; i++ {
			m[i] = i
		}
		return m
	}
	measure("int:int", 1000000, 34, 41.6, ints)
	measure("int:int", 100000, 21.2, 26, ints)
	measure("int:int", 700, 23.1, 28.3, ints)
	measure("int:int, made for all", 100000, 21.2, 26, func(n int) any {
		m := make(map[int]int, n)
		for i := 0; i < n; i++ {
			m[i] = i
		}
		return m
	})
	measure("int32:bool", 1000000, 17.5, 21.4, func(n int) any {
		m := map[int32]bool{}
		for i := 0; i < n; i++ {
			m[int32(i)] = true
		}
		return m
	})
	measure("int:pair", 200000, 56.7, 69.3, func(n int) any {
		m := map[int]pair{}
		for i := 0; i < n; i++ {
			m[i] = pair{}
		}
		return m
	})
	measure("int:[20]int", 20000, 170, 208, func(n int) any {
		m := map[int][20]int{}
		for i := 0; i < n; i++ {
			m[i] = [20]int{}
		}
		return m
	})
	measure("maps of three", 100000, 180, 220, func(n int) any {
		all := make([]map[int]int, n)
		for i := range all {
			all[i] = map[int]int{1: 1, 2: 2, 3: 3}
		}
		return all
	})
}
