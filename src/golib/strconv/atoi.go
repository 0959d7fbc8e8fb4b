// Package strconv converts between basic types and text.
package strconv

import "errors"

// IntSize is the size of an int in bits.
const IntSize = 64

// ErrRange is the error for numbers that do not fit the type, ErrSyntax for text that is no number.
var (
	ErrRange  = errors.New("value out of range")
	ErrSyntax = errors.New("invalid syntax")
)

// A NumError is a failed conversion.
type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// The input is copied so that an error does not keep a larger string alive.
func clone(s string) string { return string([]byte(s)) }

func syntaxError(fn, s string) *NumError { return &NumError{fn, clone(s), ErrSyntax} }
func rangeError(fn, s string) *NumError  { return &NumError{fn, clone(s), ErrRange} }

func baseError(fn, s string, base int) *NumError {
	return &NumError{fn, clone(s), errors.New("invalid base " + Itoa(base))}
}

func bitSizeError(fn, s string, bitSize int) *NumError {
	return &NumError{fn, clone(s), errors.New("invalid bit size " + Itoa(bitSize))}
}

const maxUint64 = 1<<64 - 1

// ParseUint reads an unsigned number. Base 0 goes by the prefix and allows underscores, as in Go source.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	const fn = "ParseUint"
	if s == "" {
		return 0, syntaxError(fn, s)
	}
	whole := s
	goSyntax := base == 0
	switch {
	case 2 <= base && base <= 36:
	case base == 0:
		base = 10
		if s[0] == '0' {
			base, s = prefixBase(s)
		}
	default:
		return 0, baseError(fn, whole, base)
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, bitSizeError(fn, whole, bitSize)
	}
	limit := uint64(maxUint64)/uint64(base) + 1
	maxVal := uint64(1)<<uint(bitSize) - 1
	underscores := false
	var n uint64
	for i := 0; i < len(s); i++ {
		c := s[i]
		var d byte
		switch {
		case c == '_' && goSyntax:
			underscores = true
			continue
		case '0' <= c && c <= '9':
			d = c - '0'
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			d = c | 0x20 - 'a' + 10
		default:
			return 0, syntaxError(fn, whole)
		}
		if int(d) >= base {
			return 0, syntaxError(fn, whole)
		}
		if n >= limit {
			return maxVal, rangeError(fn, whole)
		}
		n *= uint64(base)
		sum := n + uint64(d)
		if sum < n || sum > maxVal {
			return maxVal, rangeError(fn, whole)
		}
		n = sum
	}
	if underscores && !underscoresOK(whole) {
		return 0, syntaxError(fn, whole)
	}
	return n, nil
}

// prefixBase splits the prefix off a number that starts with 0.
func prefixBase(s string) (base int, rest string) {
	if len(s) >= 3 {
		switch s[1] | 0x20 {
		case 'b':
			return 2, s[2:]
		case 'o':
			return 8, s[2:]
		case 'x':
			return 16, s[2:]
		}
	}
	return 8, s[1:]
}

// ParseInt reads a number with an optional sign.
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	const fn = "ParseInt"
	if s == "" {
		return 0, syntaxError(fn, s)
	}
	whole := s
	negative := s[0] == '-'
	if negative || s[0] == '+' {
		s = s[1:]
	}
	u, err := ParseUint(s, base, bitSize)
	if err != nil && err.(*NumError).Err != ErrRange {
		e := err.(*NumError)
		e.Func = fn
		e.Num = clone(whole)
		return 0, e
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	cutoff := uint64(1) << uint(bitSize-1)
	if !negative && u >= cutoff {
		return int64(cutoff - 1), rangeError(fn, whole)
	}
	if negative && u > cutoff {
		return -int64(cutoff), rangeError(fn, whole)
	}
	if negative {
		return -int64(u), nil
	}
	return int64(u), nil
}

// Atoi is ParseInt(s, 10, 0).
func Atoi(s string) (int, error) {
	if n := len(s); 0 < n && n < 19 {
		i := 0
		if c := s[0]; c == '-' || c == '+' {
			i = 1
		}
		if i < n {
			v := 0
			for ; i < n; i++ {
				d := s[i] - '0'
				if d > 9 {
					return 0, syntaxError("Atoi", s)
				}
				v = v*10 + int(d)
			}
			if s[0] == '-' {
				v = -v
			}
			return v, nil
		}
	}
	v, err := ParseInt(s, 10, 0)
	if e, ok := err.(*NumError); ok {
		e.Func = "Atoi"
	}
	return int(v), err
}

// underscoresOK reports whether the underscores of s stand between digits or after the base prefix.
func underscoresOK(s string) bool {
	if len(s) >= 1 && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	// before is the kind of the last character: a digit (0), an underscore, or something else (!).
	before := byte('^')
	hex := false
	i := 0
	if len(s) >= 2 && s[0] == '0' {
		if p := s[1] | 0x20; p == 'b' || p == 'o' || p == 'x' {
			i = 2
			before = '0'
			hex = p == 'x'
		}
	}
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case '0' <= c && c <= '9', hex && 'a' <= c|0x20 && c|0x20 <= 'f':
			before = '0'
		case c == '_':
			if before != '0' {
				return false
			}
			before = '_'
		default:
			if before == '_' {
				return false
			}
			before = '!'
		}
	}
	return before != '_'
}
