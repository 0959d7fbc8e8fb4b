// Natural numbers as text: reading and writing in bases up to 62.
//
// Long numbers are split in the middle, at a power of the base, so that the work
// is that of a few divisions or multiplications.

package big

import (
	"errors"
	"fmt"
	"io"
	"math"
	"math/bits"
)

// MaxBase is the largest base of a text.
const MaxBase = 10 + ('z' - 'a' + 1) + ('Z' - 'A' + 1)

const (
	maxBaseSmall = 36
	digits       = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

// Pieces of so many words are converted digit by digit.
const leafWords = 8

var (
	errNoDigits = errors.New("number has no digits")
	errInvalSep = errors.New("'_' must separate successive digits")
)

// bigBase is the largest power of the base in a word, and how many digits it has.
func bigBase(b Word) (p Word, n int) {
	p, n = b, 1
	for limit := Word(maxWord) / b; p <= limit; n++ {
		p *= b
	}
	return p, n
}

// A numberReader reads digits; it looks one byte ahead.
type numberReader struct {
	r        io.ByteScanner
	c        byte
	err      error
	base     int
	digits   []byte // their values
	previous byte   // '0' stands for all digits, '.' also for the start
	badSep   bool
	point    int // number of digits before it, or -1
}

func (s *numberReader) next() { s.c, s.err = s.r.ReadByte() }

// prefix reads 0b, 0o, 0x or a leading 0, which remains in `digits` if no other
// base begins with it.
func (s *numberReader) prefix(fraction bool) (octal bool) {
	s.base = 10
	if s.err != nil || s.c != '0' {
		return false
	}
	s.previous = '0'
	s.next()
	if s.err == nil {
		base := 0
		switch s.c {
		case 'b', 'B':
			base = 2
		case 'o', 'O':
			base = 8
		case 'x', 'X':
			base = 16
		}
		if base != 0 {
			s.base = base
			s.next()
			return false
		}
		if !fraction {
			s.base = 8
			return true
		}
	}
	s.digits = append(s.digits, 0)
	return false
}

func digitValue(c byte, base int) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z' && base <= maxBaseSmall:
		return int(c-'A') + 10
	case 'A' <= c && c <= 'Z':
		return int(c-'A') + maxBaseSmall
	}
	return MaxBase
}

// scan reads a number. For base 0 the base is that of its prefix, and underscores
// may stand between digits. With fraction there may be a point. n is the number of
// digits, or, if there was a point, minus the number behind it.
func (z nat) scan(r io.ByteScanner, base int, fraction bool) (res nat, b, n int, err error) {
	ok := base == 0 || !fraction && 2 <= base && base <= MaxBase || fraction && (base == 2 || base == 8 || base == 10 || base == 16)
	if !ok {
		panic(fmt.Sprintf("invalid number base %d", base))
	}
	s := numberReader{r: r, base: base, previous: '.', point: -1}
	s.next()
	octal := base == 0 && s.prefix(fraction)
	s.read(base == 0, fraction)
	if s.err == io.EOF {
		s.err = nil
	}
	err = s.err
	if err == nil && (s.badSep || s.previous == '_') {
		err = errInvalSep
	}
	n = len(s.digits)
	if n == 0 {
		// A 0 alone is not octal.
		if octal {
			return z[:0], 10, 1, err
		}
		err = errNoDigits
	}
	if s.point >= 0 {
		n = s.point - n
	}
	return z.set(fromDigits(s.digits, Word(s.base))), s.base, n, err
}

// read reads digits, underscores and the point.
func (s *numberReader) read(separators, fraction bool) {
	for ; s.err == nil; s.next() {
		switch {
		case s.c == '.' && fraction:
			fraction = false
			s.badSep = s.badSep || s.previous == '_'
			s.previous = '.'
			s.point = len(s.digits)
		case s.c == '_' && separators:
			s.badSep = s.badSep || s.previous != '0'
			s.previous = '_'
		default:
			d := digitValue(s.c, s.base)
			if d >= s.base {
				s.r.UnreadByte()
				return
			}
			s.previous = '0'
			s.digits = append(s.digits, byte(d))
		}
	}
}

