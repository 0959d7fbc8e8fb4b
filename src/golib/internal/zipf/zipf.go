// Package zipf has Zipf's law, for the random numbers of math/rand: k from 0 to a limit has a probability proportional to
// (v+k)^-q. Numbers are found by rejection-inversion, after Hörmann and Derflinger, "Rejection-inversion to generate variates
// from monotone discrete distributions".
package zipf

import "math"

// A Law is one with its parameters.
//
// A point on the area below the density, from one half before 0 to one half behind the limit, gives an x. The k next to it is
// taken if the point is in the part of k's area that corresponds to k's probability.
type Law struct {
	v, q float64
	// 1-q, which is the exponent of the area, and its inverse.
	exponent, factor float64
	first, span      float64 // of the areas that points come from
	near             float64 // a k that is above x by no more is taken without a look at the areas
}

// New makes a law for q > 1 and v >= 1, and for no others.
func New(q, v float64, limit uint64) *Law {
	if q <= 1 || v < 1 {
		return nil
	}
	l := &Law{v: v, q: q, exponent: 1 - q, factor: 1 / (1 - q)}
	l.first = l.area(float64(limit) + 0.5)
	l.span = l.area(0.5) - l.density(0) - l.first
	l.near = 1 - l.inverse(l.area(1.5)-l.density(1))
	return l
}

func (l *Law) density(x float64) float64 { return math.Exp(-l.q * math.Log(l.v+x)) }

// area is an antiderivative of the density, inverse its inverse.
func (l *Law) area(x float64) float64 { return math.Exp(l.exponent*math.Log(l.v+x)) * l.factor }
func (l *Law) inverse(area float64) float64 {
	return math.Exp(l.factor*math.Log(l.exponent*area)) - l.v
}

// Number turns u from [0, 1) into a number, if it is one that gives one.
func (l *Law) Number(u float64) (k uint64, ok bool) {
	point := l.first + u*l.span
	x := l.inverse(point)
	nearest := math.Floor(x + 0.5)
	ok = nearest-x <= l.near || point >= l.area(nearest+0.5)-l.density(nearest)
	return uint64(nearest), ok
}
