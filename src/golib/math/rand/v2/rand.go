// Package rand makes pseudo-random numbers. They are not for what must be safe from guessing: that is crypto/rand.
package rand

import (
	"internal/rt"
	"math/bits"
)

// A Source makes random numbers of 64 bits.
type Source interface {
	Uint64() uint64
}

// A Rand makes random numbers of several kinds from those of a Source. Goroutines must not share one.
type Rand struct{ src Source }

// New makes a Rand with the numbers of src.
func New(src Source) *Rand { return &Rand{src} }

func require(ok bool, method string) {
	if !ok {
		panic("invalid argument to " + method)
	}
}

// below returns a number from [0, n), from the high bits of a product, after Lemire, "Fast random integer generation in an
// interval"; but if n is a power of two, it takes the low bits of a number.
func (r *Rand) below(n uint64) uint64 {
	if bits.OnesCount64(n) == 1 {
		return r.src.Uint64() & (n - 1)
	}
	for {
		hi, lo := bits.Mul64(r.src.Uint64(), n)
		// 2^64 % n products would be too many, those with the lowest low halves are left out.
		if lo >= n || lo >= -n%n {
			return hi
		}
	}
}

// Uint64 returns a number of 64 bits.
func (r *Rand) Uint64() uint64 { return r.src.Uint64() }

// Int64 returns a number of 63 bits.
func (r *Rand) Int64() int64 { return int64(r.src.Uint64() << 1 >> 1) }

// Uint32 returns a number of 32 bits.
func (r *Rand) Uint32() uint32 { return uint32(r.src.Uint64() >> 32) }

// Int32 returns a number of 31 bits.
func (r *Rand) Int32() int32 { return int32(r.src.Uint64() >> 33) }

// Uint returns a uint.
func (r *Rand) Uint() uint { return uint(r.src.Uint64()) }

// Int returns an int that is not negative.
func (r *Rand) Int() int { return int(r.Int64()) }

// Int64N returns a number from [0, n). It panics if n is not positive.
func (r *Rand) Int64N(n int64) int64 {
	require(n > 0, "Int64N")
	return int64(r.below(uint64(n)))
}

// Uint64N returns a number from [0, n). It panics if n is 0.
func (r *Rand) Uint64N(n uint64) uint64 {
	require(n > 0, "Uint64N")
	return r.below(n)
}

// Int32N returns a number from [0, n). It panics if n is not positive.
func (r *Rand) Int32N(n int32) int32 {
	require(n > 0, "Int32N")
	return int32(r.below(uint64(n)))
}

// Uint32N returns a number from [0, n). It panics if n is 0.
func (r *Rand) Uint32N(n uint32) uint32 {
	require(n > 0, "Uint32N")
	return uint32(r.below(uint64(n)))
}

// IntN returns a number from [0, n). It panics if n is not positive.
func (r *Rand) IntN(n int) int {
	require(n > 0, "IntN")
	return int(r.below(uint64(n)))
}

// UintN returns a number from [0, n). It panics if n is 0.
func (r *Rand) UintN(n uint) uint {
	require(n > 0, "UintN")
	return uint(r.below(uint64(n)))
}

// Float64 returns a number from [0, 1).
func (r *Rand) Float64() float64 { return float64(r.src.Uint64()&(1<<53-1)) / (1 << 53) }

// Float32 returns a number from [0, 1).
func (r *Rand) Float32() float32 { return float32(r.Uint32()&(1<<24-1)) / (1 << 24) }

// Perm returns a permutation of the numbers from [0, n).
func (r *Rand) Perm(n int) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	for left := n; left > 1; left-- {
		i, j := left-1, r.below(uint64(left))
		p[i], p[j] = p[j], p[i]
	}
	return p
}

// Shuffle permutes n things by calls of swap. It panics if n is negative.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	require(n >= 0, "Shuffle")
	for left := n; left > 1; left-- {
		swap(left-1, int(r.below(uint64(left))))
	}
}

// runtimeSource has the numbers of the runtime, which no seed determines and all goroutines may take.
type runtimeSource struct{}

func (runtimeSource) Uint64() uint64 { return rt.Rand64() }

// The functions are the methods of a Rand that all share.

var shared = New(runtimeSource{})

// Uint64 returns a number of 64 bits.
func Uint64() uint64 { return shared.Uint64() }

// Int64 returns a number of 63 bits.
func Int64() int64 { return shared.Int64() }

// Uint32 returns a number of 32 bits.
func Uint32() uint32 { return shared.Uint32() }

// Int32 returns a number of 31 bits.
func Int32() int32 { return shared.Int32() }

// Uint returns a uint.
func Uint() uint { return shared.Uint() }

// Int returns an int that is not negative.
func Int() int { return shared.Int() }

// Int64N returns a number from [0, n). It panics if n is not positive.
func Int64N(n int64) int64 { return shared.Int64N(n) }

// Uint64N returns a number from [0, n). It panics if n is 0.
func Uint64N(n uint64) uint64 { return shared.Uint64N(n) }

// Int32N returns a number from [0, n). It panics if n is not positive.
func Int32N(n int32) int32 { return shared.Int32N(n) }

// Uint32N returns a number from [0, n). It panics if n is 0.
func Uint32N(n uint32) uint32 { return shared.Uint32N(n) }

// IntN returns a number from [0, n). It panics if n is not positive.
func IntN(n int) int { return shared.IntN(n) }

// UintN returns a number from [0, n). It panics if n is 0.
func UintN(n uint) uint { return shared.UintN(n) }

// Float64 returns a number from [0, 1).
func Float64() float64 { return shared.Float64() }

// Float32 returns a number from [0, 1).
func Float32() float32 { return shared.Float32() }

// Perm returns a permutation of the numbers from [0, n).
func Perm(n int) []int { return shared.Perm(n) }

// Shuffle permutes n things by calls of swap. It panics if n is negative.
func Shuffle(n int, swap func(i, j int)) { shared.Shuffle(n, swap) }

// NormFloat64 returns a normally distributed number, with mean 0 and deviation 1.
func NormFloat64() float64 { return shared.NormFloat64() }

// ExpFloat64 returns an exponentially distributed number, with rate 1.
func ExpFloat64() float64 { return shared.ExpFloat64() }

// The name and the order of the types are those of Go's, since messages of the compiler show them.
type intType interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

// N returns a number from [0, n), of any integer type. It panics if n is not positive.
func N[Int intType](n Int) Int {
	require(n > 0, "N")
	return Int(shared.below(uint64(n)))
}
