package diff

import (
	"fmt"
	gstrconv "g/strconv"
	"math"
	"math/big"
	"math/rand"
	"strconv"
	"strings"
	"testing"
)

func randFloat(r *rand.Rand) float64 {
	switch r.Intn(9) {
	case 0:
		return math.Float64frombits(r.Uint64())
	case 1:
		return float64(r.Int63()) / float64(int64(1)<<uint(r.Intn(62)))
	case 2:
		f, _ := strconv.ParseFloat(fmt.Sprintf("%de%d", r.Intn(100000), r.Intn(640)-330), 64)
		return f
	case 3:
		return math.Float64frombits(r.Uint64() & (1<<52 - 1) >> uint(r.Intn(52)))
	case 4:
		return math.Ldexp(1, r.Intn(2098)-1074)
	case 5:
		return float64(math.Float32frombits(r.Uint32()))
	case 6:
		return float64(r.Intn(1e6)) / 1000
	case 7:
		return float64(r.Intn(1000)) + 0.5
	}
	return math.Trunc(math.Ldexp(r.Float64(), r.Intn(100)))
}

func TestFormatFloat(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	for range 600000 {
		f := randFloat(r)
		if r.Intn(20) == 0 {
			f = -f
		}
		size := 64
		if r.Intn(4) == 0 {
			size = 32
		}
		c := "eEfgGbxX"[r.Intn(8)]
		prec := r.Intn(25) - 3
		if prec < -1 {
			prec = -1
		}
		if r.Intn(50) == 0 {
			prec = r.Intn(400)
		}
		want := strconv.FormatFloat(f, c, prec, size)
		if got := gstrconv.FormatFloat(f, c, prec, size); got != want {
			t.Fatalf("seed %d: FormatFloat(%b, %c, %d, %d) = %s, want %s", seed, f, c, prec, size, got, want)
		}
	}
}

func randNumber(r *rand.Rand) string {
	switch r.Intn(8) {
	case 0:
		return strconv.FormatFloat(randFloat(r), 'g', -1, 64)
	case 1: // exactly a midpoint, and near it
		f := math.Abs(randFloat(r))
		if math.IsInf(f, 0) || math.IsNaN(f) {
			return "1"
		}
		g := math.Nextafter(f, math.Inf(1))
		x := new(big.Float).SetPrec(3000).SetFloat64(f)
		if !math.IsInf(g, 0) {
			x.Add(x, new(big.Float).SetPrec(3000).SetFloat64(g))
			x.Quo(x, big.NewFloat(2))
		}
		s := x.Text('e', 1200)
		if r.Intn(2) == 0 {
			i := strings.IndexByte(s, 'e')
			s = s[:i] + "1" + s[i:]
		}
		if r.Intn(3) == 0 {
			i := strings.IndexByte(s, 'e')
			s = s[:i][:r.Intn(i-3)+3] + s[i:]
		}
		return s
	case 2:
		return fmt.Sprintf("%d.%de%d", r.Intn(100), r.Int63(), r.Intn(700)-350)
	case 3:
		s := ""
		for range r.Intn(30) {
			s += string("0123456789.e+-_xpafin"[r.Intn(21)])
		}
		return s
	case 4:
		return fmt.Sprintf("0x%x.%xp%d", r.Intn(100), r.Int63()>>uint(r.Intn(60)), r.Intn(2300)-1150)
	case 5:
		return fmt.Sprintf("%d%d%d.%de%d", r.Int63(), r.Int63(), r.Int63(), r.Int63(), r.Intn(700)-380)
	case 6:
		f := math.Float32frombits(r.Uint32())
		x := float64(f) + float64(math.Nextafter32(f, 100)-f)/2
		return strconv.FormatFloat(x, 'e', -1, 64)
	}
	list := []string{"inf", "-Infinity", "+INF", "nan", "+nan", "infx", "0x", "0x1", "0x1p", "1_000", "1__0", "_1", "1_", "0x_1p4", "0_1", "1e", "1e+", ".", ".5", "5.", "+", "-", "", "1e400", "-1e400", "1e-400", "0x1p1025", "0e1000000000", "1e1000000000000", "infinit", "in", "1.7976931348623158e308", "1.797693134862315808e308", "4.9e-324", "2e-324", "0x.8p-1074", "0x1.00000000000008p0", "0x1.000000000000080000000001p0"}
	return list[r.Intn(len(list))]
}

