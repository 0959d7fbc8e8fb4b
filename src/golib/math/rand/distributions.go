package rand

import (
	"internal/ziggurat"
	"internal/zipf"
	"math"
)

// NormFloat64 returns a normally distributed number, with mean 0 and deviation 1.
func (r *Rand) NormFloat64() float64 {
	t := ziggurat.Norm()
	for {
		bits := r.Uint32()
		j, layer := int32(bits), bits&0x7F
		x := float64(j) * float64(t.W[layer])
		switch {
		case uint32(max(j, -j)) < t.K[layer]:
			return x
		case layer == 0:
			return math.Copysign(ziggurat.FromNormTail(r.Float64), x)
		case t.Below(layer, r.Float64(), math.Exp(-.5*x*x)):
			return x
		}
	}
}

// ExpFloat64 returns an exponentially distributed number, with rate 1.
func (r *Rand) ExpFloat64() float64 {
	t := ziggurat.Exp()
	for {
		j := r.Uint32()
		layer := j & 0xFF
		x := float64(j) * float64(t.W[layer])
		switch {
		case j < t.K[layer]:
			return x
		case layer == 0:
			return ziggurat.ExpTail - math.Log(r.Float64())
		case t.Below(layer, r.Float64(), math.Exp(-x)):
			return x
		}
	}
}

// A Zipf makes numbers k with a probability proportional to (v+k)^-s.
type Zipf struct {
	r   *Rand
	law *zipf.Law
}

// NewZipf makes a Zipf for numbers from 0 to imax. s must be above 1 and v at least 1, else there is none.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	law := zipf.New(s, v, imax)
	if law == nil {
		return nil
	}
	return &Zipf{r, law}
}

// Uint64 returns the next number.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		if k, ok := z.law.Number(z.r.Float64()); ok {
			return k
		}
	}
}
