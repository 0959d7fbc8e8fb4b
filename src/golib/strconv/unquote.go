package strconv

import "unicode/utf8"

func hexValue(c byte) (rune, bool) {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0'), true
	case 'a' <= c && c <= 'f':
		return rune(c-'a') + 10, true
	case 'A' <= c && c <= 'F':
		return rune(c-'A') + 10, true
	}
	return 0, false
}

// UnquoteChar decodes the first character or escape of a literal's inside. quote is the literal's quote, which must be
// escaped, or 0.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if s == "" {
		return 0, false, "", ErrSyntax
	}
	c := s[0]
	switch {
	case c == quote && (quote == '\'' || quote == '"'):
		return 0, false, "", ErrSyntax
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(s)
		return r, true, s[size:], nil
	case c != '\\':
		return rune(c), false, s[1:], nil
	}
	if len(s) == 1 {
		return 0, false, "", ErrSyntax
	}
	c = s[1]
	s = s[2:]
	switch c {
	case 'a':
		value = '\a'
	case 'b':
		value = '\b'
	case 'f':
		value = '\f'
	case 'n':
		value = '\n'
	case 'r':
		value = '\r'
	case 't':
		value = '\t'
	case 'v':
		value = '\v'
	case 'x', 'u', 'U':
		n := 2
		if c == 'u' {
			n = 4
		} else if c == 'U' {
			n = 8
		}
		if len(s) < n {
			return 0, false, "", ErrSyntax
		}
		for i := range n {
			d, ok := hexValue(s[i])
			if !ok {
				return 0, false, "", ErrSyntax
			}
			value = value<<4 | d
		}
		s = s[n:]
		if c == 'x' {
			break
		}
		if !utf8.ValidRune(value) {
			return 0, false, "", ErrSyntax
		}
		multibyte = true
	case '0', '1', '2', '3', '4', '5', '6', '7':
		if len(s) < 2 {
			return 0, false, "", ErrSyntax
		}
		value = rune(c - '0')
		for i := range 2 {
			d := s[i] - '0'
			if d > 7 {
				return 0, false, "", ErrSyntax
			}
			value = value<<3 | rune(d)
		}
		s = s[2:]
		if value > 255 {
			return 0, false, "", ErrSyntax
		}
	case '\\':
		value = '\\'
	case '\'', '"':
		if c != quote {
			return 0, false, "", ErrSyntax
		}
		value = rune(c)
	default:
		return 0, false, "", ErrSyntax
	}
	return value, multibyte, s, nil
}

// QuotedPrefix returns the literal that s starts with.
func QuotedPrefix(s string) (string, error) {
	n, _, err := scanQuoted(s, false)
	if err != nil {
		return "", err
	}
	return s[:n], nil
}

// Unquote returns the value of the string or character literal s.
func Unquote(s string) (string, error) {
	n, out, err := scanQuoted(s, true)
	if err != nil {
		return "", err
	}
	if n != len(s) {
		return "", ErrSyntax
	}
	return out, nil
}

// scanQuoted finds the end of the literal at the start of s and, if wanted, its value.
func scanQuoted(s string, want bool) (n int, out string, err error) {
	if len(s) < 2 {
		return 0, "", ErrSyntax
	}
	quote := s[0]
	switch quote {
	case '`':
		return scanRaw(s, want)
	case '"', '\'':
	default:
		return 0, "", ErrSyntax
	}
	// A literal without escapes is a part of s.
	plain := 1
	for plain < len(s) && s[plain] != quote && s[plain] != '\\' && s[plain] != '\n' {
		plain++
	}
	if plain < len(s) && s[plain] == quote {
		inside := s[1:plain]
		if quote == '"' && utf8.ValidString(inside) {
			return plain + 1, inside, nil
		}
		if quote == '\'' {
			if r, size := utf8.DecodeRuneInString(inside); size == len(inside) && (r != utf8.RuneError || size != 1) {
				return plain + 1, inside, nil
			}
		}
	}
	var b []byte
	rest := s[1:]
	for len(rest) > 0 && rest[0] != quote {
		if rest[0] == '\n' {
			return 0, "", ErrSyntax
		}
		r, multibyte, tail, err := UnquoteChar(rest, quote)
		if err != nil {
			return 0, "", err
		}
		rest = tail
		if want {
			if r < utf8.RuneSelf || !multibyte {
				b = append(b, byte(r))
			} else {
				b = utf8.AppendRune(b, r)
			}
		}
		if quote == '\'' {
			break
		}
	}
	if len(rest) == 0 || rest[0] != quote {
		return 0, "", ErrSyntax
	}
	n = len(s) - len(rest) + 1
	if quote == '\'' && n == 2 {
		return 0, "", ErrSyntax
	}
	return n, string(b), nil
}

// scanRaw is scanQuoted for raw strings: carriage returns are dropped.
func scanRaw(s string, want bool) (n int, out string, err error) {
	end, returns := 1, 0
	for end < len(s) && s[end] != '`' {
		if s[end] == '\r' {
			returns++
		}
		end++
	}
	if end == len(s) {
		return 0, "", ErrSyntax
	}
	inside := s[1:end]
	if returns == 0 || !want {
		return end + 1, inside, nil
	}
	b := make([]byte, 0, len(inside)-returns)
	for i := 0; i < len(inside); i++ {
		if inside[i] != '\r' {
			b = append(b, inside[i])
		}
	}
	return end + 1, string(b), nil
}
