package diff

import (
	"encoding/json"
	"fmt"
	gfmt "g/fmt"
	gbig "g/math/big"
	grand "g/math/rand"
	"math"
	"math/big"
	"math/rand"
	"strings"
	"testing"
)

// randInt is a number of mostly few words, with long runs of equal bits at times.
func randInt(r *rand.Rand, words int) *big.Int {
	x := new(big.Int)
	for n := r.Intn(words*64 + 1); n > 0; {
		k := min(n, 1+r.Intn(100))
		x.Lsh(x, uint(k))
		switch r.Intn(4) {
		case 0:
		case 1:
			x.Or(x, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), uint(k)), big.NewInt(1)))
		default:
			x.Or(x, new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), uint(k))))
		}
		n -= k
	}
	if r.Intn(2) == 0 {
		x.Neg(x)
	}
	return x
}

func own(x *big.Int) *gbig.Int {
	z, ok := new(gbig.Int).SetString(x.Text(16), 16)
	if !ok || z.String() != x.String() {
		panic("SetString: " + x.String() + " became " + z.String())
	}
	return z
}

// outcome is what f returns, or its panic.
func outcome(f func() string) (s string) {
	defer func() {
		if e := recover(); e != nil {
			s = fmt.Sprintf("panic: %v", e)
		}
	}()
	return f()
}

type ints[T any] interface {
	fmt.Stringer
	Add(x, y T) T
	Sub(x, y T) T
	Mul(x, y T) T
	Quo(x, y T) T
	Rem(x, y T) T
	Div(x, y T) T
	Mod(x, y T) T
	QuoRem(x, y, r T) (T, T)
	DivMod(x, y, m T) (T, T)
	And(x, y T) T
	Or(x, y T) T
	Xor(x, y T) T
	AndNot(x, y T) T
	Not(x T) T
	GCD(x, y, a, b T) T
	ModInverse(g, n T) T
	ModSqrt(x, p T) T
	Exp(x, y, m T) T
	Sqrt(x T) T
	Lsh(x T, n uint) T
	Rsh(x T, n uint) T
	SetBit(x T, i int, b uint) T
	Bit(i int) uint
	Cmp(y T) int
	CmpAbs(y T) int
	Abs(x T) T
	Neg(x T) T
	Set(x T) T
	Text(base int) string
	SetString(s string, base int) (T, bool)
	BitLen() int
	TrailingZeroBits() uint
	ProbablyPrime(n int) bool
	Int64() int64
	Uint64() uint64
	IsInt64() bool
	IsUint64() bool
	Bytes() []byte
	Binomial(n, k int64) T
	MulRange(a, b int64) T
	GobEncode() ([]byte, error)
}

// intOps are applied to numbers of either library; z may be one of the operands.
func intOps[T ints[T]](newInt func() T, jacobi func(x, y T) int, sprintf func(string, ...any) string, op int, z, x, y, m T, k int) string {
	switch op {
	case 0:
		return z.Add(x, y).String()
	case 1:
		return z.Sub(x, y).String()
	case 2:
		return z.Mul(x, y).String()
	case 3:
		return z.Quo(x, y).String()
	case 4:
		return z.Rem(x, y).String()
	case 5:
		return z.Div(x, y).String()
	case 6:
		return z.Mod(x, y).String()
	case 7:
		q, r := z.QuoRem(x, y, m)
		return q.String() + " " + r.String()
	case 8:
		q, r := z.DivMod(x, y, m)
		return q.String() + " " + r.String()
	case 9:
		return z.And(x, y).String() + z.Or(x, m).String()
	case 10:
		return z.Xor(x, y).String() + z.AndNot(y, m).String()
	case 11:
		return z.Or(x, y).String() + z.Not(x).String()
	case 12:
		a, b := newInt(), newInt()
		return sprintf("%v %v %v", z.GCD(a, b, x, y), a, b)
	case 13:
		return z.GCD(newInt(), nil2[T](), x, y).String()
	case 14:
		return fmt.Sprint(z.ModInverse(x, y))
	case 15:
		return fmt.Sprint(z.Sqrt(x))
	case 16:
		return z.Lsh(x, uint(k)).String() + z.Rsh(y, uint(k)).String()
	case 17:
		return z.SetBit(x, k, uint(k)&1).String() + fmt.Sprint(y.Bit(k))
	case 18:
		return fmt.Sprint(x.Cmp(y), x.CmpAbs(y), x.BitLen(), x.TrailingZeroBits(), x.Int64(), x.Uint64(), x.IsInt64(), x.IsUint64(), x.Bytes())
	case 19:
		base := 2 + k%61
		text := x.Text(base)
		_, ok := z.SetString(text, base)
		return text + fmt.Sprint(z, ok)
	case 20:
		return z.Abs(x).String() + z.Neg(y).String() + z.Set(m).String()
	case 21:
		b, err := x.GobEncode()
		return fmt.Sprint(b, err)
	case 22:
		return sprintf("%d|%x|%+X|%#x|%#o|%O|%b|%20d|%-20d|%020d|%.30d|% d|%s|%v|%q|%#v|%+v", x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, y, y)
	case 23:
		return fmt.Sprint(jacobi(x, y))
	case 24:
		return z.Binomial(int64(k), int64(x.BitLen()%(k+1))).String()
	}
	return z.MulRange(int64(k-100), int64(k+x.BitLen()%70-100)).String()
}

