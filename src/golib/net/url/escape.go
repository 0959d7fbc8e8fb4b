// Escaping: which characters stand for themselves depends on the part of the URL.

package url

import (
	"strconv"
	"strings"
)

type part int

const (
	inPath part = iota
	inSegment
	inHost
	inZone
	inUser
	inQuery
	inFragment
)

// EscapeError is a % that two hexadecimal digits do not follow.
type EscapeError string

func (e EscapeError) Error() string { return "invalid URL escape " + strconv.Quote(string(e)) }

// InvalidHostError is a character that a host cannot have.
type InvalidHostError string

func (e InvalidHostError) Error() string {
	return "invalid character " + strconv.Quote(string(e)) + " in host name"
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// plain are the characters beside letters and digits that need no escape.
func plain(p part) string {
	switch p {
	case inPath:
		return "-_.~$&+,/:;=@"
	case inSegment:
		return "-_.~$&+:=@"
	case inHost, inZone:
		return "-_.~!$&'()*+,;=:[]<>\""
	case inUser:
		return "-_.~$&+,;="
	case inFragment:
		return "-_.~$&+,/:;=?@!()*"
	}
	return "-_.~"
}

func mustEscape(c byte, p part) bool {
	return !isAlphanumeric(c) && strings.IndexByte(plain(p), c) < 0
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func hexValue(c byte) byte {
	switch {
	case c <= '9':
		return c - '0'
	case c <= 'F':
		return c - 'A' + 10
	}
	return c - 'a' + 10
}

const upperHex = "0123456789ABCDEF"

func escape(s string, p part) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' && p == inQuery:
			b.WriteByte('+')
		case mustEscape(c, p):
			b.WriteByte('%')
			b.WriteByte(upperHex[c>>4])
			b.WriteByte(upperHex[c&15])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func unescape(s string, p part) (string, error) {
	if err := checkEscapes(s, p); err != nil {
		return "", err
	}
	if strings.IndexByte(s, '%') < 0 && (p != inQuery || strings.IndexByte(s, '+') < 0) {
		return s, nil
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '%':
			b.WriteByte(hexValue(s[i+1])<<4 | hexValue(s[i+2]))
			i += 2
		case s[i] == '+' && p == inQuery:
			b.WriteByte(' ')
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String(), nil
}

func checkEscapes(s string, p part) error {
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			if (p == inHost || p == inZone) && s[i] < 0x80 && mustEscape(s[i], p) {
				return InvalidHostError(s[i : i+1])
			}
			continue
		}
		if i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2]) {
			return EscapeError(s[i:min(i+3, len(s))])
		}
		triple := s[i : i+3]
		// In a host only bytes beyond ASCII can be escaped, in a zone also some
		// others; %25 stands in front of a zone.
		if p == inHost && hexValue(s[i+1]) < 8 && triple != "%25" {
			return EscapeError(triple)
		}
		if p == inZone {
			v := hexValue(s[i+1])<<4 | hexValue(s[i+2])
			if triple != "%25" && v != ' ' && mustEscape(v, inHost) {
				return EscapeError(triple)
			}
		}
		i += 2
	}
	return nil
}

// QueryEscape escapes for a query; spaces become +.
func QueryEscape(s string) string { return escape(s, inQuery) }

// PathEscape escapes for a segment of a path.
func PathEscape(s string) string { return escape(s, inSegment) }

// QueryUnescape is the inverse of QueryEscape.
func QueryUnescape(s string) (string, error) { return unescape(s, inQuery) }

// PathUnescape is the inverse of PathEscape.
func PathUnescape(s string) (string, error) { return unescape(s, inSegment) }
