// Package regexp matches regular expressions with RE2's syntax, in time linear in the text.
package regexp

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// A Regexp is a compiled expression. It may be used by several goroutines.
type Regexp struct {
	expr     string
	code     []inst
	start    int
	names    []string
	anchored bool // begins with \A
	prefix   string
	complete bool // the prefix is the whole expression
	longest  bool
}

// Compile compiles an expression; of the matches that begin leftmost it prefers as a backtracking search would.
func Compile(expr string) (*Regexp, error) { return newRegexp(expr, false) }

// CompilePOSIX restricts the syntax to that of egrep and prefers the longest match.
func CompilePOSIX(expr string) (*Regexp, error) { return newRegexp(expr, true) }

func newRegexp(expr string, posix bool) (*Regexp, error) {
	n, names, err := parse(expr, posix)
	if err != nil {
		return nil, err
	}
	re := &Regexp{expr: expr, names: names, longest: posix}
	re.code, re.start = compile(n)
	re.prefix, re.complete, re.anchored = literalPrefix(n)
	return re, nil
}

// literalPrefix is the text that all matches begin with.
func literalPrefix(n *node) (prefix string, complete, anchored bool) {
	items := []*node{n}
	if n.kind == nConcat {
		items = n.sub
	}
	if len(items) > 0 && items[0].kind == nAssert && items[0].assert == beginText {
		anchored = true
		items = items[1:]
		// As in Go, there is none where the text's end is not all that must be so at the end of a match.
		if n := len(items); n > 0 && items[n-1].kind == nAssert && items[n-1].assert != endText {
			return "", false, true
		}
	}
	for i, item := range items {
		if !item.literal(&prefix) {
			atEnd := anchored && i == len(items)-1 && item.kind == nAssert && item.assert == endText
			return prefix, atEnd && prefix != "", anchored
		}
	}
	return prefix, !anchored, anchored
}

// literal adds the text that the node's matches begin with, and reports whether that is all of them.
func (n *node) literal(text *string) bool {
	switch n.kind {
	case nEmpty:
		return true
	case nClass:
		// U+FFFD matches bytes that are no UTF-8, too.
		if len(n.ranges) != 2 || n.ranges[0] != n.ranges[1] || n.ranges[0] == utf8.RuneError {
			return false
		}
		*text += string(n.ranges[0])
		return true
	case nCapture, nConcat:
		for _, sub := range n.sub {
			if !sub.literal(text) {
				return false
			}
		}
		return true
	case nRepeat:
		for range n.min {
			if !n.sub[0].literal(text) {
				return false
			}
		}
		return n.min == n.max
	}
	return false
}

func quote(s string) string {
	if strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

// MustCompile is Compile that panics.
func MustCompile(str string) *Regexp {
	re, err := Compile(str)
	if err != nil {
		panic("regexp: Compile(" + quote(str) + "): " + err.Error())
	}
	return re
}

// MustCompilePOSIX is CompilePOSIX that panics.
func MustCompilePOSIX(str string) *Regexp {
	re, err := CompilePOSIX(str)
	if err != nil {
		panic("regexp: CompilePOSIX(" + quote(str) + "): " + err.Error())
	}
	return re
}

func (re *Regexp) String() string        { return re.expr }
func (re *Regexp) Longest()              { re.longest = true }
func (re *Regexp) NumSubexp() int        { return len(re.names) - 1 }
func (re *Regexp) SubexpNames() []string { return re.names }

// Copy returns another Regexp; there is no need for one any more.
func (re *Regexp) Copy() *Regexp {
	c := *re
	return &c
}

// SubexpIndex is the number of the first group with a name, -1 if there is none.
func (re *Regexp) SubexpIndex(name string) int {
	if name != "" {
		return slices.Index(re.names, name)
	}
	return -1
}

// LiteralPrefix is text that all matches begin with, behind the start of the text if they are bound to that, and whether it is
// all that matches.
func (re *Regexp) LiteralPrefix() (prefix string, complete bool) {
	return re.prefix, re.complete
}

func (re *Regexp) AppendText(b []byte) ([]byte, error) { return append(b, re.expr...), nil }
func (re *Regexp) MarshalText() ([]byte, error)        { return []byte(re.expr), nil }

func (re *Regexp) UnmarshalText(text []byte) error {
	compiled, err := Compile(string(text))
	if err != nil {
		return err
	}
	*re = *compiled
	return nil
}

// indexFrom is strings.Index from a position on.
func indexFrom(s, sep string, pos int) int {
	if i := strings.Index(s[pos:], sep); i >= 0 {
		return pos + i
	}
	return -1
}

func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

func (re *Regexp) MatchString(s string) bool        { return re.run(s, 0, 0) != nil }
func (re *Regexp) Match(b []byte) bool              { return re.run(view(b), 0, 0) != nil }
func (re *Regexp) MatchReader(r io.RuneReader) bool { return re.runReader(r, 0) != nil }

func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

func Match(pattern string, b []byte) (matched bool, err error) { return MatchString(pattern, view(b)) }

func MatchReader(pattern string, r io.RuneReader) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchReader(r), nil
}

