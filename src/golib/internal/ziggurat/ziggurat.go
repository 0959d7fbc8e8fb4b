// Package ziggurat computes the tables of Marsaglia and Tsang's ziggurat method, for the random numbers of math/rand.
package ziggurat

import (
	"math"
	"sync"
)

// Where the tails begin.
const (
	NormTail = 3.442619855899
	ExpTail  = 7.69711747013104972
)

// A Table has for each layer the limit of quick acceptance, the scale, and the density.
type Table struct {
	K []uint32
	W []float32
	F []float32
}

func build(n int, scale, start, area float64, density, inverse func(float64) float64) *Table {
	t := &Table{make([]uint32, n), make([]float32, n), make([]float32, n)}
	x, last := start, start
	q := area / density(x)
	t.K[0] = uint32(x / q * scale)
	t.W[0] = float32(q / scale)
	t.W[n-1] = float32(x / scale)
	t.F[0] = 1
	t.F[n-1] = float32(density(x))
	for i := n - 2; i >= 1; i-- {
		x = inverse(area/x + density(x))
		t.K[i+1] = uint32(x / last * scale)
		last = x
		t.F[i] = float32(density(x))
		t.W[i] = float32(x / scale)
	}
	return t
}

// Norm is the table of the normal distribution, Exp that of the exponential one.
var Norm = sync.OnceValue(func() *Table {
	return build(128, 1<<31, NormTail, 9.91256303526217e-3,
		func(x float64) float64 { return math.Exp(-.5 * x * x) },
		func(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) })
})

var Exp = sync.OnceValue(func() *Table {
	return build(256, 1<<32, ExpTail, 3.949659822581572e-3,
		func(x float64) float64 { return math.Exp(-x) },
		func(y float64) float64 { return -math.Log(y) })
})

// Below says whether a point of layer i, at height u in [0, 1) of the layer, is below the density, which is given for its x.
func (t *Table) Below(i uint32, u, density float64) bool {
	return t.F[i]+float32(u)*(t.F[i-1]-t.F[i]) < float32(density)
}

// FromNormTail is a number of the normal distribution's tail, after Marsaglia. uniform gives numbers in [0, 1).
func FromNormTail(uniform func() float64) float64 {
	for {
		x := -math.Log(uniform()) * (1 / NormTail)
		y := -math.Log(uniform())
		if 2*y >= x*x {
			return NormTail + x
		}
	}
}
