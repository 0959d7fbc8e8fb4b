// Multiplies matrices, one goroutine per block of rows, and checks the result against the plain loop.
package main

import (
	"fmt"
	"math"
	"sync"
)

const n = 96

type matrix [n][n]float64

func fill(f func(i, j int) float64) *matrix {
	m := new(matrix)
	for i := range m {
		for j := range m[i] {
			m[i][j] = f(i, j)
		}
	}
	return m
}

// rows computes rows from to below to of the product.
func (c *matrix) rows(a, b *matrix, from, to int) {
	for i := from; i < to; i++ {
		for k := range n {
			x := a[i][k]
			for j := range n {
				c[i][j] += x * b[k][j]
			}
		}
	}
}

func multiply(a, b *matrix, blocks int) *matrix {
	c := new(matrix)
	var wg sync.WaitGroup
	for block := range blocks {
		wg.Go(func() { c.rows(a, b, block*n/blocks, (block+1)*n/blocks) })
	}
	wg.Wait()
	return c
}

func main() {
	a := fill(func(i, j int) float64 { return math.Sin(float64(i)) * math.Cos(float64(j)) })
	identity := fill(func(i, j int) float64 {
		if i == j {
			return 1
		}
		return 0
	})
	fmt.Println("a × identity = a:", *multiply(a, identity, 4) == *a)

	b := fill(func(i, j int) float64 { return float64(i-j) / n })
	one, eight := multiply(a, b, 1), multiply(a, b, 8)
	fmt.Println("the same with 1 and 8 goroutines:", *one == *eight)
	trace := 0.0
	for i := range n {
		trace += one[i][i]
	}
	fmt.Printf("trace %.9f\n", trace)
}
