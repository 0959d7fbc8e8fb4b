package strconv

// FormatComplex writes c as (a+bi), the parts as FormatFloat does.
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	bitSize /= 2
	b := append(make([]byte, 0, 48), '(')
	b = AppendFloat(b, real(c), fmt, prec, bitSize)
	at := len(b)
	b = AppendFloat(b, imag(c), fmt, prec, bitSize)
	if b[at] != '+' && b[at] != '-' {
		b = append(b, 0)
		copy(b[at+1:], b[at:])
		b[at] = '+'
	}
	return string(append(b, 'i', ')'))
}

// ParseComplex reads a, bi, a+bi, with or without parentheses.
func ParseComplex(s string, bitSize int) (complex128, error) {
	const fn = "ParseComplex"
	size := 64
	if bitSize == 64 {
		size = 32
	}
	whole := s
	if n := len(s); n >= 2 && s[0] == '(' && s[n-1] == ')' {
		s = s[1 : n-1]
	}
	var pending error
	bad := syntaxError(fn, whole)
	part := func() (float64, bool) {
		f, n, err := parseFloatPrefix(s, size)
		if err != nil {
			e := err.(*NumError)
			if e.Err != ErrRange {
				return 0, false
			}
			pending = rangeError(fn, whole)
		}
		s = s[n:]
		return f, true
	}
	re, ok := part()
	if !ok {
		return 0, bad
	}
	if s == "" {
		return complex(re, 0), pending
	}
	switch s[0] {
	case 'i':
		if len(s) != 1 {
			return 0, bad
		}
		return complex(0, re), pending
	case '+':
		// The sign is left out because +NaN is not a number's text.
		if len(s) > 1 && s[1] != '+' {
			s = s[1:]
		}
	case '-':
	default:
		return 0, bad
	}
	im, ok := part()
	if !ok || s != "i" {
		return 0, bad
	}
	return complex(re, im), pending
}
