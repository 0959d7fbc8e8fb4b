// Floating point numbers of any precision, rounded as IEEE 754 wants it.

package big

import (
	"fmt"
	"math"
)

// Limits of exponents and precision.
const (
	MaxExp  = math.MaxInt32
	MinExp  = math.MinInt32
	MaxPrec = math.MaxUint32
)

// A Float is 0, an infinity, or a mantissa from 1/2 to 1 times a power of 2. The
// mantissa's words are its bits behind the point; the top bit is set.
type Float struct {
	class class
	neg   bool
	exp   int32
	frac  nat
	prec  uint32
	mode  RoundingMode
	acc   Accuracy
}

type class byte

const (
	zero class = iota
	finite
	inf
)

// exactly sets z to a zero or an infinity.
func (z *Float) exactly(c class, neg bool) *Float {
	z.class, z.neg, z.acc = c, neg, Exact
	return z
}

// A RoundingMode says which neighbour a number becomes.
type RoundingMode byte

// The rounding modes.
const (
	ToNearestEven RoundingMode = iota
	ToNearestAway
	ToZero
	AwayFromZero
	ToNegativeInf
	ToPositiveInf
)

var modeNames = [...]string{"ToNearestEven", "ToNearestAway", "ToZero", "AwayFromZero", "ToNegativeInf", "ToPositiveInf"}

func (i RoundingMode) String() string {
	if i > ToPositiveInf {
		return fmt.Sprintf("RoundingMode(%d)", byte(i))
	}
	return modeNames[i]
}

// An Accuracy says on which side of the exact result a rounded one is.
type Accuracy int8

// The accuracies.
const (
	Below Accuracy = -1
	Exact Accuracy = 0
	Above Accuracy = +1
)

func (i Accuracy) String() string {
	if i < Below || i > Above {
		return fmt.Sprintf("Accuracy(%d)", int8(i))
	}
	return [...]string{"Below", "Exact", "Above"}[i-Below]
}

// side is the accuracy of what is not exact.
func side(above bool) Accuracy {
	if above {
		return Above
	}
	return Below
}

// ErrNaN is the panic of an operation that has no result.
type ErrNaN struct{ msg string }

func (err ErrNaN) Error() string { return err.msg }

// NewFloat returns x with the precision of a float64.
func NewFloat(x float64) *Float {
	if math.IsNaN(x) {
		panic(ErrNaN{"NewFloat(NaN)"})
	}
	return new(Float).SetFloat64(x)
}

// SetPrec rounds z to so many bits. Without any, numbers become zero.
func (z *Float) SetPrec(prec uint) *Float {
	had := z.prec
	z.prec = uint32(min(prec, MaxPrec))
	z.acc = Exact
	switch {
	case z.prec == 0 && z.class == finite:
		z.class, z.acc = zero, side(z.neg)
	case z.prec != 0 && z.prec < had:
		z.round(0)
	}
	return z
}

// SetMode sets the rounding mode of the operations to come.
func (z *Float) SetMode(mode RoundingMode) *Float {
	z.mode = mode
	z.acc = Exact
	return z
}

// Prec is the number of bits of the mantissa.
func (x *Float) Prec() uint { return uint(x.prec) }

// MinPrec is the number of bits that x needs.
func (x *Float) MinPrec() uint {
	if x.class != finite {
		return 0
	}
	return uint(len(x.frac))*wordBits - x.frac.trailingZeroBits()
}

// Mode is the rounding mode.
func (x *Float) Mode() RoundingMode { return x.mode }

// Acc is the accuracy of the last operation.
func (x *Float) Acc() Accuracy { return x.acc }

