// Package html escapes text for HTML, and takes it back.
package html

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

var escaper = strings.NewReplacer("&", "&amp;", "'", "&#39;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

// EscapeString escapes <, >, &, ' and ".
func EscapeString(s string) string { return escaper.Replace(s) }

// A name without semicolon has at most so many letters.
const longestBare = 6

// entities has what the names stand for; the semicolon is part of them.
var entities = sync.OnceValue(func() map[string]string {
	m := make(map[string]string)
	for line := range strings.Lines(table) {
		text, names, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if text == "U+0A" {
			text = "\n"
		}
		for name := range strings.SplitSeq(names, " ") {
			m[name] = text
		}
	}
	return m
})

// Numbers from 0x80 to 0x9F are those of Windows-1252.
const windows = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
	"\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178"

// UnescapeString replaces entities such as &lt; and &#225; by what they stand
// for.
func UnescapeString(s string) string {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	var b strings.Builder
	for ; i >= 0; i = strings.IndexByte(s, '&') {
		b.WriteString(s[:i])
		s = s[i:]
		text, n := entity(s)
		b.WriteString(text)
		s = s[n:]
	}
	b.WriteString(s)
	return b.String()
}

// entity returns what s, which begins with &, begins with, and its length.
func entity(s string) (text string, n int) {
	if strings.HasPrefix(s, "&#") {
		return numeric(s)
	}
	n = 1
	for n < len(s) && isAlphanumeric(s[n]) {
		n++
	}
	name := s[1:n]
	if name == "" {
		return s[:1], 1
	}
	known := entities()
	if n < len(s) && s[n] == ';' {
		n++
		name = s[1:n]
	}
	if text, ok := known[name]; ok {
		return text, n
	}
	// A name may run into what follows.
	for j := min(len(name)-1, longestBare); j > 1; j-- {
		if text, ok := known[name[:j]]; ok {
			return text, 1 + j
		}
	}
	return s[:n], n
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// numeric reads &#1; and &#x1;.
func numeric(s string) (text string, n int) {
	n = 2
	base := rune(10)
	if n < len(s) && (s[n] == 'x' || s[n] == 'X') {
		base = 16
		n++
	}
	x := rune(0)
	for ; n < len(s); n++ {
		d, err := strconv.ParseUint(s[n:n+1], int(base), 8)
		if err != nil {
			break
		}
		x = base*x + rune(d) // what overflows comes out as something else, as in Go
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	// Real Go counts characters here, so that one digit needs a semicolon.
	if n <= 3 {
		return s[:1], 1
	}
	switch {
	case 0x80 <= x && x <= 0x9F:
		x = []rune(windows)[x-0x80]
	case x == 0 || !utf8.ValidRune(x):
		x = utf8.RuneError
	}
	return string(x), n
}