// QuoteMeta escapes the characters that mean something in expressions.
func QuoteMeta(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(`\.+*?()|[]{}^$`, s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// ncaps is the number of positions of all groups.
func (re *Regexp) ncaps() int { return 2 * len(re.names) }

// all calls deliver for up to n matches, all if n < 0.
func (re *Regexp) all(s string, n, ncap int, deliver func([]int)) {
	if n < 0 {
		n = len(s) + 1
	}
	pos, last := 0, -1
	for i := 0; i < n && pos <= len(s); {
		m := re.run(s, pos, ncap)
		if m == nil {
			return
		}
		accept := true
		if m[1] == pos {
			// An empty match right behind another does not count.
			accept = m[0] != last
			_, size := utf8.DecodeRuneInString(s[pos:])
			pos += max(size, 1)
		} else {
			pos = m[1]
		}
		last = m[1]
		if accept {
			deliver(m)
			i++
		}
	}
}

// part is group g of a match; "" if it took no part.
func part(s string, m []int, g int) string {
	if m[2*g] < 0 {
		return ""
	}
	return s[m[2*g]:m[2*g+1]]
}

func bytePart(b []byte, m []int, g int) []byte {
	if m[2*g] < 0 {
		return nil
	}
	return b[m[2*g]:m[2*g+1]:m[2*g+1]]
}

func (re *Regexp) FindStringIndex(s string) (loc []int) { return re.run(s, 0, 2) }
func (re *Regexp) FindIndex(b []byte) (loc []int)       { return re.run(view(b), 0, 2) }
func (re *Regexp) FindReaderIndex(r io.RuneReader) (loc []int) {
	return re.runReader(r, 2)
}

func (re *Regexp) FindString(s string) string {
	if m := re.run(s, 0, 2); m != nil {
		return s[m[0]:m[1]]
	}
	return ""
}

func (re *Regexp) Find(b []byte) []byte {
	if m := re.run(view(b), 0, 2); m != nil {
		return bytePart(b, m, 0)
	}
	return nil
}

func (re *Regexp) FindStringSubmatchIndex(s string) []int { return re.run(s, 0, re.ncaps()) }
func (re *Regexp) FindSubmatchIndex(b []byte) []int       { return re.run(view(b), 0, re.ncaps()) }
func (re *Regexp) FindReaderSubmatchIndex(r io.RuneReader) []int {
	return re.runReader(r, re.ncaps())
}

func (re *Regexp) stringGroups(s string, m []int) []string {
	groups := make([]string, len(re.names))
	for g := range groups {
		groups[g] = part(s, m, g)
	}
	return groups
}

func (re *Regexp) byteGroups(b []byte, m []int) [][]byte {
	groups := make([][]byte, len(re.names))
	for g := range groups {
		groups[g] = bytePart(b, m, g)
	}
	return groups
}

func (re *Regexp) FindStringSubmatch(s string) []string {
	if m := re.run(s, 0, re.ncaps()); m != nil {
		return re.stringGroups(s, m)
	}
	return nil
}

func (re *Regexp) FindSubmatch(b []byte) [][]byte {
	if m := re.run(view(b), 0, re.ncaps()); m != nil {
		return re.byteGroups(b, m)
	}
	return nil
}

func (re *Regexp) FindAllString(s string, n int) []string {
	var list []string
	re.all(s, n, 2, func(m []int) { list = append(list, s[m[0]:m[1]]) })
	return list
}

func (re *Regexp) FindAll(b []byte, n int) [][]byte {
	var list [][]byte
	re.all(view(b), n, 2, func(m []int) { list = append(list, bytePart(b, m, 0)) })
	return list
}

func (re *Regexp) FindAllStringIndex(s string, n int) [][]int {
	var list [][]int
	re.all(s, n, 2, func(m []int) { list = append(list, m) })
	return list
}

func (re *Regexp) FindAllIndex(b []byte, n int) [][]int { return re.FindAllStringIndex(view(b), n) }

func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	var list [][]int
	re.all(s, n, re.ncaps(), func(m []int) { list = append(list, m) })
	return list
}

func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return re.FindAllStringSubmatchIndex(view(b), n)
}

func (re *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	var list [][]string
	re.all(s, n, re.ncaps(), func(m []int) { list = append(list, re.stringGroups(s, m)) })
	return list
}

