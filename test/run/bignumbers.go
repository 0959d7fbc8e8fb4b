// run

// Numbers of any size: digits of pi and e, factorials, modular arithmetic,
// fractions, and floating point numbers with their modes.
package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"strings"
)

// pi by Machin's formula, with integers.
func pi(digits int) string {
	unity := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits+10)), nil)
	arctan := func(x int64) *big.Int {
		term := new(big.Int).Quo(unity, big.NewInt(x))
		sum := new(big.Int).Set(term)
		square := big.NewInt(x * x)
		for n := int64(3); term.Sign() != 0; n += 2 {
			term.Quo(term, square)
			part := new(big.Int).Quo(term, big.NewInt(n))
			if n%4 == 3 {
				sum.Sub(sum, part)
			} else {
				sum.Add(sum, part)
			}
		}
		return sum
	}
	p := arctan(5)
	p.Mul(p, big.NewInt(4)).Sub(p, arctan(239)).Mul(p, big.NewInt(4))
	return p.String()[:digits]
}

// e by splitting the series in halves: p/q is the sum of the terms from a to b.
func e(a, b int64) (p, q *big.Int) {
	if b-a == 1 {
		return big.NewInt(1), big.NewInt(b)
	}
	m := (a + b) / 2
	p1, q1 := e(a, m)
	p2, q2 := e(m, b)
	p1.Mul(p1, q2).Add(p1, p2)
	return p1, q1.Mul(q1, q2)
}

func integers() {
	f := new(big.Int).MulRange(1, 1000)
	s := f.String()
	fmt.Println(len(s), s[:30], f.TrailingZeroBits(), f.BitLen())
	p := new(big.Int).Lsh(big.NewInt(1), 100000).String()
	fmt.Println(len(p), p[:20], p[len(p)-20:])
	back, ok := new(big.Int).SetString(p, 10)
	fmt.Println(ok, back.BitLen(), back.TrailingZeroBits())
	a, b := big.NewInt(0), big.NewInt(1)
	for range 1000 {
		a.Add(a, b)
		a, b = b, a
	}
	fmt.Println(a)
	x, _ := new(big.Int).SetString("123456789012345678901234567890", 0)
	y := big.NewInt(-987654321)
	q, r := new(big.Int).QuoRem(x, y, new(big.Int))
	d, m := new(big.Int).DivMod(new(big.Int).Neg(x), y, new(big.Int))
	fmt.Println(q, r, d, m, x.Cmp(y), x.Sign())
	g, u, v := new(big.Int), new(big.Int), new(big.Int)
	g.GCD(u, v, x, y)
	fmt.Println(g, u, v)
	fmt.Println(new(big.Int).Exp(big.NewInt(3), x, big.NewInt(1000000007)), new(big.Int).ModInverse(big.NewInt(3), big.NewInt(11)), new(big.Int).Sqrt(x))
	fmt.Printf("%d %x %X %#x %b %o %40d|%-40d|%+d %s %v\n", y, x, x, x, y, x, x, y, x, x, *y)
	fmt.Println(big.NewInt(97).ProbablyPrime(20), x.ProbablyPrime(20), new(big.Int).ModSqrt(big.NewInt(5), big.NewInt(41)), big.Jacobi(big.NewInt(5), big.NewInt(41)))
	n := new(big.Int).Sub(new(big.Int).Exp(big.NewInt(2), big.NewInt(521), nil), big.NewInt(1))
	fmt.Println(n.ProbablyPrime(10))
	source := rand.New(rand.NewSource(5))
	fmt.Println(new(big.Int).Rand(source, x), new(big.Int).Rand(source, n))
	fmt.Println(new(big.Int).And(y, x), new(big.Int).Or(y, x), new(big.Int).Xor(y, x), new(big.Int).Not(x), new(big.Int).Rsh(y, 3))
	fmt.Println(x.Text(36), x.Text(62), new(big.Int).Binomial(60, 30), x.Bytes(), new(big.Int).SetBytes([]byte{1, 0, 0}))
}

