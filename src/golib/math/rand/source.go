package rand

const (
	alfgLen = 607
	alfgTap = 273

	int31Max = 1<<31 - 1
)

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

// alfg is the additive lagged Fibonacci generator.
type alfg struct {
	tap  int
	feed int
	vec  [alfgLen]uint64
}

// NewSource makes a source whose numbers follow from seed.
func NewSource(seed int64) Source {
	s := &alfg{}
	s.Seed(seed)
	return s
}

// lcg is Lehmer's generator with the factor 48271, by Schrage's method.
func lcg(x int32) int32 {
	const a, q, r = 48271, 44488, 3399
	x = a*(x%q) - r*(x/q)
	if x < 0 {
		x += int31Max
	}
	return x
}

func (s *alfg) Seed(seed int64) {
	s.tap = 0
	s.feed = alfgLen - alfgTap
	seed %= int31Max
	if seed < 0 {
		seed += int31Max
	}
	if seed == 0 {
		seed = 89482311
	}
	x := int32(seed)
	for range 20 {
		x = lcg(x)
	}
	for i := range s.vec {
		a := lcg(x)
		b := lcg(a)
		x = lcg(b)
		s.vec[i] = (uint64(a)<<40 ^ uint64(b)<<20 ^ uint64(x)) ^ alfgState[i]
	}
}

func (s *alfg) Int63() int64 { return int64(s.Uint64() & (1<<63 - 1)) }

func (s *alfg) Uint64() uint64 {
	s.tap--
	if s.tap < 0 {
		s.tap += alfgLen
	}
	s.feed--
	if s.feed < 0 {
		s.feed += alfgLen
	}
	x := s.vec[s.feed] + s.vec[s.tap]
	s.vec[s.feed] = x
	return x
}