func (re *Regexp) FindAllSubmatch(b []byte, n int) [][][]byte {
	var list [][][]byte
	re.all(view(b), n, re.ncaps(), func(m []int) { list = append(list, re.byteGroups(b, m)) })
	return list
}

// Split splits s around the matches into at most n parts; n < 0 means all.
func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if re.expr != "" && s == "" {
		return []string{""}
	}
	parts := []string{}
	start, end := 0, 0
	for _, m := range re.FindAllStringIndex(s, n) {
		if n > 0 && len(parts) == n-1 {
			break
		}
		end = m[0]
		if m[1] != 0 {
			parts = append(parts, s[start:end])
		}
		start = m[1]
	}
	if end != len(s) {
		parts = append(parts, s[start:])
	}
	return parts
}

// replace is nil if nothing matches.
func (re *Regexp) replace(s string, ncap int, repl func(dst []byte, m []int) []byte) []byte {
	var b []byte
	end, pos := 0, 0
	found := false
	for pos <= len(s) {
		m := re.run(s, pos, ncap)
		if m == nil {
			break
		}
		found = true
		b = append(b, s[end:m[0]]...)
		// An empty match right behind another is not replaced.
		if m[1] > end || m[0] == 0 {
			b = repl(b, m)
		}
		end = m[1]
		_, size := utf8.DecodeRuneInString(s[pos:])
		switch {
		case pos+size > m[1]:
			pos += size
		case pos+1 > m[1]:
			pos++
		default:
			pos = m[1]
		}
	}
	if !found {
		return nil
	}
	b = append(b, s[end:]...)
	if b == nil {
		b = []byte{}
	}
	return b
}

func (re *Regexp) replaceString(src string, ncap int, repl func(dst []byte, m []int) []byte) string {
	if b := re.replace(src, ncap, repl); b != nil {
		return string(b)
	}
	return src
}

func (re *Regexp) replaceBytes(src []byte, ncap int, repl func(dst []byte, m []int) []byte) []byte {
	if b := re.replace(view(src), ncap, repl); b != nil {
		return b
	}
	return append([]byte(nil), src...)
}

// ReplaceAllString replaces the matches by repl, in which $1 and ${name} stand for groups.
func (re *Regexp) ReplaceAllString(src, repl string) string {
	return re.replaceString(src, re.ncaps(), func(dst []byte, m []int) []byte { return re.expand(dst, repl, src, m) })
}

func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	return re.replaceString(src, 2, func(dst []byte, m []int) []byte { return append(dst, repl...) })
}

func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	return re.replaceString(src, 2, func(dst []byte, m []int) []byte { return append(dst, repl(src[m[0]:m[1]])...) })
}

func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	return re.replaceBytes(src, re.ncaps(), func(dst []byte, m []int) []byte { return re.expand(dst, string(repl), view(src), m) })
}

func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	return re.replaceBytes(src, 2, func(dst []byte, m []int) []byte { return append(dst, repl...) })
}

func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	return re.replaceBytes(src, 2, func(dst []byte, m []int) []byte { return append(dst, repl(src[m[0]:m[1]])...) })
}

// Expand appends template to dst with the groups of a match put in.
func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return re.expand(dst, string(template), view(src), match)
}

func (re *Regexp) ExpandString(dst []byte, template string, src string, match []int) []byte {
	return re.expand(dst, template, src, match)
}

func (re *Regexp) expand(dst []byte, template, src string, m []int) []byte {
	for template != "" {
		before, after, ok := strings.Cut(template, "$")
		if !ok {
			break
		}
		dst = append(dst, before...)
		template = after
		if strings.HasPrefix(template, "$") {
			dst = append(dst, '$')
			template = template[1:]
			continue
		}
		name, rest := groupName(template)
		if name == "" {
			dst = append(dst, '$')
			continue
		}
		template = rest
		g := -1
		if n, err := strconv.Atoi(name); err == nil && name[0] != '-' && (name[0] != '0' || name == "0") {
			g = n
		} else if err != nil {
			for i, have := range re.names {
				if have == name && 2*i+1 < len(m) && m[2*i] >= 0 {
					g = i
					break
				}
			}
		}
		if g >= 0 && 2*g+1 < len(m) && m[2*g] >= 0 {
			dst = append(dst, src[m[2*g]:m[2*g+1]]...)
		}
	}
	return append(dst, template...)
}

// groupName reads what follows a $; "" if it is no name.
func groupName(s string) (name, rest string) {
	braces := strings.HasPrefix(s, "{")
	if braces {
		s = s[1:]
	}
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		n += size
	}
	if n == 0 {
		return "", ""
	}
	name, rest = s[:n], s[n:]
	if braces {
		if !strings.HasPrefix(rest, "}") {
			return "", ""
		}
		rest = rest[1:]
	}
	return name, rest
}
