package fmt

import (
	"strconv"
	"unicode/utf8"
)

const (
	lowerDigits = "0123456789abcdefx"
	upperDigits = "0123456789ABCDEFX"
)

// flags are a verb's flags.
type flags struct {
	widPresent  bool
	precPresent bool
	minus       bool
	plus        bool
	sharp       bool
	space       bool
	zero        bool
	plusV       bool // %+v
	sharpV      bool // %#v
}

// formatter writes basic values to buf under the flags.
type formatter struct {
	buf []byte
	flags
	wid  int
	prec int
}

func (f *formatter) clear() {
	f.flags = flags{}
	f.wid, f.prec = 0, 0
}

func (f *formatter) writeString(s string) { f.buf = append(f.buf, s...) }
func (f *formatter) writeByte(c byte)     { f.buf = append(f.buf, c) }

// padding writes n pad characters. Zeros can only be on the left.
func (f *formatter) padding(n int) {
	c := byte(' ')
	if f.zero && !f.minus {
		c = '0'
	}
	for ; n > 0; n-- {
		f.buf = append(f.buf, c)
	}
}

// pad writes b padded to the width.
func (f *formatter) pad(b []byte) {
	if !f.widPresent || f.wid == 0 {
		f.buf = append(f.buf, b...)
		return
	}
	n := f.wid - utf8.RuneCount(b)
	if !f.minus {
		f.padding(n)
	}
	f.buf = append(f.buf, b...)
	if f.minus {
		f.padding(n)
	}
}

func (f *formatter) padString(s string) {
	if !f.widPresent || f.wid == 0 {
		f.buf = append(f.buf, s...)
		return
	}
	n := f.wid - utf8.RuneCountInString(s)
	if !f.minus {
		f.padding(n)
	}
	f.buf = append(f.buf, s...)
	if f.minus {
		f.padding(n)
	}
}

// padSpaces is pad that never uses zeros.
func (f *formatter) padSpaces(b []byte) {
	zero := f.zero
	f.zero = false
	f.pad(b)
	f.zero = zero
}

// integer writes u in a base; digits are the characters, the last of them the letter of base 16's prefix.
func (f *formatter) integer(u uint64, base uint64, signed bool, verb rune, digits string) {
	negative := signed && int64(u) < 0
	if negative {
		u = -u
	}
	if base == 10 && !f.widPresent && !f.precPresent && !f.plus && !f.space {
		if negative {
			f.buf = append(f.buf, '-')
		}
		f.buf = strconv.AppendUint(f.buf, u, 10)
		return
	}
	var small [72]byte
	buf := small[:]
	if n := 3 + f.wid + f.prec; n > len(buf) {
		buf = make([]byte, n)
	}
	prec := 0
	if f.precPresent {
		prec = f.prec
		if prec == 0 && u == 0 {
			zero := f.zero
			f.zero = false
			f.padding(f.wid)
			f.zero = zero
			return
		}
	} else if f.zero && !f.minus && f.widPresent {
		// Zeros up to the width, with room for a sign.
		prec = f.wid
		if negative || f.plus || f.space {
			prec--
		}
	}
	i := len(buf)
	for u >= base {
		i--
		buf[i] = digits[u%base]
		u /= base
	}
	i--
	buf[i] = digits[u]
	for i > 0 && prec > len(buf)-i {
		i--
		buf[i] = '0'
	}
	if f.sharp {
		switch base {
		case 2:
			i--
			buf[i] = 'b'
			i--
			buf[i] = '0'
		case 8:
			if buf[i] != '0' {
				i--
				buf[i] = '0'
			}
		case 16:
			i--
			buf[i] = digits[16]
			i--
			buf[i] = '0'
		}
	}
	if verb == 'O' {
		i--
		buf[i] = 'o'
		i--
		buf[i] = '0'
	}
	switch {
	case negative:
		i--
		buf[i] = '-'
	case f.plus:
		i--
		buf[i] = '+'
	case f.space:
		i--
		buf[i] = ' '
	}
	f.padSpaces(buf[i:])
}

// unicode writes u as U+0078, with # as U+0078 'x'.
func (f *formatter) unicode(u uint64) {
	prec := 4
	if f.precPresent && f.prec > 4 {
		prec = f.prec
	}
	hex := strconv.AppendUint(nil, u, 16)
	b := append(make([]byte, 0, prec+20), 'U', '+')
	for n := len(hex); n < prec; n++ {
		b = append(b, '0')
	}
	for _, c := range hex {
		if c >= 'a' {
			c -= 'a' - 'A'
		}
		b = append(b, c)
	}
	if f.sharp && u <= utf8.MaxRune && strconv.IsPrint(rune(u)) {
		b = append(b, " '"...)
		b = utf8.AppendRune(b, rune(u))
		b = append(b, '\'')
	}
	f.padSpaces(b)
}

