// Escaping: which characters stand for themselves depends on the part of the URL.
// All that is asked about single characters is in one table.

package url

import (
	"strconv"
	"strings"
)

// A class is a set of characters; a part of a URL is named by the class of those that
// need no escape in it.
type class uint16

const (
	inPath class = 1 << iota
	inSegment
	inHost
	inZone
	inUser
	inQuery
	inFragment

	letter
	digit
	hexDigit
	schemeMark   // beside letters and digits in a scheme
	userinfoMark // and in front of an @
	encodedMark  // and in what has been escaped
	control
)

const parts = inPath | inSegment | inHost | inZone | inUser | inQuery | inFragment

var classes = makeClasses()

func makeClasses() (table [256]class) {
	add := func(chars string, c class) {
		for _, b := range []byte(chars) {
			table[b] |= c
		}
	}
	const letters = "abcdefghijklmnopqrstuvwxyz"
	add(letters, letter|parts)
	add(strings.ToUpper(letters), letter|parts)
	add("0123456789", digit|hexDigit|parts)
	add("abcdefABCDEF", hexDigit)
	add("-_.~", parts)
	add("$&+,/:;=@", inPath|inFragment)
	add("?!()*", inFragment)
	add("$&+:=@", inSegment)
	add("!$&'()*+,;=:[]<>\"", inHost|inZone)
	add("$&+,;=", inUser)
	add("+-.", schemeMark)
	add("-._:~!$&'()*+,;=%@", userinfoMark)
	add("!$&'()*+,;=:@[]%", encodedMark)
	for c := range 0x20 {
		table[c] = control
	}
	table[0x7f] = control
	return table
}

func (c class) has(b byte) bool { return classes[b]&c != 0 }

// without finds the first byte of s that is in none of the classes; len(s) if all are.
func (c class) without(s string) int {
	i := 0
	for i < len(s) && c.has(s[i]) {
		i++
	}
	return i
}

// EscapeError is a % that two hexadecimal digits do not follow.
type EscapeError string

func (e EscapeError) Error() string { return "invalid URL escape " + strconv.Quote(string(e)) }

// InvalidHostError is a character that a host cannot have.
type InvalidHostError string

func (e InvalidHostError) Error() string {
	return "invalid character " + strconv.Quote(string(e)) + " in host name"
}

const hexDigits = "0123456789ABCDEF"

func (c class) escape(s string) string {
	safe := c.without(s)
	if safe == len(s) {
		return s
	}
	b := append(make([]byte, 0, len(s)+16), s[:safe]...)
	for _, ch := range []byte(s[safe:]) {
		switch {
		case c.has(ch):
			b = append(b, ch)
		case ch == ' ' && c == inQuery:
			b = append(b, '+')
		default:
			b = append(b, '%', hexDigits[ch>>4], hexDigits[ch&15])
		}
	}
	return string(b)
}

// escaped reads the escape at the beginning of s.
func escaped(s string) (b byte, ok bool) {
	if len(s) < 3 || !hexDigit.has(s[1]) || !hexDigit.has(s[2]) {
		return 0, false
	}
	n, err := strconv.ParseUint(s[1:3], 16, 8)
	return byte(n), err == nil
}

// mayEscape reports whether an escape for b can be in the part. In a host these are
// bytes beyond ASCII, in a zone also those that could stand there anyway; %25 begins
// a zone.
func (c class) mayEscape(b byte) bool {
	switch c {
	case inHost:
		return b >= 0x80 || b == '%'
	case inZone:
		return b == '%' || b == ' ' || inHost.has(b)
	}
	return true
}

// unescape is the inverse of escape.
func (c class) unescape(s string) (string, error) {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		ch := s[i]
		switch {
		case ch == '%':
			byEscape, ok := escaped(s[i:])
			if !ok || !c.mayEscape(byEscape) {
				return "", EscapeError(s[i:min(i+3, len(s))])
			}
			ch = byEscape
			i += 2
		case ch == '+' && c == inQuery:
			ch = ' '
		case ch < 0x80 && (c == inHost || c == inZone) && !c.has(ch):
			return "", InvalidHostError(s[i : i+1])
		}
		b = append(b, ch)
	}
	return string(b), nil
}

// QueryEscape escapes for a query; spaces become +.
func QueryEscape(s string) string { return inQuery.escape(s) }

// PathEscape escapes for a segment of a path.
func PathEscape(s string) string { return inSegment.escape(s) }

// QueryUnescape is the inverse of QueryEscape.
func QueryUnescape(s string) (string, error) { return inQuery.unescape(s) }

// PathUnescape is the inverse of PathEscape.
func PathUnescape(s string) (string, error) { return inSegment.unescape(s) }