func same(a, b float64) bool {
	return a != a && b != b || math.Float64bits(a) == math.Float64bits(b)
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestParseFloat(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	for range 400000 {
		s := randNumber(r)
		size := 64
		if r.Intn(3) == 0 {
			size = 32
		}
		f, err := strconv.ParseFloat(s, size)
		g, gerr := gstrconv.ParseFloat(s, size)
		if !same(f, g) || errText(err) != errText(gerr) {
			t.Fatalf("seed %d: ParseFloat(%q, %d) = %v, %v, want %v, %v", seed, s, size, g, gerr, f, err)
		}
		if r.Intn(4) == 0 {
			s = strings.Repeat("(", r.Intn(2)) + s + []string{"", "+", "-", "i"}[r.Intn(4)] + randNumber(r) + []string{"", "i", "i)"}[r.Intn(3)]
			c, err := strconv.ParseComplex(s, size*2)
			d, gerr := gstrconv.ParseComplex(s, size*2)
			if !same(real(c), real(d)) || !same(imag(c), imag(d)) || errText(err) != errText(gerr) {
				t.Fatalf("ParseComplex(%q) = %v, %v, want %v, %v", s, d, gerr, c, err)
			}
		}
	}
}

func TestInts(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	for range 400000 {
		x := r.Int63() >> uint(r.Intn(64))
		if r.Intn(2) == 0 {
			x = -x - int64(r.Intn(2))
		}
		base := 2 + r.Intn(35)
		if r.Intn(2) == 0 {
			base = 10
		}
		a, b := strconv.FormatInt(x, base), gstrconv.FormatInt(x, base)
		if a != b || strconv.FormatUint(uint64(x), base) != gstrconv.FormatUint(uint64(x), base) || string(gstrconv.AppendInt(nil, x, base)) != a {
			t.Fatal(x, base, a, b)
		}
		s := a
		switch r.Intn(4) {
		case 0:
			s = ""
			for range r.Intn(24) {
				s += string("0123456789+-_xXbBoO"[r.Intn(19)])
			}
		case 1:
			s += string("0123456789+-_xXbBoO"[r.Intn(19)])
		}
		pb := []int{0, 0, base, 10, 1, 37}[r.Intn(6)]
		bs := []int{0, 8, 16, 32, 64, 65, 7}[r.Intn(7)]
		i1, e1 := strconv.ParseInt(s, pb, bs)
		i2, e2 := gstrconv.ParseInt(s, pb, bs)
		if i1 != i2 || errText(e1) != errText(e2) {
			t.Fatalf("ParseInt(%q, %d, %d): %d %v, want %d %v", s, pb, bs, i2, e2, i1, e1)
		}
		u1, e1 := strconv.ParseUint(s, pb, bs)
		u2, e2 := gstrconv.ParseUint(s, pb, bs)
		if u1 != u2 || errText(e1) != errText(e2) {
			t.Fatalf("ParseUint(%q, %d, %d): %d %v, want %d %v", s, pb, bs, u2, e2, u1, e1)
		}
		n1, e1 := strconv.Atoi(s)
		n2, e2 := gstrconv.Atoi(s)
		if n1 != n2 || errText(e1) != errText(e2) {
			t.Fatalf("Atoi(%q): %d %v, want %d %v", s, n2, e2, n1, e1)
		}
	}
}

func randText(r *rand.Rand) string {
	pieces := []string{"a", "b", " ", "\n", "\t", "\"", "'", "`", "\\", "\\n", "\\x41", "\\u00e9", "\\U0001F600", "\\101", "\\8", "\\'", "\\\"", "\x00", "\x7f", "\x80", "\xff", "é", "世", "😀", "\u00a0", "\u2028", "\ufeff", "\U0010ffff", "\u0300", "\r", "\\400", "\\ud800", "\a"}
	s := ""
	for range r.Intn(7) {
		s += pieces[r.Intn(len(pieces))]
	}
	return s
}

func TestQuote(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	for c := rune(-2); c < 0x110002; c++ {
		if strconv.IsPrint(c) != gstrconv.IsPrint(c) || strconv.IsGraphic(c) != gstrconv.IsGraphic(c) || strconv.QuoteRune(c) != gstrconv.QuoteRune(c) {
			t.Fatalf("%U %v %v", c, gstrconv.IsPrint(c), strconv.QuoteRune(c))
		}
	}
	for range 200000 {
		s := randText(r)
		if strconv.Quote(s) != gstrconv.Quote(s) || strconv.QuoteToASCII(s) != gstrconv.QuoteToASCII(s) || strconv.QuoteToGraphic(s) != gstrconv.QuoteToGraphic(s) || strconv.CanBackquote(s) != gstrconv.CanBackquote(s) {
			t.Fatalf("%q", s)
		}
		q := []string{"\"", "'", "`", ""}[r.Intn(4)]
		s = q + s + q
		a, e1 := strconv.Unquote(s)
		b, e2 := gstrconv.Unquote(s)
		if a != b || errText(e1) != errText(e2) {
			t.Fatalf("Unquote(%s): %q %v, want %q %v", s, b, e2, a, e1)
		}
		a, e1 = strconv.QuotedPrefix(s + "x")
		b, e2 = gstrconv.QuotedPrefix(s + "x")
		if a != b || errText(e1) != errText(e2) {
			t.Fatalf("QuotedPrefix(%s): %q %v, want %q %v", s, b, e2, a, e1)
		}
	}
}