func nil2[T any]() (zero T) { return zero }

func TestBigInt(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	for i := range 60000 {
		words := 6
		if i%50 == 0 {
			words = 60
		}
		if i%1500 == 0 {
			words = 900
		}
		x, y, m := randInt(r, words), randInt(r, 1+r.Intn(words)), randInt(r, words)
		gx, gy, gm := own(x), own(y), own(m)
		op, k, alias := r.Intn(26), r.Intn(300), r.Intn(4)
		z, gz := new(big.Int), new(gbig.Int)
		switch alias {
		case 1:
			z, gz = x, gx
		case 2:
			z, gz = y, gy
		case 3:
			z.Set(randInt(r, words))
			gz = own(z)
		}
		about := fmt.Sprintf("seed %d: op %d alias %d k %d of %v %v %v", seed, op, alias, k, x, y, m)
		want := outcome(func() string {
			return intOps(func() *big.Int { return new(big.Int) }, big.Jacobi, fmt.Sprintf, op, z, x, y, m, k)
		})
		got := outcome(func() string {
			return intOps(func() *gbig.Int { return new(gbig.Int) }, gbig.Jacobi, gfmt.Sprintf, op, gz, gx, gy, gm, k)
		})
		if got != want {
			t.Fatalf("%.3000s:\n%.1000s, want\n%.1000s", about, got, want)
		}
		for _, pair := range [][2]fmt.Stringer{{x, gx}, {y, gy}, {m, gm}} {
			if pair[0].String() != pair[1].String() {
				t.Fatalf("%.3000s: an operand became %.1000s, want %.1000s", about, pair[1], pair[0])
			}
		}
	}
}

func TestBigModular(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	for i := range 1500 {
		x, y, m := randInt(r, 5), randInt(r, 3), randInt(r, 5)
		if i%3 == 0 || m.Sign() == 0 {
			m.SetBit(m, 0, 1)
		}
		got, want := outcome(func() string { return fmt.Sprint(new(gbig.Int).Exp(own(x), own(y), own(m))) }), outcome(func() string { return fmt.Sprint(new(big.Int).Exp(x, y, m)) })
		if got != want {
			t.Fatalf("seed %d: Exp(%v, %v, %v) = %v, want %v", seed, x, y, m, got, want)
		}
		small := big.NewInt(int64(r.Intn(400)))
		if got, want := new(gbig.Int).Exp(own(x), own(small), nil).String(), new(big.Int).Exp(x, small, nil).String(); got != want {
			t.Fatalf("seed %d: %v to the %v = %v, want %v", seed, x, small, got, want)
		}
		p := new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), uint(1+r.Intn(140))))
		for p.SetBit(p, 0, 1); !p.ProbablyPrime(0); p.Add(p, big.NewInt(2)) {
			if own(p).ProbablyPrime(i % 5) {
				t.Fatalf("seed %d: ProbablyPrime(%v) is true", seed, p)
			}
		}
		if !own(p).ProbablyPrime(i % 5) {
			t.Fatalf("seed %d: ProbablyPrime(%v) is false", seed, p)
		}
		if got, want := outcome(func() string { return fmt.Sprint(new(gbig.Int).ModSqrt(own(x), own(p))) }), outcome(func() string { return fmt.Sprint(new(big.Int).ModSqrt(x, p)) }); got != want {
			t.Fatalf("seed %d: ModSqrt(%v, %v) = %v, want %v", seed, x, p, got, want)
		}
		limit := new(big.Int).Abs(randInt(r, 4))
		a, b := grand.New(grand.NewSource(int64(i))), rand.New(rand.NewSource(int64(i)))
		for range 3 {
			if got, want := new(gbig.Int).Rand(a, own(limit)).String(), new(big.Int).Rand(b, limit).String(); got != want {
				t.Fatalf("seed %d: Rand(%v) = %v, want %v", seed, limit, got, want)
			}
		}
	}
	for n := int64(-3); n < 20000; n++ {
		if gbig.NewInt(n).ProbablyPrime(0) != big.NewInt(n).ProbablyPrime(0) {
			t.Fatalf("ProbablyPrime(%d) is wrong", n)
		}
	}
}

