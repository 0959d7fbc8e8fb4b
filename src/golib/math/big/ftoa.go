// Floating point numbers to text.

package big

import (
	"bytes"
	"fmt"
	"strconv"
)

// Text formats x; a negative precision stands for as many digits as tell x from
// other numbers of its precision.
func (x *Float) Text(format byte, prec int) string { return string(x.Append(nil, format, prec)) }

// String formats x like Text('g', 10).
func (x *Float) String() string { return x.Text('g', 10) }

// Append appends what Text returns.
func (x *Float) Append(buf []byte, fmt byte, prec int) []byte {
	if x.neg {
		buf = append(buf, '-')
	}
	if x.class == inf {
		if !x.neg {
			buf = append(buf, '+')
		}
		return append(buf, "Inf"...)
	}
	switch fmt {
	case 'b':
		return x.appendBinary(buf)
	case 'p':
		return x.appendPower(buf)
	case 'x':
		return x.appendHex(buf, prec)
	case 'e', 'E', 'f', 'g', 'G':
		return x.appendDecimal(buf, fmt, prec)
	}
	if x.neg {
		buf = buf[:len(buf)-1]
	}
	return append(buf, '%', fmt)
}

func (x *Float) appendDecimal(buf []byte, verb byte, prec int) []byte {
	var d decimal
	if x.class == finite {
		d = toDecimal(x.frac, int(x.lowExp()))
	}
	shortest := prec < 0
	if shortest {
		d.shorten(x)
		switch verb {
		case 'e', 'E':
			prec = len(d.mant) - 1
		case 'f':
			prec = max(len(d.mant)-d.exp, 0)
		default:
			prec = len(d.mant)
		}
	} else {
		switch verb {
		case 'e', 'E':
			d.round(1 + prec)
		case 'f':
			d.round(d.exp + prec)
		default:
			if prec == 0 {
				prec = 1
			}
			d.round(prec)
		}
	}
	switch verb {
	case 'e', 'E':
		return d.appendE(buf, verb, prec)
	case 'f':
		return d.appendF(buf, prec)
	}
	limit := prec
	if limit > len(d.mant) && len(d.mant) >= d.exp {
		limit = len(d.mant)
	}
	if shortest {
		limit = 6
	}
	if e := d.exp - 1; e < -4 || e >= limit {
		return d.appendE(buf, verb+'e'-'g', min(prec, len(d.mant))-1)
	}
	if prec > d.exp {
		prec = len(d.mant)
	}
	return d.appendF(buf, max(prec-d.exp, 0))
}

// appendE writes d.ddde±dd.
func (d *decimal) appendE(buf []byte, verb byte, prec int) []byte {
	buf = append(buf, d.at(0))
	if prec > 0 {
		buf = append(buf, '.')
		for i := 1; i <= prec; i++ {
			buf = append(buf, d.at(i))
		}
	}
	e := 0
	if len(d.mant) > 0 {
		e = d.exp - 1
	}
	return appendExp(append(buf, verb), e)
}

// appendExp writes a sign and at least two digits.
func appendExp(buf []byte, e int) []byte {
	sign := byte('+')
	if e < 0 {
		sign, e = '-', -e
	}
	buf = append(buf, sign)
	if e < 10 {
		buf = append(buf, '0')
	}
	return strconv.AppendInt(buf, int64(e), 10)
}

// appendF writes ddd.ddd.
func (d *decimal) appendF(buf []byte, prec int) []byte {
	if d.exp <= 0 {
		buf = append(buf, '0')
	}
	for i := range d.exp {
		buf = append(buf, d.at(i))
	}
	if prec > 0 {
		buf = append(buf, '.')
		for i := range prec {
			buf = append(buf, d.at(d.exp+i))
		}
	}
	return buf
}

// integer is the mantissa with exactly n bits.
func (x *Float) integer(n uint) nat {
	size := uint(len(x.frac)) * wordBits
	if n >= size {
		return nat(nil).shl(x.frac, n-size)
	}
	return nat(nil).shr(x.frac, size-n)
}

// appendBinary writes an integer mantissa and the exponent of 2.
func (x *Float) appendBinary(buf []byte) []byte {
	if x.class == zero {
		return append(buf, '0')
	}
	buf = append(x.integer(uint(x.prec)).text(buf, false, 10), 'p')
	e := int64(x.exp) - int64(x.prec)
	if e >= 0 {
		buf = append(buf, '+')
	}
	return strconv.AppendInt(buf, e, 10)
}

// appendHex writes 0x1.xxxp±dd.
func (x *Float) appendHex(buf []byte, prec int) []byte {
	if x.class == zero {
		buf = append(buf, "0x0"...)
		if prec > 0 {
			buf = append(buf, '.')
			buf = append(buf, bytes.Repeat([]byte{'0'}, prec)...)
		}
		return append(buf, "p+00"...)
	}
	n := 1 + 4*uint(max(prec, 0))
	if prec < 0 {
		n = 1 + (x.MinPrec()-1+3)/4*4
	}
	r := new(Float).SetPrec(n).SetMode(x.mode).Set(x)
	digits := r.integer(n).text(nil, false, 16)
	buf = append(buf, "0x1"...)
	if len(digits) > 1 {
		buf = append(append(buf, '.'), digits[1:]...)
	}
	return appendExp(append(buf, 'p'), int(r.exp)-1)
}

// appendPower writes 0x.xxxp±d.
func (x *Float) appendPower(buf []byte) []byte {
	if x.class == zero {
		return append(buf, '0')
	}
	digits := bytes.TrimRight(x.frac.text(nil, false, 16), "0")
	return fmt.Appendf(buf, "0x.%sp%+d", digits, x.exp)
}

// Format implements fmt.Formatter.
func (x *Float) Format(s fmt.State, format rune) {
	prec, hasPrec := s.Precision()
	if !hasPrec {
		prec = 6
	}
	verb := format
	switch verb {
	case 'e', 'E', 'f', 'b', 'p', 'x':
	case 'F':
		verb = 'f'
	case 'v', 'g', 'G':
		if verb == 'v' {
			verb = 'g'
		}
		if !hasPrec {
			prec = -1
		}
	default:
		fmt.Fprintf(s, "%%!%c(*big.Float=%s)", format, x.String())
		return
	}
	text := x.Append(nil, byte(verb), prec)
	sign := ""
	switch {
	case text[0] == '-':
		sign, text = "-", text[1:]
	case text[0] == '+':
		sign, text = "+", text[1:]
		if s.Flag(' ') {
			sign = " "
		}
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	rest := 0
	if width, ok := s.Width(); ok {
		rest = max(width-len(sign)-len(text), 0)
	}
	zeros := s.Flag('0') && x.class != inf
	if !zeros && !s.Flag('-') {
		repeat(s, " ", rest)
	}
	fmt.Fprint(s, sign)
	if zeros {
		repeat(s, "0", rest)
	}
	s.Write(text)
	if !zeros && s.Flag('-') {
		repeat(s, " ", rest)
	}
}
