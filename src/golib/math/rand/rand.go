// Package rand makes pseudo-random numbers. They are not for what must be safe from guessing: that is crypto/rand.
package rand

import (
	"internal/rt"
	"math"
)

// A Rand makes random numbers of several kinds from those of a Source. Goroutines must not share one.
type Rand struct {
	src  Source
	wide Source64 // src, if it has 64 bits
	// What Read has not given out of the last number that it took.
	rest      int64
	restBytes int
}

// New makes a Rand with the numbers of src.
func New(src Source) *Rand {
	r := &Rand{src: src}
	r.wide, _ = src.(Source64)
	return r
}

// Seed makes the numbers to come follow from seed.
func (r *Rand) Seed(seed int64) {
	r.restBytes = 0
	r.src.Seed(seed)
}

// Int63 returns a number of 63 bits.
func (r *Rand) Int63() int64 { return r.src.Int63() }

// Uint32 returns a number of 32 bits.
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }

// Uint64 returns a number of 64 bits.
func (r *Rand) Uint64() uint64 {
	if r.wide == nil {
		low := uint64(r.Int63()) >> 31
		return uint64(r.Int63())<<32 | low
	}
	return r.wide.Uint64()
}

// Int31 returns a number of 31 bits.
func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }

// Int returns an int that is not negative.
func (r *Rand) Int() int { return int(r.Int63() & math.MaxInt64) }

// Int63n returns a number from [0, n). It panics if n is not positive, as all with such a limit do.
func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if mask := n - 1; n&mask == 0 {
		return r.Int63() & mask
	}
	for {
		v := r.Int63()
		// If n numbers from the last multiple of n on are too many, some of them would make their remainders more likely.
		if m := v % n; v-m <= math.MaxInt64-(n-1) {
			return m
		}
	}
}

// Int31n returns a number from [0, n).
func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if mask := n - 1; n&mask == 0 {
		return r.Int31() & mask
	}
	for {
		v := r.Int31()
		if m := v % n; v-m <= math.MaxInt32-(n-1) {
			return m
		}
	}
}

// Intn returns a number from [0, n).
func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n > math.MaxInt32 {
		return int(r.Int63n(int64(n)))
	}
	return int(r.Int31n(int32(n)))
}

// lemire returns a number from [0, n) as Int31n does, but not the same ones: it multiplies, after Lemire, "Fast random integer
// generation in an interval".
func (r *Rand) lemire(n int32) int32 {
	for {
		product := uint64(r.Uint32()) * uint64(n)
		// 2^32 % n products would be too many, those with the lowest low halves are left out.
		if low := uint32(product); low >= uint32(n) || low >= uint32(-n)%uint32(n) {
			return int32(product >> 32)
		}
	}
}

// Float64 returns a number from [0, 1).
func (r *Rand) Float64() float64 {
	for {
		if f := float64(r.Int63()) / (1 << 63); f < 1 {
			return f
		}
	}
}

// Float32 returns a number from [0, 1).
func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f < 1 {
			return f
		}
	}
}

// Perm returns a permutation of the numbers from [0, n).
func (r *Rand) Perm(n int) []int {
	p := make([]int, n)
	for i := range p {
		// i takes the place of one of those so far, which goes to the end, or is put there itself.
		place := &p[r.Intn(i+1)]
		p[i] = *place
		*place = i
	}
	return p
}

// Shuffle permutes n things by calls of swap. It panics if n is negative.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for left := n; left > 1; left-- {
		j := 0
		if left <= math.MaxInt32 {
			j = int(r.lemire(int32(left)))
		} else {
			j = int(r.Int63n(int64(left)))
		}
		swap(left-1, j)
	}
}

// Read fills p with random bytes, seven from a number. It returns no errors.
func (r *Rand) Read(p []byte) (n int, err error) {
	for i := range p {
		if r.restBytes == 0 {
			r.rest, r.restBytes = r.Int63(), 7
		}
		p[i] = byte(r.rest)
		r.rest >>= 8
		r.restBytes--
	}
	return len(p), nil
}

// runtimeSource has the numbers of the runtime, which no seed determines and all goroutines may take.
type runtimeSource struct{}

func (runtimeSource) Int63() int64   { return int64(rt.Rand64() >> 1) }
func (runtimeSource) Uint64() uint64 { return rt.Rand64() }
func (runtimeSource) Seed(int64)     {}

// shared is the Rand of the functions.
var shared = New(runtimeSource{})

// Seed makes the numbers of the functions follow from seed, if GODEBUG has randseednop=0. Else, since Go 1.24, it does nothing.
func Seed(seed int64) {
	if seedCounts() {
		shared = New(NewSource(seed))
	}
}

// seedCounts looks for the last such setting, in the environment as the program has it by now.
func seedCounts() (counts bool) {
	const name = "randseednop="
	settings, _ := rt.LookupEnv("GODEBUG")
	start := 0
	for end := range len(settings) + 1 {
		if end < len(settings) && settings[end] != ',' {
			continue
		}
		if item := settings[start:end]; len(item) >= len(name) && item[:len(name)] == name {
			counts = item[len(name):] == "0"
		}
		start = end + 1
	}
	return counts
}

// The functions are the methods of a Rand that all share.

// Int63 returns a number of 63 bits.
func Int63() int64 { return shared.Int63() }

// Uint32 returns a number of 32 bits.
func Uint32() uint32 { return shared.Uint32() }

// Uint64 returns a number of 64 bits.
func Uint64() uint64 { return shared.Uint64() }

// Int31 returns a number of 31 bits.
func Int31() int32 { return shared.Int31() }

// Int returns an int that is not negative.
func Int() int { return shared.Int() }

// Int63n returns a number from [0, n). It panics if n is not positive, as all with such a limit do.
func Int63n(n int64) int64 { return shared.Int63n(n) }

// Int31n returns a number from [0, n).
func Int31n(n int32) int32 { return shared.Int31n(n) }

// Intn returns a number from [0, n).
func Intn(n int) int { return shared.Intn(n) }

// Float64 returns a number from [0, 1).
func Float64() float64 { return shared.Float64() }

// Float32 returns a number from [0, 1).
func Float32() float32 { return shared.Float32() }

// Perm returns a permutation of the numbers from [0, n).
func Perm(n int) []int { return shared.Perm(n) }

// Shuffle permutes n things by calls of swap.
func Shuffle(n int, swap func(i, j int)) { shared.Shuffle(n, swap) }

// Read fills p with random bytes. It returns no errors.
//
// Deprecated: take crypto/rand's Read.
func Read(p []byte) (n int, err error) { return shared.Read(p) }

// NormFloat64 returns a normally distributed number, with mean 0 and deviation 1.
func NormFloat64() float64 { return shared.NormFloat64() }

// ExpFloat64 returns an exponentially distributed number, with rate 1.
func ExpFloat64() float64 { return shared.ExpFloat64() }