func TestBigScanInt(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	parts := []string{"0", "1", "7", "9", "12345678901234567890", "_", "__", "0x", "0b", "0o", "0X", "a", "F", "z", "-", "+", ".", "e", "p", "e-3", "E+5", "p7", "/", " ", "_1", "inf", "e99999999999999999999", "e1000000000", "0", "00"}
	for range 100000 {
		var b strings.Builder
		for range r.Intn(6) {
			b.WriteString(parts[r.Intn(len(parts))])
		}
		s := b.String()
		base := []int{0, 0, 0, 2, 8, 10, 16, 36, 37, 62}[r.Intn(10)]
		a, okA := new(big.Int).SetString(s, base)
		g, okG := new(gbig.Int).SetString(s, base)
		if okA != okG || okA && a.String() != g.String() {
			t.Fatalf("SetString(%q, %d) = %v %v, want %v %v", s, base, g, okG, a, okA)
		}
		if strings.Contains(s, "e1000000000") {
			continue
		}
		ra, okA := new(big.Rat).SetString(s)
		rg, okG := new(gbig.Rat).SetString(s)
		if okA != okG || okA && ra.String() != rg.String() {
			t.Fatalf("Rat.SetString(%q) = %v %v, want %v %v", s, rg, okG, ra, okA)
		}
		if base > 16 {
			base = 0
		}
		prec := uint(r.Intn(3) * 40)
		fa, ba, ea := big.ParseFloat(s, base, prec, big.RoundingMode(r.Intn(6)))
		fg, bg, eg := new(gbig.Float).SetPrec(prec).SetMode(gbig.RoundingMode(0)).Parse(s, base)
		if ea == nil {
			fg, bg, eg = gbig.ParseFloat(s, base, prec, gbig.RoundingMode(fa.Mode()))
		}
		if ba != bg || fmt.Sprint(ea) != fmt.Sprint(eg) || ea == nil && (fa.Text('p', 0) != fg.Text('p', 0) || fa.Acc().String() != fg.Acc().String()) {
			t.Fatalf("ParseFloat(%q, %d, %d) = %v %v %v, want %v %v %v", s, base, prec, fg, bg, eg, fa, ba, ea)
		}
		var sa, sg any
		var na, ng int
		verb := "%" + string("bodxXsveq"[r.Intn(9)])
		x, gx := new(big.Int), new(gbig.Int)
		na, sa = fmt.Sscanf(s, verb, x)
		ng, sg = gfmt.Sscanf(s, verb, gx)
		if na != ng || fmt.Sprint(sa) != fmt.Sprint(sg) || na == 1 && x.String() != gx.String() {
			t.Fatalf("Sscanf(%q, %s) = %v %v %v, want %v %v %v", s, verb, gx, ng, sg, x, na, sa)
		}
	}
}

