package diff

import (
	"cmp"
	gbits "g/math/bits"
	gslices "g/slices"
	gsort "g/sort"
	gutf8 "g/unicode/utf8"
	"math/bits"
	"math/rand"
	"slices"
	"sort"
	"testing"
	"unicode/utf8"
)

type pair struct{ k, v int }

func patterns(r *rand.Rand) []pair {
	n := r.Intn(1200)
	if r.Intn(3) == 0 {
		n = r.Intn(30)
	}
	s := make([]pair, n)
	m := 1 + r.Intn(n+2)
	kind := r.Intn(7)
	for i := range s {
		switch kind {
		case 0, 1:
			s[i].k = r.Intn(m)
		case 2:
			s[i].k = i / (1 + m/10)
		case 3:
			s[i].k = -i
		case 4:
			s[i].k = i ^ 5
		case 5:
			s[i].k = i % (1 + m/4)
		case 6:
			s[i].k = i
			if r.Intn(40) == 0 {
				s[i].k = r.Intn(n)
			}
		}
		s[i].v = i
	}
	return s
}

type byKey []pair

func (s byKey) Len() int           { return len(s) }
func (s byKey) Less(i, j int) bool { return s[i].k < s[j].k }
func (s byKey) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

func TestSort(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	byK := func(a, b pair) int { return cmp.Compare(a.k, b.k) }
	for range 3000 {
		s := patterns(r)
		for name, f := range map[string][2]func([]pair){
			"sort":       {func(s []pair) { sort.Sort(byKey(s)) }, func(s []pair) { gsort.Sort(byKey(s)) }},
			"stable":     {func(s []pair) { sort.Stable(byKey(s)) }, func(s []pair) { gsort.Stable(byKey(s)) }},
			"slice":      {func(s []pair) { sort.Slice(s, func(i, j int) bool { return s[i].k < s[j].k }) }, func(s []pair) { gsort.Slice(s, func(i, j int) bool { return s[i].k < s[j].k }) }},
			"sortfunc":   {func(s []pair) { slices.SortFunc(s, byK) }, func(s []pair) { gslices.SortFunc(s, byK) }},
			"stablefunc": {func(s []pair) { slices.SortStableFunc(s, byK) }, func(s []pair) { gslices.SortStableFunc(s, byK) }},
		} {
			a, b := slices.Clone(s), slices.Clone(s)
			f[0](a)
			f[1](b)
			if !slices.Equal(a, b) {
				t.Fatalf("seed %d: %s differs on %d elements", seed, name, len(s))
			}
		}
		x, y := make([]float64, len(s)), make([]float64, len(s))
		for i := range s {
			x[i] = float64(s[i].k)
			y[i] = x[i]
		}
		slices.Sort(x)
		gslices.Sort(y)
		if !slices.Equal(x, y) {
			t.Fatalf("seed %d: Sort", seed)
		}
	}
}

func TestBits(t *testing.T) {
	for range 200000 {
		x := rand.Uint64() >> rand.Intn(65)
		y := rand.Uint64() >> rand.Intn(64)
		z := rand.Uint64() >> rand.Intn(64)
		k := rand.Intn(200) - 100
		for i, p := range [][2]uint64{
			{uint64(bits.Len64(x)), uint64(gbits.Len64(x))},
			{uint64(bits.TrailingZeros64(x)), uint64(gbits.TrailingZeros64(x))},
			{uint64(bits.TrailingZeros8(uint8(x))), uint64(gbits.TrailingZeros8(uint8(x)))},
			{uint64(bits.LeadingZeros16(uint16(x))), uint64(gbits.LeadingZeros16(uint16(x)))},
			{uint64(bits.OnesCount64(x)), uint64(gbits.OnesCount64(x))},
			{bits.Reverse64(x), gbits.Reverse64(x)},
			{uint64(bits.Reverse8(uint8(x))), uint64(gbits.Reverse8(uint8(x)))},
			{bits.ReverseBytes64(x), gbits.ReverseBytes64(x)},
			{uint64(bits.ReverseBytes32(uint32(x))), uint64(gbits.ReverseBytes32(uint32(x)))},
			{bits.RotateLeft64(x, k), gbits.RotateLeft64(x, k)},
			{uint64(bits.RotateLeft8(uint8(x), k)), uint64(gbits.RotateLeft8(uint8(x), k))},
			{uint64(bits.RotateLeft16(uint16(x), k)), uint64(gbits.RotateLeft16(uint16(x), k))},
			{uint64(bits.RotateLeft32(uint32(x), k)), uint64(gbits.RotateLeft32(uint32(x), k))},
		} {
			if p[0] != p[1] {
				t.Fatalf("%d: %x: %x, want %x", i, x, p[1], p[0])
			}
		}
		h1, l1 := bits.Mul64(x, y)
		h2, l2 := gbits.Mul64(x, y)
		if h1 != h2 || l1 != l2 {
			t.Fatal("Mul64")
		}
		if z > x {
			h1, l1 = bits.Div64(x, y, z)
			h2, l2 = gbits.Div64(x, y, z)
			if h1 != h2 || l1 != l2 {
				t.Fatal("Div64", x, y, z)
			}
		}
		if z != 0 && bits.Rem64(x, y, z) != gbits.Rem64(x, y, z) {
			t.Fatal("Rem64")
		}
		h1, l1 = bits.Add64(x, y, z&1)
		h2, l2 = gbits.Add64(x, y, z&1)
		if h1 != h2 || l1 != l2 {
			t.Fatal("Add64")
		}
		h1, l1 = bits.Sub64(x, y, z&1)
		h2, l2 = gbits.Sub64(x, y, z&1)
		if h1 != h2 || l1 != l2 {
			t.Fatal("Sub64")
		}
	}
}

func TestUTF8(t *testing.T) {
	pieces := []string{"a", "\x80", "\xc0", "\xc2", "\xdf", "\xe0", "\xa0", "\x9f", "\xbf", "\xed", "\xf0", "\x90", "\x8f", "\xf4", "\xf5", "\xff", "é", "世", "😀", "\U0010ffff", "\ufffd"}
	for range 300000 {
		s := ""
		for range rand.Intn(6) {
			s += pieces[rand.Intn(len(pieces))]
		}
		b := []byte(s)
		r1, n1 := utf8.DecodeRuneInString(s)
		r2, n2 := gutf8.DecodeRuneInString(s)
		r3, n3 := gutf8.DecodeRune(b)
		if r1 != r2 || n1 != n2 || r1 != r3 || n1 != n3 {
			t.Fatalf("decode %q", s)
		}
		r1, n1 = utf8.DecodeLastRuneInString(s)
		r2, n2 = gutf8.DecodeLastRuneInString(s)
		r3, n3 = gutf8.DecodeLastRune(b)
		if r1 != r2 || n1 != n2 || r1 != r3 || n1 != n3 {
			t.Fatalf("decode last %q", s)
		}
		if utf8.ValidString(s) != gutf8.ValidString(s) || utf8.Valid(b) != gutf8.Valid(b) || utf8.RuneCount(b) != gutf8.RuneCount(b) || utf8.FullRune(b) != gutf8.FullRune(b) || utf8.FullRuneInString(s) != gutf8.FullRuneInString(s) {
			t.Fatalf("%q", s)
		}
	}
	for r := rune(-10); r < 0x110010; r++ {
		if string(utf8.AppendRune(nil, r)) != string(gutf8.AppendRune(nil, r)) || utf8.RuneLen(r) != gutf8.RuneLen(r) {
			t.Fatal(r)
		}
	}
}