// fromDigits is the number with these digits.
func fromDigits(d []byte, base Word) nat {
	p, n := bigBase(base)
	if len(d) <= n*leafWords*4 {
		var z nat
		for len(d) > 0 {
			k := len(d) % n
			if k == 0 {
				k = n
			}
			w := Word(0)
			for _, v := range d[:k] {
				w = w*base + Word(v)
			}
			z = z.mulAddWW(z, p, w)
			d = d[k:]
		}
		return z
	}
	powers := []nat{{p}}
	for n<<len(powers) < len(d) {
		last := powers[len(powers)-1]
		powers = append(powers, nat(nil).sqr(last))
	}
	return fromParts(d, base, powers, n)
}

// fromParts splits the digits so that the lower ones are n<<i many; powers[i] has
// as many zeros.
func fromParts(d []byte, base Word, powers []nat, n int) nat {
	i := len(powers) - 1
	for i >= 0 && n<<i >= len(d) {
		i--
	}
	if i < 0 || len(d) <= n*leafWords*4 {
		return fromDigits(d, base)
	}
	k := len(d) - n<<i
	high := fromParts(d[:k], base, powers[:i+1], n)
	low := fromParts(d[k:], base, powers[:i], n)
	return high.add(nat(nil).mul(high, powers[i]), low)
}

// text appends the digits of x to buf.
func (x nat) text(buf []byte, neg bool, base int) []byte {
	if base < 2 || base > MaxBase {
		panic("invalid base")
	}
	if len(x) == 0 {
		return append(buf, '0')
	}
	if neg {
		buf = append(buf, '-')
	}
	b := Word(base)
	n := int(float64(x.bitLen())/math.Log2(float64(base))) + 2
	out := make([]byte, n)
	if base&(base-1) == 0 {
		x.writePower(out, uint(bits.TrailingZeros(uint(base))))
	} else {
		p, k := bigBase(b)
		var powers []nat
		if len(x) > leafWords {
			for power := (nat{p}); len(power) <= len(x)/2+1; power = nat(nil).sqr(power) {
				powers = append(powers, power)
			}
		}
		writeDigits(out, nat(nil).set(x), b, p, k, powers)
	}
	start := 0
	for out[start] == '0' {
		start++
	}
	return append(buf, out[start:]...)
}

// writePower writes in a base of s bits, and zeros in front.
func (x nat) writePower(out []byte, s uint) {
	i := len(out)
	for at := uint(0); i > 0; at += s {
		d := Word(0)
		if j := at / wordBits; j < uint(len(x)) {
			d = x[j] >> (at % wordBits)
			if at%wordBits+s > wordBits && j+1 < uint(len(x)) {
				d |= x[j+1] << (wordBits - at%wordBits)
			}
		}
		i--
		out[i] = digits[d&(1<<s-1)]
	}
}

// writeDigits fills out with the digits of x and zeros in front. powers[i] has
// k<<i zeros. x is overwritten.
func writeDigits(out []byte, x nat, b, p Word, k int, powers []nat) {
	i := len(powers) - 1
	for i >= 0 && powers[i].cmp(x) > 0 {
		i--
	}
	if i < 0 || len(x) <= leafWords {
		writeLeaf(out, x, b, p, k)
		return
	}
	q, r := nat(nil).div(nil, x, powers[i])
	at := len(out) - k<<i
	writeDigits(out[:at], q, b, p, k, powers[:i+1])
	writeDigits(out[at:], r, b, p, k, powers[:i])
}

func writeLeaf(out []byte, x nat, b, p Word, k int) {
	i := len(out)
	for len(x) > 0 {
		w := divVW(x, x, p)
		x = x.norm()
		for j := 0; j < k && i > 0; j++ {
			i--
			out[i] = digits[w%b]
			w /= b
		}
	}
	for i > 0 {
		i--
		out[i] = '0'
	}
}