func TestBigRat(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	random := func() (*big.Rat, *gbig.Rat) {
		words := 1 + r.Intn(3)
		if r.Intn(10) == 0 {
			words = 20
		}
		a, b := randInt(r, words), randInt(r, words)
		if r.Intn(3) == 0 {
			b.SetInt64(int64(1 + r.Intn(20)))
		}
		if r.Intn(3) == 0 {
			a.SetInt64(int64(r.Intn(40) - 20))
		}
		if b.Sign() == 0 {
			return new(big.Rat), new(gbig.Rat)
		}
		return new(big.Rat).SetFrac(a, b), new(gbig.Rat).SetFrac(own(a), own(b))
	}
	for range 30000 {
		x, gx := random()
		y, gy := random()
		z, gz := new(big.Rat), new(gbig.Rat)
		if r.Intn(3) == 0 {
			z, gz = x, gx
		}
		var want, got string
		op := r.Intn(12)
		switch op {
		case 0:
			want, got = z.Add(x, y).String(), gz.Add(gx, gy).String()
		case 1:
			want, got = z.Sub(x, y).String(), gz.Sub(gx, gy).String()
		case 2:
			want, got = z.Mul(x, y).String(), gz.Mul(gx, gy).String()
		case 3:
			want, got = outcome(func() string { return z.Quo(x, y).String() }), outcome(func() string { return gz.Quo(gx, gy).String() })
		case 4:
			want, got = outcome(func() string { return z.Inv(x).String() }), outcome(func() string { return gz.Inv(gx).String() })
		case 5:
			want, got = fmt.Sprint(x.Cmp(y), x.Sign(), x.IsInt(), z.Neg(x), z.Abs(y)), fmt.Sprint(gx.Cmp(gy), gx.Sign(), gx.IsInt(), gz.Neg(gx), gz.Abs(gy))
		case 6:
			f, e := x.Float64()
			h, d := gx.Float64()
			want, got = fmt.Sprint(math.Float64bits(f), e), fmt.Sprint(math.Float64bits(h), d)
		case 7:
			f, e := x.Float32()
			h, d := gx.Float32()
			want, got = fmt.Sprint(math.Float32bits(f), e), fmt.Sprint(math.Float32bits(h), d)
		case 8:
			n := r.Intn(30)
			want, got = x.FloatString(n), gx.FloatString(n)
		case 9:
			want, got = fmt.Sprint(x.FloatPrec()), fmt.Sprint(gx.FloatPrec())
		case 10:
			f := randFloat(r)
			want, got = fmt.Sprint(z.SetFloat64(f)), fmt.Sprint(gz.SetFloat64(f))
			a, e := z.Float64()
			b, d := gz.Float64()
			want, got = want+fmt.Sprint(a, e), got+fmt.Sprint(b, d)
		case 11:
			a, _ := x.GobEncode()
			b, _ := gx.GobEncode()
			p, _ := json.Marshal(x)
			q, _ := json.Marshal(gx)
			want, got = fmt.Sprint(a, string(p), x.RatString(), x.Num(), x.Denom()), fmt.Sprint(b, string(q), gx.RatString(), gx.Num(), gx.Denom())
		}
		if want != got {
			t.Fatalf("seed %d: op %d of %v and %v is %s, want %s", seed, op, x, y, got, want)
		}
		if x.String() != gx.String() || y.String() != gy.String() {
			t.Fatalf("seed %d: op %d changed %v %v, want %v %v", seed, op, gx, gy, x, y)
		}
	}
	// Between the smallest numbers and at the borders of rounding.
	for range 20000 {
		a, e := big.NewInt(r.Int63()), r.Intn(2300)-1200
		if r.Intn(2) == 0 {
			a.Or(a.Lsh(a.Rsh(a, uint(r.Intn(60))), 70), big.NewInt(int64(r.Intn(2))))
		}
		x := new(big.Rat).SetInt(a)
		s := new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), uint(max(e, -e))))
		if e < 0 {
			s.Inv(s)
		}
		x.Mul(x, s)
		gx, _ := new(gbig.Rat).SetString(x.String())
		f, p := x.Float64()
		g, q := gx.Float64()
		f2, p2 := x.Float32()
		g2, q2 := gx.Float32()
		if f != g || p != q || f2 != g2 || p2 != q2 {
			t.Fatalf("seed %d: %v as float is %v %v %v %v, want %v %v %v %v", seed, x, g, q, g2, q2, f, p, f2, p2)
		}
	}
}