// Sign is -1, 0 or 1.
func (x *Float) Sign() int {
	switch {
	case x.class == zero:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

// MantExp returns the exponent, and sets mant to the mantissa.
func (x *Float) MantExp(mant *Float) (exp int) {
	isFinite := x.class == finite
	if isFinite {
		exp = int(x.exp)
	}
	if mant == nil {
		return exp
	}
	if mant.Copy(x); isFinite {
		mant.exp = 0
	}
	return exp
}

// SetMantExp sets z to mant * 2**exp.
func (z *Float) SetMantExp(mant *Float, exp int) *Float {
	if z != mant {
		z.Set(mant) // otherwise what is not finite keeps its accuracy, as in Go
	}
	if z.class == finite {
		z.setExponent(int64(z.exp)+int64(exp), 0)
	}
	return z
}

// Signbit reports whether x is negative, or -0.
func (x *Float) Signbit() bool { return x.neg }

// IsInf reports whether x is infinite.
func (x *Float) IsInf() bool { return x.class == inf }

// IsInt reports whether x is an integer.
func (x *Float) IsInt() bool {
	if x.class != finite {
		return x.class == zero
	}
	return x.exp > 0 && (x.prec <= uint32(x.exp) || x.MinPrec() <= uint(x.exp))
}

// setExponent makes z finite, unless the exponent is out of range. sbit tells
// whether there were bits behind the mantissa.
func (z *Float) setExponent(exp int64, sbit uint) {
	if MinExp <= exp && exp <= MaxExp {
		z.class, z.exp = finite, int32(exp)
		z.round(sbit)
		return
	}
	z.class = zero
	if exp > 0 {
		z.class = inf
	}
	z.acc = side(z.neg == (z.class == zero))
}

// raise shifts the mantissa so that its top bit is set, and returns by how
// much.
func raise(m nat) int64 {
	s := leadingZeros(m[len(m)-1])
	shlVU(m, m, s)
	return int64(s)
}

// round rounds the mantissa to the precision.
func (z *Float) round(sbit uint) {
	z.acc = Exact
	size := uint(len(z.frac)) * wordBits
	if z.class != finite || size <= uint(z.prec) {
		return
	}
	at := size - uint(z.prec) - 1
	rbit := z.frac.bit(at)
	if z.frac.sticky(at) != 0 {
		sbit = 1
	}
	n := (int(z.prec) + wordBits - 1) / wordBits
	if len(z.frac) > n {
		copy(z.frac, z.frac[len(z.frac)-n:])
		z.frac = z.frac[:n]
	}
	lsb := Word(1) << (uint(n)*wordBits - uint(z.prec))
	if rbit|sbit != 0 {
		up := false
		switch z.mode {
		case ToNearestEven:
			up = rbit != 0 && (sbit != 0 || z.frac[0]&lsb != 0)
		case ToNearestAway:
			up = rbit != 0
		case AwayFromZero:
			up = true
		case ToNegativeInf:
			up = z.neg
		case ToPositiveInf:
			up = !z.neg
		}
		z.acc = side(up != z.neg)
		if up && addVW(z.frac, z.frac, lsb) != 0 {
			// All bits were set: 0.111 becomes 1.000.
			if z.exp == MaxExp {
				z.class = inf
				return
			}
			z.exp++
			shrVU(z.frac, z.frac, 1)
			z.frac[n-1] |= 1 << (wordBits - 1)
		}
	}
	z.frac[0] &^= lsb - 1
}

// needPrec sets the precision if there is none.
func (z *Float) needPrec(prec uint32) {
	if z.prec == 0 {
		z.prec = prec
	}
}

// setWord sets z to x, with a sign.
func (z *Float) setWord(neg bool, x uint64) *Float {
	z.needPrec(64)
	z.exactly(zero, neg)
	if x != 0 {
		z.setMantissa(z.frac.setWord(Word(x)), 0, 0)
	}
	return z
}

// SetUint64 sets z to x.
func (z *Float) SetUint64(x uint64) *Float { return z.setWord(false, x) }

// SetInt64 sets z to x.
func (z *Float) SetInt64(x int64) *Float {
	u := uint64(x)
	if x < 0 {
		u = -u
	}
	return z.setWord(x < 0, u)
}

// SetFloat64 sets z to x.
func (z *Float) SetFloat64(x float64) *Float {
	z.needPrec(53)
	size := math.Abs(x)
	switch z.exactly(zero, math.Signbit(x)); {
	case math.IsNaN(x):
		panic(ErrNaN{"Float.SetFloat64(NaN)"})
	case math.IsInf(size, 1):
		z.class = inf
	case size > 0:
		f, e := math.Frexp(size)
		z.setMantissa(z.frac.setWord(Word(f*(1<<53))), int64(e)-53, 0)
	}
	return z
}

// SetInt sets z to x.
func (z *Float) SetInt(x *Int) *Float {
	z.needPrec(uint32(max(x.BitLen(), 64)))
	if z.exactly(zero, x.neg); x.Sign() != 0 {
		z.setMantissa(z.frac.set(x.abs), 0, 0)
	}
	return z
}

// SetRat sets z to x.
func (z *Float) SetRat(x *Rat) *Float {
	if x.IsInt() {
		return z.SetInt(x.Num())
	}
	over, under := new(Float).SetInt(x.Num()), new(Float).SetInt(x.Denom())
	return z.Quo(over, under) // which gives z the larger precision if it has none
}

// SetInf sets z to an infinity.
func (z *Float) SetInf(signbit bool) *Float { return z.exactly(inf, signbit) }

// Set sets z to x.
func (z *Float) Set(x *Float) *Float {
	if z == x {
		z.acc = Exact
		return z
	}
	z.exactly(x.class, x.neg)
	z.take(x)
	if z.needPrec(x.prec); z.prec < x.prec {
		z.round(0)
	}
	return z
}

// take gives z the digits and the exponent of x, in memory of its own.
func (z *Float) take(x *Float) {
	if x.class == finite {
		z.frac, z.exp = z.frac.set(x.frac), x.exp
	}
}

// Copy sets z to x with all its attributes.
func (z *Float) Copy(x *Float) *Float {
	if z == x {
		return z
	}
	own := z.frac
	*z = *x
	z.frac = own
	z.take(x)
	return z
}

// Abs sets z to |x|.
func (z *Float) Abs(x *Float) *Float { return z.signed(x, false) }

// Neg sets z to -x.
func (z *Float) Neg(x *Float) *Float { return z.signed(x, !x.neg) }

// signed sets z to x with another sign. It is rounded with the sign that it had.
func (z *Float) signed(x *Float, neg bool) *Float {
	z.Set(x)
	z.neg = neg
	return z
}
