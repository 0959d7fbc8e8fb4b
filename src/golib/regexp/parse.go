package regexp

import (
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// syntaxError is an expression that can't be parsed.
type syntaxError struct{ code, expr string }

func (e *syntaxError) Error() string { return "error parsing regexp: " + e.code + ": `" + e.expr + "`" }

// nodeKind is a kind of syntax tree node.
type nodeKind uint8

const (
	nEmpty  nodeKind = iota
	nClass           // one character of a set
	nAssert          // an empty width condition
	nCapture
	nRepeat
	nConcat
	nAlternate
)

// node is a syntax tree node.
type node struct {
	kind     nodeKind
	ranges   []rune // pairs, sorted
	assert   uint8
	cap      int
	min, max int // max is -1 for no limit
	lazy     bool
	sub      []*node
}

// Conditions on a position.
const (
	beginLine uint8 = 1 << iota
	endLine
	beginText
	endText
	wordBoundary
	noWordBoundary
)

const (
	flagFold  = 1 << iota // (?i)
	flagMulti             // (?m)
	flagDot               // (?s)
	flagSwap              // (?U)
)

const maxRepeat = 1000

type parser struct {
	whole string
	s     string // what is left
	flags int
	names []string
	depth int
	runes int // of all classes so far
	posix bool
}

// maxRunes bounds the memory for classes, as in Go.
const maxRunes = 128 << 20 / 4

func (p *parser) classOf(ranges []rune) *node {
	if p.runes += len(ranges); p.runes > maxRunes {
		p.fail("expression too large", p.whole)
	}
	return &node{kind: nClass, ranges: ranges}
}

func (p *parser) fail(code, expr string) { panic(&syntaxError{code, expr}) }

func parse(expr string, posix bool) (n *node, names []string, err error) {
	p := &parser{whole: expr, s: expr, names: []string{""}, posix: posix}
	if posix {
		p.flags = flagMulti
	}
	defer func() {
		if e, ok := recover().(*syntaxError); ok {
			n, err = nil, e
		} else if e != nil {
			panic(e)
		}
	}()
	if !utf8.ValidString(expr) {
		p.fail("invalid UTF-8", expr)
	}
	n = p.alternate()
	if p.s != "" {
		p.fail("unexpected )", expr)
	}
	return n, p.names, nil
}

func (p *parser) next() rune {
	r, size := utf8.DecodeRuneInString(p.s)
	p.s = p.s[size:]
	return r
}

func (p *parser) accept(prefix string) bool {
	if strings.HasPrefix(p.s, prefix) {
		p.s = p.s[len(prefix):]
		return true
	}
	return false
}

func (p *parser) alternate() *node {
	if p.depth++; p.depth > 1000 {
		p.fail("expression nests too deeply", p.whole)
	}
	defer func() { p.depth-- }()
	flags := p.flags
	list := []*node{p.concat()}
	for p.accept("|") {
		list = append(list, p.concat())
	}
	p.flags = flags
	if len(list) == 1 {
		return list[0]
	}
	return &node{kind: nAlternate, sub: list}
}

func (p *parser) concat() *node {
	c := &node{kind: nConcat}
	last := "" // the text from the last repetition operator on, "" if the last item was none
	for p.s != "" && p.s[0] != '|' && p.s[0] != ')' {
		before := p.s
		switch p.s[0] {
		case '*', '+', '?', '{':
			lo, hi, ok := p.repetition()
			if !ok {
				p.s = before[1:]
				c.sub = append(c.sub, p.literal('{'))
				last = ""
				continue
			}
			lazy := p.flags&flagSwap != 0
			if !p.posix && p.accept("?") {
				lazy = !lazy
			}
			text := before[:len(before)-len(p.s)]
			if len(c.sub) == 0 {
				p.fail("missing argument to repetition operator", text)
			}
			if last != "" && !p.posix {
				p.fail("invalid nested repetition operator", last[:len(last)-len(p.s)])
			}
			if hi > maxRepeat || lo > maxRepeat || hi >= 0 && lo > hi {
				p.fail("invalid repeat count", text)
			}
			item := &node{kind: nRepeat, min: lo, max: hi, lazy: lazy, sub: []*node{c.sub[len(c.sub)-1]}}
			if size(item) > maxRepeat*10 {
				p.fail("invalid repeat count", text)
			}
			c.sub[len(c.sub)-1] = item
			last = before
			continue
		}
		last = ""
		if !p.posix && p.accept(`\Q`) {
			c.sub = append(c.sub, p.quoted()...)
		} else if item := p.item(); item != nil {
			c.sub = append(c.sub, item)
		}
	}
	return c
}

// quoted reads up to \E. The characters are items of their own: a repetition applies to the last one.
func (p *parser) quoted() (list []*node) {
	var text string
	text, p.s, _ = strings.Cut(p.s, `\E`)
	for _, r := range text {
		list = append(list, p.literal(r))
	}
	return list
}

// size estimates the number of instructions.
func size(n *node) int {
	total := 1
	for _, sub := range n.sub {
		total += size(sub)
	}
	if n.kind == nRepeat {
		return total * max(n.min, n.max, 1)
	}
	return total
}

// repetition reads an operator; ok is false if a { begins none.
func (p *parser) repetition() (lo, hi int, ok bool) {
	switch p.next() {
	case '*':
		return 0, -1, true
	case '+':
		return 1, -1, true
	case '?':
		return 0, 1, true
	}
	lo, ok = p.count()
	if !ok {
		return 0, 0, false
	}
	hi = lo
	if p.accept(",") {
		if hi, ok = p.count(); !ok {
			hi = -1
		}
	}
	return lo, hi, p.accept("}")
}

// count reads a number without leading zeros; too large ones are given as 1e8.
func (p *parser) count() (int, bool) {
	n := 0
	for n < len(p.s) && '0' <= p.s[n] && p.s[n] <= '9' {
		n++
	}
	if n == 0 || n > 1 && p.s[0] == '0' {
		return 0, false
	}
	v, err := strconv.Atoi(p.s[:n])
	if err != nil || v > 1e8 {
		v = 1e8
	}
	p.s = p.s[n:]
	return v, true
}

func (p *parser) literal(r rune) *node {
	if p.flags&flagFold != 0 {
		return &node{kind: nClass, ranges: fold([]rune{r, r})}
	}
	return &node{kind: nClass, ranges: []rune{r, r}}
}

func assertion(a uint8) *node { return &node{kind: nAssert, assert: a} }

// item reads one item without repetition; nil for flags alone.
func (p *parser) item() *node {
	switch r := p.next(); r {
	case '(':
		return p.group()
	case '[':
		return p.class()
	case '.':
		if p.flags&flagDot != 0 {
			return &node{kind: nClass, ranges: []rune{0, utf8.MaxRune}}
		}
		return &node{kind: nClass, ranges: []rune{0, '\n' - 1, '\n' + 1, utf8.MaxRune}}
	case '^':
		if p.flags&flagMulti != 0 {
			return assertion(beginLine)
		}
		return assertion(beginText)
	case '$':
		if p.flags&flagMulti != 0 {
			return assertion(endLine)
		}
		return assertion(endText)
	case '\\':
		return p.escape()
	default:
		return p.literal(r)
	}
}

func (p *parser) escape() *node {
	before := "\\" + p.s
	if p.s == "" {
		p.fail("trailing backslash at end of expression", "")
	}
	if !p.posix {
		switch p.s[0] {
		case 'A', 'b', 'B', 'z':
			c := p.next()
			return assertion(map[rune]uint8{'A': beginText, 'b': wordBoundary, 'B': noWordBoundary, 'z': endText}[c])
		case 'C':
			p.fail("invalid escape sequence", `\C`)
		}
	}
	if ranges, ok := p.classEscape(); ok {
		return p.classOf(ranges)
	}
	return p.literal(p.char(before))
}

// classEscape reads what follows the backslash of \d, \pL and the like.
func (p *parser) classEscape() ([]rune, bool) {
	if p.posix || p.s == "" {
		return nil, false
	}
	var ranges []rune
	c := p.s[0]
	switch c | 0x20 {
	case 'd':
		ranges = []rune{'0', '9'}
	case 's':
		ranges = []rune{'\t', '\n', '\f', '\r', ' ', ' '}
	case 'w':
		ranges = []rune{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'}
	case 'p':
		return p.property()
	default:
		return nil, false
	}
	p.s = p.s[1:]
	if p.flags&flagFold != 0 {
		ranges = fold(ranges)
	}
	if c < 'a' {
		ranges = negate(ranges)
	}
	return ranges, true
}

// property reads p{Greek} and the like.
func (p *parser) property() ([]rune, bool) {
	before := "\\" + p.s
	negated := p.next() == 'P'
	name := ""
	if p.accept("{") {
		var ok bool
		var rest string
		name, rest, ok = strings.Cut(p.s, "}")
		if !ok {
			p.fail("invalid character class range", before)
		}
		p.s = rest
	} else if p.s != "" {
		name = string(p.next())
	}
	if strings.HasPrefix(name, "^") {
		negated = !negated
		name = name[1:]
	}
	t := unicode.Categories[name]
	if t == nil {
		t = unicode.Scripts[name]
	}
	if t == nil {
		t = unicode.Categories[unicode.CategoryAliases[name]]
	}
	var ranges []rune
	switch {
	case name == "Any":
		ranges = []rune{0, utf8.MaxRune}
	case t == nil:
		p.fail("invalid character class range", before[:len(before)-len(p.s)])
	default:
		for _, r := range t.R16 {
			ranges = addStrided(ranges, rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
		for _, r := range t.R32 {
			ranges = addStrided(ranges, rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
		ranges = clean(ranges)
	}
	if p.flags&flagFold != 0 {
		ranges = fold(ranges)
	}
	if negated {
		ranges = negate(ranges)
	}
	return ranges, true
}

func addStrided(ranges []rune, lo, hi, stride rune) []rune {
	if stride == 1 {
		return append(ranges, lo, hi)
	}
	for c := lo; c <= hi; c += stride {
		ranges = append(ranges, c, c)
	}
	return ranges
}

// char reads what follows the backslash of a single character.
func (p *parser) char(before string) rune {
	if p.s == "" {
		p.fail("trailing backslash at end of expression", "")
	}
	bad := func() {
		p.fail("invalid escape sequence", before[:len(before)-len(p.s)])
	}
	switch c := p.next(); c {
	case '1', '2', '3', '4', '5', '6', '7', '0':
		// A single digit would be a back reference.
		if c != '0' && (p.s == "" || p.s[0] < '0' || p.s[0] > '7') {
			bad()
		}
		r := c - '0'
		for i := 0; i < 2 && p.s != "" && '0' <= p.s[0] && p.s[0] <= '7'; i++ {
			r = r*8 + p.next() - '0'
		}
		return r
	case 'x':
		digits := ""
		if p.accept("{") {
			var ok bool
			var rest string
			if digits, rest, ok = strings.Cut(p.s, "}"); !ok {
				p.s = ""
				bad()
			}
			p.s = rest
		} else if len(p.s) >= 2 {
			digits, p.s = p.s[:2], p.s[2:]
		}
		v, err := strconv.ParseUint(digits, 16, 32)
		if err != nil || v > utf8.MaxRune {
			bad()
		}
		return rune(v)
	case 'a':
		return '\a'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'v':
		return '\v'
	default:
		if c < utf8.RuneSelf && !('0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z') {
			return c
		}
		bad()
	}
	return 0
}

func (p *parser) group() *node {
	before := "(" + p.s
	if p.posix || !strings.HasPrefix(p.s, "?") {
		return p.capture("")
	}
	for _, start := range []string{"?P<", "?<"} {
		if !strings.HasPrefix(p.s, start) {
			continue
		}
		name, rest, ok := strings.Cut(p.s[len(start):], ">")
		if !ok {
			p.fail("invalid named capture", before)
		}
		text := before[:len(before)-len(rest)]
		for _, c := range name {
			if c != '_' && !('0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z') {
				p.fail("invalid named capture", text)
			}
		}
		if name == "" {
			p.fail("invalid named capture", text)
		}
		p.s = rest
		return p.capture(name)
	}
	p.s = p.s[1:]
	flags, sign, some := p.flags, 1, false
	for p.s != "" {
		c := p.next()
		bit := 0
		switch c {
		case 'i':
			bit = flagFold
		case 'm':
			bit = flagMulti
		case 's':
			bit = flagDot
		case 'U':
			bit = flagSwap
		case '-':
			if sign < 0 {
				p.fail("invalid or unsupported Perl syntax", before[:len(before)-len(p.s)])
			}
			sign = -1
			some = false
			continue
		case ':', ')':
			if sign < 0 && !some {
				p.fail("invalid or unsupported Perl syntax", before[:len(before)-len(p.s)])
			}
			if c == ')' {
				p.flags = flags
				return nil
			}
			outer := p.flags
			p.flags = flags
			n := p.alternate()
			p.flags = outer
			p.close()
			return n
		default:
			p.fail("invalid or unsupported Perl syntax", before[:len(before)-len(p.s)])
		}
		some = true
		if sign > 0 {
			flags |= bit
		} else {
			flags &^= bit
		}
	}
	p.fail("invalid or unsupported Perl syntax", before)
	return nil
}

func (p *parser) close() {
	if !p.accept(")") {
		p.fail("missing closing )", p.whole)
	}
}

func (p *parser) capture(name string) *node {
	n := &node{kind: nCapture, cap: len(p.names)}
	p.names = append(p.names, name)
	n.sub = []*node{p.alternate()}
	p.close()
	return n
}

// posixClasses are the classes such as [:alpha:].
var posixClasses = map[string][]rune{
	"alnum": {'0', '9', 'A', 'Z', 'a', 'z'}, "alpha": {'A', 'Z', 'a', 'z'}, "ascii": {0, 0x7F}, "blank": {'\t', '\t', ' ', ' '},
	"cntrl": {0, 0x1F, 0x7F, 0x7F}, "digit": {'0', '9'}, "graph": {'!', '~'}, "lower": {'a', 'z'}, "print": {' ', '~'},
	"punct": {'!', '/', ':', '@', '[', '`', '{', '~'}, "space": {'\t', '\r', ' ', ' '}, "upper": {'A', 'Z'},
	"word": {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'}, "xdigit": {'0', '9', 'A', 'F', 'a', 'f'},
}

// class reads a class behind its [.
func (p *parser) class() *node {
	before := "[" + p.s
	negated := p.accept("^")
	var ranges []rune
	if negated && p.posix {
		ranges = append(ranges, '\n', '\n')
	}
	first := true
	for p.s == "" || p.s[0] != ']' || first {
		if p.s == "" {
			p.fail("missing closing ]", before)
		}
		// In egrep a - stands for itself only at the start and the end.
		if p.s[0] == '-' && p.posix && !first && !strings.HasPrefix(p.s, "-]") {
			_, size := utf8.DecodeRuneInString(p.s[1:])
			p.fail("invalid character class range", p.s[:1+size])
		}
		first = false
		if strings.HasPrefix(p.s, "[:") {
			if name, rest, ok := strings.Cut(p.s[2:], ":]"); ok {
				set, known := posixClasses[strings.TrimPrefix(name, "^")]
				if !known {
					p.fail("invalid character class range", "[:"+name+":]")
				}
				if p.flags&flagFold != 0 {
					set = fold(set)
				}
				if strings.HasPrefix(name, "^") {
					set = negate(set)
				}
				ranges = append(ranges, set...)
				p.s = rest
				continue
			}
		}
		if p.s[0] == '\\' {
			rest := p.s
			p.s = p.s[1:]
			if set, ok := p.classEscape(); ok {
				ranges = append(ranges, set...)
				continue
			}
			p.s = rest
		}
		start := p.s
		lo := p.classChar(before)
		hi := lo
		if len(p.s) >= 2 && p.s[0] == '-' && p.s[1] != ']' {
			p.s = p.s[1:]
			if hi = p.classChar(before); hi < lo {
				p.fail("invalid character class range", start[:len(start)-len(p.s)])
			}
		}
		one := []rune{lo, hi}
		if p.flags&flagFold != 0 {
			one = fold(one)
		}
		ranges = append(ranges, one...)
	}
	p.s = p.s[1:]
	ranges = clean(ranges)
	if negated {
		ranges = negate(ranges)
	}
	return p.classOf(ranges)
}

func (p *parser) classChar(class string) rune {
	if p.s == "" {
		p.fail("missing closing ]", class)
	}
	if before := p.s; p.accept(`\`) {
		return p.char(before)
	}
	return p.next()
}

// clean sorts ranges and joins those that touch.
func clean(ranges []rune) []rune {
	pairs := make([][2]rune, len(ranges)/2)
	for i := range pairs {
		pairs[i] = [2]rune{ranges[2*i], ranges[2*i+1]}
	}
	sort.Slice(pairs, func(i, j int) bool { return pairs[i][0] < pairs[j][0] })
	var out []rune
	for _, p := range pairs {
		if n := len(out); n > 0 && p[0] <= out[n-1]+1 {
			out[n-1] = max(out[n-1], p[1])
		} else {
			out = append(out, p[0], p[1])
		}
	}
	return out
}

func negate(ranges []rune) []rune {
	var out []rune
	at := rune(0)
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i] > at {
			out = append(out, at, ranges[i]-1)
		}
		at = ranges[i+1] + 1
	}
	if at <= utf8.MaxRune {
		out = append(out, at, utf8.MaxRune)
	}
	return out
}

// fold adds what is equal when case is ignored.
func fold(ranges []rune) []rune {
	const firstFold, lastFold = 'A', 0x1E943
	out := append([]rune(nil), ranges...)
	for i := 0; i < len(ranges); i += 2 {
		for c := max(ranges[i], firstFold); c <= min(ranges[i+1], lastFold); c++ {
			for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
				out = append(out, f, f)
			}
		}
	}
	return clean(out)
}
