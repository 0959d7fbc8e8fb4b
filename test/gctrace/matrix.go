// Large objects without pointers that come and go.
package main

import (
	"fmt"
	"runtime"
	"time"
)

func matrix(n int, f func(i, j int) float64) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = f(i, j)
		}
	}
	return m
}

func transpose(m [][]float64) [][]float64 {
	return matrix(len(m), func(i, j int) float64 { return m[j][i] })
}

var keep [][][]float64

func main() {
	const n = 900
	m := matrix(n, func(i, j int) float64 { return float64(i*n + j) })
	runtime.GC()
	for i := range 12 {
		m = transpose(m)
		if i%4 == 0 {
			keep = append(keep, m)
		}
	}
	runtime.GC()
	fmt.Println(m[3][5], len(keep))
	keep = nil
	runtime.GC()
	runtime.KeepAlive(m)
	time.Sleep(20 * time.Millisecond) // Go prints the last line when the collection is over for the program already
}
