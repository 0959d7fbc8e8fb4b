package rand

import "math"

// A Source makes random numbers of 63 bits.
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// A Source64 makes random numbers of 64 bits as well.
type Source64 interface {
	Source
	Uint64() uint64
}

// The numbers are x[n] = x[n-607] + x[n-273].
const (
	alfgLen = 607
	alfgTap = 273
)

// alfg is the additive lagged Fibonacci generator with these lags, after Mitchell and Reeds.
type alfg struct {
	// The last numbers, from the back: the one before vec[i] is vec[i+1], and around the end.
	vec    [alfgLen]uint64
	newest int
	tap    int
}

// NewSource makes a Source whose numbers follow from seed. It is a Source64. Goroutines must not share it.
func NewSource(seed int64) Source {
	s := &alfg{}
	s.Seed(seed)
	return s
}

// lehmer is the generator that stretches a seed.
func lehmer(x uint64) uint64 { return x * 48271 % math.MaxInt32 }

func (s *alfg) Seed(seed int64) {
	x := seed % math.MaxInt32
	switch {
	case x < 0:
		x += math.MaxInt32
	case x == 0:
		x = 89482311 // 0 would stay 0
	}
	state := uint64(x)
	for range 20 {
		state = lehmer(state)
	}
	for i, mixed := range alfgState {
		for shift := 40; shift >= 0; shift -= 20 {
			state = lehmer(state)
			mixed ^= state << shift
		}
		s.vec[i] = mixed
	}
	s.newest, s.tap = alfgLen-alfgTap, 0
}

func (s *alfg) Int63() int64 { return int64(s.Uint64() &^ (1 << 63)) }

func (s *alfg) Uint64() uint64 {
	s.newest = before(s.newest)
	s.tap = before(s.tap)
	s.vec[s.newest] += s.vec[s.tap]
	return s.vec[s.newest]
}

func before(i int) int {
	if i == 0 {
		i = alfgLen
	}
	return i - 1
}