func TestBigFloat(t *testing.T) {
	seed := rand.Int63()
	r := rand.New(rand.NewSource(seed))
	random := func() (*big.Float, *gbig.Float) {
		prec := uint([]int{0, 1, 10, 24, 53, 64, 65, 128, 200}[r.Intn(9)])
		mode := r.Intn(6)
		x, gx := new(big.Float).SetPrec(prec).SetMode(big.RoundingMode(mode)), new(gbig.Float).SetPrec(prec).SetMode(gbig.RoundingMode(mode))
		switch r.Intn(8) {
		case 0:
			return x, gx
		case 1:
			return x.SetInf(mode > 2), gx.SetInf(mode > 2)
		case 2:
			i := r.Int63n(2000) - 1000
			return x.SetInt64(i), gx.SetInt64(i)
		case 3:
			f := randFloat(r)
			if math.IsNaN(f) {
				f = 0
			}
			return x.SetFloat64(-f), gx.SetFloat64(-f)
		case 4:
			s := fmt.Sprintf("%d.%de%d", r.Intn(1000), r.Int63(), r.Intn(100)-50)
			x.SetString(s)
			gx.SetString(s)
			return x, gx
		}
		a := randInt(r, 5)
		e := r.Intn(600) - 400
		x.SetInt(a)
		gx.SetInt(own(a))
		return x.SetMantExp(x, e), gx.SetMantExp(gx, e)
	}
	show := func(x interface {
		Prec() uint
		Text(byte, int) string
		Signbit() bool
		MinPrec() uint
	}, mode, acc any) string {
		return fmt.Sprint(x.Text('p', 0), " ", x.Prec(), " ", x.Signbit(), " ", mode, " ", acc, " ", x.MinPrec())
	}
	for range 100000 {
		x, gx := random()
		y, gy := random()
		z, gz := random()
		switch r.Intn(4) {
		case 0:
			z, gz = x, gx
		case 1:
			z, gz = y, gy
		}
		op := r.Intn(16)
		about := fmt.Sprintf("seed %d: op %d of %s and %s to %s", seed, op, show(x, x.Mode(), x.Acc()), show(y, y.Mode(), y.Acc()), show(z, z.Mode(), z.Acc()))
		do := func(f func(), g func()) (string, string) {
			return outcome(func() string { f(); return show(z, z.Mode(), z.Acc()) }), outcome(func() string { g(); return show(gz, gz.Mode(), gz.Acc()) })
		}
		var want, got string
		k, c := r.Intn(40)-1, "eEfgGxpbz"[r.Intn(9)]
		switch op {
		case 0:
			want, got = do(func() { z.Add(x, y) }, func() { gz.Add(gx, gy) })
		case 1:
			want, got = do(func() { z.Sub(x, y) }, func() { gz.Sub(gx, gy) })
		case 2:
			want, got = do(func() { z.Mul(x, y) }, func() { gz.Mul(gx, gy) })
		case 3:
			want, got = do(func() { z.Quo(x, y) }, func() { gz.Quo(gx, gy) })
		case 4:
			want, got = do(func() { z.Sqrt(x) }, func() { gz.Sqrt(gx) })
			if x.Prec() != 0 && strings.Contains(want, "Exact") != strings.Contains(got, "Exact") {
				got = want // the accuracy is not defined
			}
		case 5:
			want, got = do(func() { z.Set(x) }, func() { gz.Set(gx) })
		case 6:
			want, got = do(func() { z.SetPrec(uint(k + 1)) }, func() { gz.SetPrec(uint(k + 1)) })
		case 7:
			want, got = do(func() { z.Neg(x) }, func() { gz.Neg(gx) })
		case 8:
			want, got = x.Text(c, k), gx.Text(c, k)
		case 9:
			a, b := x.Int64()
			p, q := x.Uint64()
			d, e := gx.Int64()
			f, g := gx.Uint64()
			want, got = fmt.Sprint(a, b, p, q), fmt.Sprint(d, e, f, g)
		case 10:
			a, b := x.Float64()
			p, q := x.Float32()
			d, e := gx.Float64()
			f, g := gx.Float32()
			want, got = fmt.Sprint(math.Float64bits(a), b, math.Float32bits(p), q), fmt.Sprint(math.Float64bits(d), e, math.Float32bits(f), g)
		case 11:
			a, b := x.Int(nil)
			p, q := x.Rat(nil)
			d, e := gx.Int(nil)
			f, g := gx.Rat(nil)
			want, got = fmt.Sprint(a, b, p, q), fmt.Sprint(d, e, f, g)
		case 12:
			want, got = fmt.Sprint(x.Cmp(y), x.IsInt(), x.IsInf(), x.Sign()), fmt.Sprint(gx.Cmp(gy), gx.IsInt(), gx.IsInf(), gx.Sign())
		case 13:
			f := "%" + string(" +-0#1"[r.Intn(6)]) + []string{"", "30", "5"}[r.Intn(3)] + []string{"", ".0", ".7"}[r.Intn(3)] + string("efgGEFvsxbd"[r.Intn(11)])
			want, got = f+fmt.Sprintf(f, x), f+gfmt.Sprintf(f, gx)
		case 14:
			a, _ := x.GobEncode()
			b, _ := gx.GobEncode()
			p, _ := x.MarshalText()
			q, _ := gx.MarshalText()
			gz2, z2 := new(gbig.Float), new(big.Float)
			z2.GobDecode(a)
			gz2.GobDecode(b)
			want, got = fmt.Sprint(a, string(p), x.String(), z2.Text('g', -1)), fmt.Sprint(b, string(q), gx.String(), gz2.Text('g', -1))
		case 15:
			if x.IsInf() || x.Prec() == 0 {
				continue
			}
			p, _ := x.Rat(nil)
			gp, _ := gx.Rat(nil)
			if y.Sign() != 0 && !y.IsInf() {
				q, _ := y.Rat(nil)
				gq, _ := gy.Rat(nil)
				p.Quo(p, q)
				gp.Quo(gp, gq)
			}
			want, got = do(func() { z.SetRat(p) }, func() { gz.SetRat(gp) })
		}
		if want != got {
			t.Fatalf("%s: got\n%s, want\n%s", about, got, want)
		}
	}
}
