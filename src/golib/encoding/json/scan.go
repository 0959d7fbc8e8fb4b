// Package json reads and writes JSON.
package json

import "strconv"

// A SyntaxError is text that is no JSON. Offset is the number of bytes read before the error.
type SyntaxError struct {
	msg    string
	Offset int64
}

func (e *SyntaxError) Error() string { return e.msg }

const maxDepth = 10000

// syntax checks text and finds the ends of values.
type syntax struct {
	data  []byte
	err   *SyntaxError
	whole bool // the end of data is looked at as a space
}

// Valid reports whether data is one JSON value.
func Valid(data []byte) bool { return check(data) == nil }

// check returns what is wrong with data as one value.
func check(data []byte) *SyntaxError {
	s := &syntax{data: data, whole: true}
	i := s.value(s.space(0), 0)
	if s.err != nil {
		return s.err
	}
	if i = s.space(i); i < len(data) {
		s.invalid(i, "after top-level value")
	}
	return s.err
}

func quoteChar(c byte) string {
	switch c {
	case '\'':
		return `'\''`
	case '"':
		return `'"'`
	}
	s := strconv.Quote(string(rune(c)))
	return "'" + s[1:len(s)-1] + "'"
}

// invalidPart is invalid inside a literal, where no space may be.
func (s *syntax) invalidPart(i int, context string) int {
	if s.err == nil && i >= len(s.data) && s.whole {
		s.err = &SyntaxError{"invalid character ' ' " + context, int64(len(s.data))}
		return -1
	}
	return s.invalid(i, context)
}

// invalid records an error at data[i]; the end of the data is an error of its own.
func (s *syntax) invalid(i int, context string) int {
	if s.err == nil {
		if i >= len(s.data) {
			s.err = &SyntaxError{"unexpected end of JSON input", int64(len(s.data))}
		} else {
			s.err = &SyntaxError{"invalid character " + quoteChar(s.data[i]) + " " + context, int64(i) + 1}
		}
	}
	return -1
}

func (s *syntax) space(i int) int {
	for i >= 0 && i < len(s.data) {
		if c := s.data[i]; c != ' ' && c != '\t' && c != '\n' && c != '\r' {
			break
		}
		i++
	}
	return i
}

// value checks the value at i and returns its end, -1 after an error.
func (s *syntax) value(i, depth int) int {
	if i >= len(s.data) {
		return s.invalid(i, "")
	}
	switch c := s.data[i]; {
	case c == '{':
		return s.object(i, depth+1)
	case c == '[':
		return s.array(i, depth+1)
	case c == '"':
		return s.string(i)
	case c == '-' || '0' <= c && c <= '9':
		return s.number(i)
	case c == 't':
		return s.literal(i, "true")
	case c == 'f':
		return s.literal(i, "false")
	case c == 'n':
		return s.literal(i, "null")
	}
	return s.invalid(i, "looking for beginning of value")
}

func (s *syntax) tooDeep(i, depth int) bool {
	if depth > maxDepth {
		s.err = &SyntaxError{"exceeded max depth", int64(i) + 1}
		return true
	}
	return false
}

func (s *syntax) object(i, depth int) int {
	if s.tooDeep(i, depth) {
		return -1
	}
	i = s.space(i + 1)
	if i < len(s.data) && s.data[i] == '}' {
		return i + 1
	}
	for {
		if i >= len(s.data) || s.data[i] != '"' {
			return s.invalid(i, "looking for beginning of object key string")
		}
		if i = s.string(i); i < 0 {
			return -1
		}
		if i = s.space(i); i >= len(s.data) || s.data[i] != ':' {
			return s.invalid(i, "after object key")
		}
		if i = s.value(s.space(i+1), depth); i < 0 {
			return -1
		}
		if i = s.space(i); i < len(s.data) && s.data[i] == '}' {
			return i + 1
		}
		if i >= len(s.data) || s.data[i] != ',' {
			return s.invalid(i, "after object key:value pair")
		}
		i = s.space(i + 1)
	}
}

func (s *syntax) array(i, depth int) int {
	if s.tooDeep(i, depth) {
		return -1
	}
	i = s.space(i + 1)
	if i < len(s.data) && s.data[i] == ']' {
		return i + 1
	}
	for {
		if i = s.value(i, depth); i < 0 {
			return -1
		}
		if i = s.space(i); i < len(s.data) && s.data[i] == ']' {
			return i + 1
		}
		if i >= len(s.data) || s.data[i] != ',' {
			return s.invalid(i, "after array element")
		}
		i = s.space(i + 1)
	}
}

func (s *syntax) string(i int) int {
	for i++; i < len(s.data); i++ {
		switch c := s.data[i]; {
		case c == '"':
			return i + 1
		case c < ' ':
			return s.invalid(i, "in string literal")
		case c == '\\':
			if i++; i >= len(s.data) {
				return s.invalidPart(i, "in string escape code")
			}
			switch s.data[i] {
			case 'b', 'f', 'n', 'r', 't', '\\', '/', '"':
			case 'u':
				for range 4 {
					i++
					if i >= len(s.data) || !isHex(s.data[i]) {
						return s.invalidPart(i, "in \\u hexadecimal character escape")
					}
				}
			default:
				return s.invalidPart(i, "in string escape code")
			}
		}
	}
	return s.invalid(i, "")
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}

func (s *syntax) digits(i int) int {
	for i < len(s.data) && '0' <= s.data[i] && s.data[i] <= '9' {
		i++
	}
	return i
}

func (s *syntax) number(i int) int {
	if s.data[i] == '-' {
		i++
	}
	n := s.digits(i)
	if n == i {
		return s.invalidPart(i, "in numeric literal")
	}
	if s.data[i] == '0' {
		n = i + 1
	}
	i = n
	if i < len(s.data) && s.data[i] == '.' {
		if n = s.digits(i + 1); n == i+1 {
			return s.invalidPart(n, "after decimal point in numeric literal")
		}
		i = n
	}
	if i < len(s.data) && s.data[i]|0x20 == 'e' {
		i++
		if i < len(s.data) && (s.data[i] == '+' || s.data[i] == '-') {
			i++
		}
		if n = s.digits(i); n == i {
			return s.invalidPart(n, "in exponent of numeric literal")
		}
		i = n
	}
	return i
}

func (s *syntax) literal(i int, word string) int {
	for j := 1; j < len(word); j++ {
		if i+j >= len(s.data) || s.data[i+j] != word[j] {
			return s.invalidPart(i+j, "in literal "+word+" (expecting "+quoteChar(word[j])+")")
		}
	}
	return i + len(word)
}