func fractions() {
	sum := new(big.Rat)
	for i := int64(1); i <= 100; i++ {
		sum.Add(sum, big.NewRat(1, i))
	}
	fmt.Println(sum, sum.FloatString(30))
	r, ok := new(big.Rat).SetString("-22/7")
	fmt.Println(r, ok, new(big.Rat).Inv(r), r.Num(), r.Denom(), r.Cmp(sum))
	r.SetString("3.14159e-2")
	f, exact := r.Float64()
	fmt.Println(r, f, exact, new(big.Rat).SetFloat64(0.1), new(big.Rat).Mul(r, r).RatString())
	var half, i big.Rat
	fmt.Sscan("0.5 7", &half, &i)
	fmt.Println(half.String(), i.RatString())
}

func floats() {
	two := new(big.Float).SetPrec(200).SetInt64(2)
	root := new(big.Float).SetPrec(200).Sqrt(two)
	fmt.Println(root, root.Text('f', 50), root.Prec(), root.Mode())
	fmt.Printf("%.20f %g %e %10.3f|%-12.4g|%+v\n", root, root, root, root, root, big.NewFloat(1.5))
	third := new(big.Float).Quo(big.NewFloat(1), big.NewFloat(3))
	fmt.Println(third, third.Acc(), third.MinPrec(), third.Text('p', 0), third.Text('b', 0), third.Text('x', 10))
	for mode := big.ToNearestEven; mode <= big.ToPositiveInf; mode++ {
		x := new(big.Float).SetPrec(4).SetMode(mode)
		y, _, err := big.ParseFloat("-2.6875", 10, 4, mode)
		x.SetFloat64(2.65625)
		fmt.Println(mode, x, x.Acc(), y, y.Acc(), err)
	}
	huge, _, err := big.ParseFloat("1e100000", 10, 64, big.ToZero)
	fmt.Println(huge, err, huge.MantExp(nil))
	i, acc := new(big.Float).SetFloat64(-1e30).Int(nil)
	fmt.Println(i, acc)
	f, acc := huge.Float64()
	fmt.Println(f, acc, new(big.Float).SetInf(true), math.Signbit(f))
}

func failures() {
	try := func(name string, f func()) {
		defer func() {
			err := recover()
			_, isNaN := err.(big.ErrNaN)
			fmt.Println(name, err, isNaN)
		}()
		f()
	}
	var zero big.Int
	inf := new(big.Float).SetInf(false)
	try("quo", func() { zero.Quo(&zero, &zero) })
	try("rat", func() { big.NewRat(1, 0) })
	try("inv", func() { new(big.Rat).Inv(new(big.Rat)) })
	try("sqrt", func() { zero.Sqrt(big.NewInt(-1)) })
	try("inf", func() { inf.Sub(inf, inf) })
	try("nan", func() { big.NewFloat(math.NaN()) })
	try("base", func() { zero.Text(1) })
	_, ok := zero.SetString("12x", 10)
	fmt.Println(ok, zero.UnmarshalText([]byte("1_")), zero.UnmarshalJSON([]byte("0x1F")), &zero)
	var nilInt *big.Int
	fmt.Println(nilInt, nilInt.Text(10), new(big.Int).Exp(big.NewInt(2), big.NewInt(-1), big.NewInt(4)))
}

type account struct {
	Owner   string
	Balance *big.Int
	Rate    *big.Rat
	Factor  *big.Float
}

func main() {
	digits := pi(2000)
	fmt.Println(digits[:50], digits[1950:])
	p, q := e(0, 700)
	p.Add(p, q)
	fmt.Println(p.Mul(p, new(big.Int).Exp(big.NewInt(10), big.NewInt(1500), nil)).Quo(p, q).String()[1450:])
	integers()
	fractions()
	floats()
	failures()
	text, err := json.Marshal(account{"x", new(big.Int).Lsh(big.NewInt(1), 70), big.NewRat(1, 3), big.NewFloat(2.5)})
	fmt.Println(string(text), err)
	var back account
	err = json.Unmarshal([]byte(strings.ReplaceAll(string(text), "x", "y")), &back)
	fmt.Println(back.Owner, back.Balance, back.Rate, back.Factor, err)
}
