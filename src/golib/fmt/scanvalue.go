package fmt

import (
	"errors"
	"math"
	"strconv"
)

const (
	binaryDigits  = "01"
	octalDigits   = "01234567"
	decimalDigits = "0123456789"
	hexDigits     = "0123456789aAbBcCdDeEfF"
)

func (s *scanner) needVerb(verb rune, verbs, typ string) {
	if !in(verbs, verb) {
		s.failf("bad verb '%" + string(verb) + "' for " + typ)
	}
}

func (s *scanner) bool(verb rune) bool {
	s.SkipSpace()
	s.notEOF()
	s.needVerb(verb, "tv", "boolean")
	bad := func() { s.failf("syntax error scanning boolean") }
	switch s.rune() {
	case '1':
		return true
	case 't', 'T':
		if s.accept("rR") && (!s.accept("uU") || !s.accept("eE")) {
			bad()
		}
		return true
	case 'f', 'F':
		if s.accept("aA") && (!s.accept("lL") || !s.accept("sS") || !s.accept("eE")) {
			bad()
		}
	}
	return false
}

// base is the base that a verb asks for, with its digits.
func (s *scanner) base(verb rune) (base int, digits string) {
	s.needVerb(verb, "bdoUxXv", "integer")
	switch verb {
	case 'b':
		return 2, binaryDigits
	case 'o':
		return 8, octalDigits
	case 'x', 'X', 'U':
		return 16, hexDigits
	}
	return 10, decimalDigits
}

// prefix reads the prefix of a number as in Go source; some says that it was a digit already.
func (s *scanner) prefix() (base int, digits string, some bool) {
	if !s.peek("0") {
		return 0, decimalDigits + "_", false
	}
	s.accept("0")
	switch {
	case s.accept("bB"):
		return 0, binaryDigits + "_", true
	case s.accept("oO"):
		return 0, octalDigits + "_", true
	case s.accept("xX"):
		return 0, hexDigits + "_", true
	}
	return 0, octalDigits + "_", true
}

// integer reads the text of a number.
func (s *scanner) integer(verb rune, signed bool) (text string, base int) {
	s.SkipSpace()
	s.notEOF()
	base, digits := s.base(verb)
	some := false
	if verb == 'U' {
		if !s.consume("U", false) || !s.consume("+", false) {
			s.failf("bad unicode format ")
		}
	} else {
		if signed {
			s.accept("+-")
		}
		if verb == 'v' {
			base, digits, some = s.prefix()
		}
	}
	if !some {
		s.notEOF()
		if !s.accept(digits) {
			s.failf("expected integer")
		}
	}
	for s.accept(digits) {
	}
	return string(s.buf), base
}

// char reads one character as a number.
func (s *scanner) char(bits int) int64 {
	s.notEOF()
	r := s.rune()
	shift := uint(64 - bits)
	if x := int64(r) << shift >> shift; x != int64(r) {
		s.failf("overflow on character value " + string(r))
	}
	return int64(r)
}

func (s *scanner) int(verb rune, bits int) int64 {
	if verb == 'c' {
		return s.char(bits)
	}
	text, base := s.integer(verb, true)
	i, err := strconv.ParseInt(text, base, 64)
	if err != nil {
		s.fail(err)
	}
	shift := uint(64 - bits)
	if i<<shift>>shift != i {
		s.failf("integer overflow on token " + text)
	}
	return i
}

func (s *scanner) uint(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.char(bits))
	}
	text, base := s.integer(verb, false)
	i, err := strconv.ParseUint(text, base, 64)
	if err != nil {
		s.fail(err)
	}
	shift := uint(64 - bits)
	if i<<shift>>shift != i {
		s.failf("unsigned integer overflow on token " + text)
	}
	return i
}

func (s *scanner) floatToken() string {
	s.buf = s.buf[:0]
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return string(s.buf)
	}
	s.accept("+-")
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return string(s.buf)
	}
	digits, exponent := decimalDigits+"_", "eEpP"
	if s.accept("0") && s.accept("xX") {
		digits, exponent = hexDigits+"_", "pP"
	}
	for s.accept(digits) {
	}
	if s.accept(".") {
		for s.accept(digits) {
		}
	}
	if s.accept(exponent) {
		s.accept("+-")
		for s.accept(decimalDigits + "_") {
		}
	}
	return string(s.buf)
}

// float converts text, which may have a binary exponent behind decimal digits.
func (s *scanner) float(text string, bits int) float64 {
	mantissa, exponent := text, ""
	hex := false
	for i := 0; i < len(text); i++ {
		hex = hex || text[i]|0x20 == 'x'
		if text[i] == 'p' && !hex {
			mantissa, exponent = text[:i], text[i+1:]
			break
		}
	}
	check := func(err error) {
		if err == nil {
			return
		}
		if e, ok := err.(*strconv.NumError); ok {
			e.Num = text
		}
		s.fail(err)
	}
	f, err := strconv.ParseFloat(mantissa, bits)
	check(err)
	if mantissa == text {
		return f
	}
	e, err := strconv.Atoi(exponent)
	check(err)
	return math.Ldexp(f, e)
}

func (s *scanner) complex(verb rune, bits int) complex128 {
	s.needVerb(verb, "beEfFgGv", "complex")
	s.SkipSpace()
	s.notEOF()
	bad := errors.New("syntax error scanning complex number")
	parens := s.accept("(")
	re := s.floatToken()
	s.buf = s.buf[:0]
	if !s.accept("+-") {
		s.fail(bad)
	}
	sign := string(s.buf)
	im := s.floatToken()
	if !s.accept("i") || parens && !s.accept(")") {
		s.fail(bad)
	}
	return complex(s.float(re, bits/2), s.float(sign+im, bits/2))
}

func (s *scanner) string(verb rune) string {
	s.needVerb(verb, "svqxX", "string")
	s.SkipSpace()
	s.notEOF()
	switch verb {
	case 'q':
		return s.quotedString()
	case 'x', 'X':
		return s.hexString()
	}
	return string(s.token(true, notSpace))
}

func (s *scanner) quotedString() string {
	quote := s.rune()
	switch quote {
	case '`', '"':
	default:
		s.failf("expected quoted string")
	}
	text := []rune{quote}
	for {
		r := s.mustRune()
		text = append(text, r)
		if r == quote {
			break
		}
		if r == '\\' && quote == '"' {
			text = append(text, s.mustRune())
		}
	}
	if quote == '`' {
		return string(text[1 : len(text)-1])
	}
	result, err := strconv.Unquote(string(text))
	if err != nil {
		s.fail(err)
	}
	return result
}

func hexDigit(r rune) (v byte, ok bool) {
	switch {
	case '0' <= r && r <= '9':
		return byte(r - '0'), true
	case 'a' <= r|0x20 && r|0x20 <= 'f':
		return byte(r|0x20-'a') + 10, true
	}
	return 0, false
}

func (s *scanner) hexString() string {
	for r := s.rune(); r != eof; r = s.rune() {
		hi, ok := hexDigit(r)
		if !ok {
			s.UnreadRune()
			break
		}
		lo, ok := hexDigit(s.mustRune())
		if !ok {
			s.failf("illegal hex digit")
		}
		s.buf = append(s.buf, hi<<4|lo)
	}
	if len(s.buf) == 0 {
		s.failf("no hex data for %x string")
	}
	return string(s.buf)
}
