// Floating point numbers of any precision, rounded as IEEE 754 wants it.

package big

import (
	"math"
	"strconv"
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
	prec uint32
	mode RoundingMode
	acc  Accuracy
	form form
	neg  bool
	mant nat
	exp  int32
}

type form byte

const (
	zero form = iota
	finite
	inf
)

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

func (i RoundingMode) String() string {
	names := []string{"ToNearestEven", "ToNearestAway", "ToZero", "AwayFromZero", "ToNegativeInf", "ToPositiveInf"}
	if int(i) < len(names) {
		return names[i]
	}
	return "RoundingMode(" + strconv.Itoa(int(i)) + ")"
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
	switch i {
	case Below:
		return "Below"
	case Exact:
		return "Exact"
	case Above:
		return "Above"
	}
	return "Accuracy(" + strconv.Itoa(int(i)) + ")"
}

func makeAcc(above bool) Accuracy {
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

// SetPrec rounds z to so many bits.
func (z *Float) SetPrec(prec uint) *Float {
	z.acc = Exact
	if prec == 0 {
		z.prec = 0
		if z.form == finite {
			z.acc = makeAcc(z.neg)
			z.form = zero
		}
		return z
	}
	old := z.prec
	z.prec = uint32(min(prec, MaxPrec))
	if z.prec < old {
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
	if x.form != finite {
		return 0
	}
	return uint(len(x.mant))*wordBits - x.mant.trailingZeroBits()
}

// Mode is the rounding mode.
func (x *Float) Mode() RoundingMode { return x.mode }

// Acc is the accuracy of the last operation.
func (x *Float) Acc() Accuracy { return x.acc }

// Sign is -1, 0 or 1.
func (x *Float) Sign() int {
	switch {
	case x.form == zero:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

// MantExp returns the exponent, and sets mant to the mantissa.
func (x *Float) MantExp(mant *Float) (exp int) {
	if x.form == finite {
		exp = int(x.exp)
	}
	if mant != nil {
		mant.Copy(x)
		if mant.form == finite {
			mant.exp = 0
		}
	}
	return exp
}

// SetMantExp sets z to mant * 2**exp.
func (z *Float) SetMantExp(mant *Float, exp int) *Float {
	z.Set(mant)
	if z.form == finite {
		z.setExpAndRound(int64(z.exp)+int64(exp), 0)
	}
	return z
}

// Signbit reports whether x is negative, or -0.
func (x *Float) Signbit() bool { return x.neg }

// IsInf reports whether x is infinite.
func (x *Float) IsInf() bool { return x.form == inf }

// IsInt reports whether x is an integer.
func (x *Float) IsInt() bool {
	if x.form != finite {
		return x.form == zero
	}
	return x.exp > 0 && (x.prec <= uint32(x.exp) || x.MinPrec() <= uint(x.exp))
}

// setExpAndRound makes z finite, unless the exponent is out of range. sbit tells
// whether there were bits behind the mantissa.
func (z *Float) setExpAndRound(exp int64, sbit uint) {
	switch {
	case exp < MinExp:
		z.acc = makeAcc(z.neg)
		z.form = zero
	case exp > MaxExp:
		z.acc = makeAcc(!z.neg)
		z.form = inf
	default:
		z.form = finite
		z.exp = int32(exp)
		z.round(sbit)
	}
}

// normalize shifts the mantissa so that its top bit is set, and returns by how
// much.
func normalize(m nat) int64 {
	s := leadingZeros(m[len(m)-1])
	shlVU(m, m, s)
	return int64(s)
}

// round rounds the mantissa to the precision.
func (z *Float) round(sbit uint) {
	z.acc = Exact
	size := uint(len(z.mant)) * wordBits
	if z.form != finite || size <= uint(z.prec) {
		return
	}
	at := size - uint(z.prec) - 1
	rbit := z.mant.bit(at)
	if z.mant.sticky(at) != 0 {
		sbit = 1
	}
	n := (int(z.prec) + wordBits - 1) / wordBits
	if len(z.mant) > n {
		copy(z.mant, z.mant[len(z.mant)-n:])
		z.mant = z.mant[:n]
	}
	lsb := Word(1) << (uint(n)*wordBits - uint(z.prec))
	if rbit|sbit != 0 {
		up := false
		switch z.mode {
		case ToNearestEven:
			up = rbit != 0 && (sbit != 0 || z.mant[0]&lsb != 0)
		case ToNearestAway:
			up = rbit != 0
		case AwayFromZero:
			up = true
		case ToNegativeInf:
			up = z.neg
		case ToPositiveInf:
			up = !z.neg
		}
		z.acc = makeAcc(up != z.neg)
		if up && addVW(z.mant, z.mant, lsb) != 0 {
			// All bits were set: 0.111 becomes 1.000.
			if z.exp == MaxExp {
				z.form = inf
				return
			}
			z.exp++
			shrVU(z.mant, z.mant, 1)
			z.mant[n-1] |= 1 << (wordBits - 1)
		}
	}
	z.mant[0] &^= lsb - 1
}

// defaultPrec sets the precision if there is none.
func (z *Float) defaultPrec(prec uint32) {
	if z.prec == 0 {
		z.prec = prec
	}
}

func (z *Float) setWord(neg bool, x uint64) *Float {
	z.defaultPrec(64)
	z.acc = Exact
	z.neg = neg
	if x == 0 {
		z.form = zero
		return z
	}
	z.form = finite
	z.mant = z.mant.setWord(Word(x))
	z.exp = int32(wordBits - normalize(z.mant))
	z.round(0)
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
	z.defaultPrec(53)
	if math.IsNaN(x) {
		panic(ErrNaN{"Float.SetFloat64(NaN)"})
	}
	z.acc = Exact
	z.neg = math.Signbit(x)
	switch {
	case x == 0:
		z.form = zero
	case math.IsInf(x, 0):
		z.form = inf
	default:
		z.form = finite
		m, e := math.Frexp(math.Abs(x))
		z.mant = z.mant.setWord(Word(m*(1<<53)) << 11)
		z.exp = int32(e)
		z.round(0)
	}
	return z
}

// SetInt sets z to x.
func (z *Float) SetInt(x *Int) *Float {
	z.defaultPrec(uint32(max(x.BitLen(), 64)))
	z.acc = Exact
	z.neg = x.neg
	if len(x.abs) == 0 {
		z.form = zero
		return z
	}
	size := int64(x.BitLen())
	z.mant = z.mant.set(x.abs)
	normalize(z.mant)
	z.setExpAndRound(size, 0)
	return z
}

// SetRat sets z to x.
func (z *Float) SetRat(x *Rat) *Float {
	if x.IsInt() {
		return z.SetInt(x.Num())
	}
	var a, b Float
	a.SetInt(x.Num())
	b.SetInt(x.Denom())
	z.defaultPrec(max(a.prec, b.prec))
	return z.Quo(&a, &b)
}

// SetInf sets z to an infinity.
func (z *Float) SetInf(signbit bool) *Float {
	z.acc = Exact
	z.form = inf
	z.neg = signbit
	return z
}

// Set sets z to x.
func (z *Float) Set(x *Float) *Float {
	z.acc = Exact
	if z == x {
		return z
	}
	z.form, z.neg = x.form, x.neg
	if x.form == finite {
		z.exp = x.exp
		z.mant = z.mant.set(x.mant)
	}
	if z.prec == 0 {
		z.prec = x.prec
	} else if z.prec < x.prec {
		z.round(0)
	}
	return z
}

// Copy sets z to x with all its attributes.
func (z *Float) Copy(x *Float) *Float {
	if z != x {
		m := z.mant
		*z = *x
		z.mant = m
		if x.form == finite {
			z.mant = m.set(x.mant)
		}
	}
	return z
}

// Abs sets z to |x|.
func (z *Float) Abs(x *Float) *Float {
	z.Set(x)
	z.neg = false
	return z
}

// Neg sets z to -x.
func (z *Float) Neg(x *Float) *Float {
	z.Set(x)
	z.neg = !z.neg
	return z
}