// truncate cuts s to the precision, in characters.
func (f *formatter) truncate(s string) string {
	if f.precPresent {
		n := f.prec
		for i := range s {
			if n--; n < 0 {
				return s[:i]
			}
		}
	}
	return s
}

func (f *formatter) str(s string) { f.padString(f.truncate(s)) }

// hex writes the bytes of s in base 16.
func (f *formatter) hex(s string, digits string) {
	n := len(s)
	if f.precPresent && f.prec < n {
		n = f.prec
	}
	width := 2 * n
	if width <= 0 {
		if f.widPresent {
			f.padding(f.wid)
		}
		return
	}
	if f.space {
		if f.sharp {
			width *= 2
		}
		width += n - 1
	} else if f.sharp {
		width += 2
	}
	if f.widPresent && f.wid > width && !f.minus {
		f.padding(f.wid - width)
	}
	for i := 0; i < n; i++ {
		if f.space && i > 0 {
			f.writeByte(' ')
		}
		if f.sharp && (f.space || i == 0) {
			f.buf = append(f.buf, '0', digits[16])
		}
		f.buf = append(f.buf, digits[s[i]>>4], digits[s[i]&15])
	}
	if f.widPresent && f.wid > width && f.minus {
		f.padding(f.wid - width)
	}
}

func (f *formatter) quoted(s string) {
	s = f.truncate(s)
	switch {
	case f.sharp && strconv.CanBackquote(s):
		f.padString("`" + s + "`")
	case f.plus:
		f.pad(strconv.AppendQuoteToASCII(nil, s))
	default:
		f.pad(strconv.AppendQuote(nil, s))
	}
}

func toRune(u uint64) rune {
	if u > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(u)
}

func (f *formatter) char(u uint64) { f.pad(utf8.AppendRune(nil, toRune(u))) }

func (f *formatter) quotedChar(u uint64) {
	if f.plus {
		f.pad(strconv.AppendQuoteRuneToASCII(nil, toRune(u)))
	} else {
		f.pad(strconv.AppendQuoteRune(nil, toRune(u)))
	}
}

// float writes v; prec is the precision if none is given.
func (f *formatter) float(v float64, size int, verb byte, prec int) {
	if f.precPresent {
		prec = f.prec
	}
	// num always has a sign.
	var small [40]byte
	num := strconv.AppendFloat(small[:1], v, verb, prec, size)
	if num[1] == '-' || num[1] == '+' {
		num = num[1:]
	} else {
		num[0] = '+'
	}
	if f.space && num[0] == '+' && !f.plus {
		num[0] = ' '
	}
	if num[1] == 'I' || num[1] == 'N' {
		if num[1] == 'N' && !f.space && !f.plus {
			num = num[1:]
		}
		f.padSpaces(num)
		return
	}
	if f.sharp && verb != 'b' {
		num = sharpFloat(num, verb, prec)
	}
	if !f.plus && num[0] == '+' {
		f.pad(num[1:])
		return
	}
	if f.zero && !f.minus && f.widPresent && f.wid > len(num) {
		// The sign stands before the zeros.
		f.writeByte(num[0])
		f.padding(f.wid - len(num))
		f.buf = append(f.buf, num[1:]...)
		return
	}
	f.pad(num)
}

// sharpFloat adds a decimal point, and for %g and %x zeros up to the precision.
func sharpFloat(num []byte, verb byte, prec int) []byte {
	digits := 0
	switch verb {
	case 'g', 'G', 'x':
		digits = prec
		if digits < 0 {
			digits = 6
		}
	}
	if verb == 'x' && prec < 0 {
		digits = 6
	}
	hex := verb == 'x' || verb == 'X'
	end := len(num)
	point, significant := false, false
scan:
	for i := 1; i < len(num); i++ {
		switch c := num[i]; {
		case c == '.':
			point = true
		case c == 'p' || c == 'P' || !hex && (c == 'e' || c == 'E'):
			end = i
			break scan
		default:
			significant = significant || c != '0'
			if significant {
				digits--
			}
		}
	}
	tail := string(num[end:])
	num = num[:end]
	if !point {
		if len(num) == 2 && num[1] == '0' {
			digits--
		}
		num = append(num, '.')
	}
	for ; digits > 0; digits-- {
		num = append(num, '0')
	}
	return append(num, tail...)
}
