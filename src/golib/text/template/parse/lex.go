// Package parse turns the text of a template into a tree.
package parse

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind int

const (
	tokError kind = iota
	tokBool
	tokChar
	tokCharConstant
	tokComment
	tokComplex
	tokAssign
	tokDeclare
	tokEOF
	tokField
	tokIdentifier
	tokLeft
	tokLeftParen
	tokNumber
	tokPipe
	tokRawString
	tokRight
	tokRightParen
	tokString
	tokText
	tokVariable
	tokKeyword // keywords follow
	tokBlock
	tokBreak
	tokContinue
	tokDot
	tokDefine
	tokElse
	tokEnd
	tokIf
	tokNil
	tokRange
	tokTemplate
	tokWith
)

var keywords = map[string]kind{
	"block": tokBlock, "break": tokBreak, "continue": tokContinue, "define": tokDefine, "else": tokElse, "end": tokEnd,
	"if": tokIf, "range": tokRange, "nil": tokNil, "template": tokTemplate, "with": tokWith,
}

type token struct {
	kind kind
	pos  Pos
	text string
	line int
	gap  int // the line where the spaces before it start, or 0 if there are none
}

func (t token) String() string {
	switch {
	case t.kind == tokEOF:
		return "EOF"
	case t.kind == tokError:
		return t.text
	case t.kind > tokKeyword:
		return "<" + t.text + ">"
	case len(t.text) > 10:
		return fmt.Sprintf("%.10q...", t.text)
	}
	return fmt.Sprintf("%q", t.text)
}

const spaces = " \t\r\n"

// A lexer makes the tokens of a text. After an error there are no more.
type lexer struct {
	input       string
	left, right string
	at, start   int
	line        int // of `start`
	gap         int // of the next token
	tokens      []token
	failed      bool
}

func lex(input, left, right string) []token {
	if left == "" {
		left = "{{"
	}
	if right == "" {
		right = "}}"
	}
	l := &lexer{input: input, left: left, right: right, line: 1}
	for !l.failed {
		if !l.text() {
			break
		}
		l.action()
	}
	if !l.failed {
		l.emit(tokEOF)
	}
	return l.tokens
}

// emit makes a token of what has been read.
func (l *lexer) emit(k kind) {
	text := l.input[l.start:l.at]
	l.tokens = append(l.tokens, token{k, Pos(l.start), text, l.line, l.gap})
	l.gap = 0
	l.skip()
}

func (l *lexer) skip() {
	l.line += strings.Count(l.input[l.start:l.at], "\n")
	l.start = l.at
}

func (l *lexer) fail(format string, args ...any) {
	l.tokens = append(l.tokens, token{tokError, Pos(l.start), fmt.Sprintf(format, args...), l.line, l.gap})
	l.failed = true
}

// peek returns the next rune, or -1 at the end.
func (l *lexer) peek() rune {
	if l.at >= len(l.input) {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(l.input[l.at:])
	return r
}

func (l *lexer) next() rune {
	if l.at >= len(l.input) {
		return -1
	}
	r, n := utf8.DecodeRuneInString(l.input[l.at:])
	l.at += n
	return r
}

func (l *lexer) hasPrefix(s string) bool { return strings.HasPrefix(l.input[l.at:], s) }

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\r' || r == '\n' }

func isAlphaNumeric(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// trims reports whether a delimiter that ends at s has the mark for trimming.
func trims(s string) bool { return len(s) >= 2 && s[0] == '-' && isSpace(rune(s[1])) }

// text reads up to an action, and reports whether there is one.
func (l *lexer) text() bool {
	x := strings.Index(l.input[l.at:], l.left)
	if x < 0 {
		l.at = len(l.input)
		if l.at > l.start {
			l.emit(tokText)
		}
		return false
	}
	end := l.at + x
	l.at = end
	if trims(l.input[end+len(l.left):]) {
		l.at = l.start + len(strings.TrimRight(l.input[l.start:end], spaces))
	}
	if l.at > l.start {
		l.emit(tokText)
	}
	l.at = end
	l.skip()
	return true
}

// action reads from the left delimiter to the right one, or a comment.
func (l *lexer) action() {
	l.at += len(l.left)
	mark := 0
	if trims(l.input[l.at:]) {
		mark = 2
	}
	if strings.HasPrefix(l.input[l.at+mark:], "/*") {
		l.at += mark
		l.skip()
		l.comment()
		return
	}
	l.emit(tokLeft)
	l.at += mark
	l.skip()
	for depth := 0; !l.failed; {
		if ok, trim := l.atRight(); ok {
			if depth > 0 {
				l.fail("unclosed left paren")
				return
			}
			l.rightDelimiter(trim)
			return
		}
		l.inside(&depth)
	}
}

// atRight reports whether the right delimiter comes, and with the mark.
func (l *lexer) atRight() (ok, trim bool) {
	rest := l.input[l.at:]
	if len(rest) >= 2 && isSpace(rune(rest[0])) && rest[1] == '-' && strings.HasPrefix(rest[2:], l.right) {
		return true, true
	}
	return strings.HasPrefix(rest, l.right), false
}

func (l *lexer) rightDelimiter(trim bool) {
	if trim {
		l.at += 2
		l.skip()
	}
	l.at += len(l.right)
	l.emit(tokRight)
	if trim {
		l.trimLeft()
	}
}

func (l *lexer) trimLeft() {
	l.at += len(l.input[l.at:]) - len(strings.TrimLeft(l.input[l.at:], spaces))
	l.skip()
}

func (l *lexer) comment() {
	x := strings.Index(l.input[l.at+2:], "*/")
	if x < 0 {
		l.fail("unclosed comment")
		return
	}
	l.at += x + 4
	ok, trim := l.atRight()
	if !ok {
		l.fail("comment ends before closing delimiter")
		return
	}
	l.emit(tokComment)
	if trim {
		l.at += 2
	}
	l.at += len(l.right)
	l.skip()
	if trim {
		l.trimLeft()
	}
}

// inside reads one token of an action.
func (l *lexer) inside(depth *int) {
	r := l.next()
	switch {
	case r == -1:
		l.fail("unclosed action")
	case isSpace(r):
		l.space()
	case r == '=':
		l.emit(tokAssign)
	case r == ':':
		if l.next() != '=' {
			l.fail("expected :=")
			return
		}
		l.emit(tokDeclare)
	case r == '|':
		l.emit(tokPipe)
	case r == '"':
		l.quote('"', "unterminated quoted string", tokString)
	case r == '`':
		l.raw()
	case r == '$':
		l.name(tokVariable)
	case r == '\'':
		l.quote('\'', "unterminated character constant", tokCharConstant)
	case r == '.' && l.at < len(l.input) && !strings.ContainsRune("0123456789", l.peek()):
		l.name(tokField)
	case r == '.' || r == '+' || r == '-' || '0' <= r && r <= '9':
		l.at--
		l.number()
	case isAlphaNumeric(r):
		l.identifier()
	case r == '(':
		l.emit(tokLeftParen)
		*depth++
	case r == ')':
		*depth--
		if *depth < 0 {
			l.fail("unexpected right paren")
			return
		}
		l.emit(tokRightParen)
	case r <= unicode.MaxASCII && unicode.IsPrint(r):
		l.emit(tokChar)
	default:
		l.fail("unrecognized character in action: %#U", r)
	}
}

// space reads spaces, but for the last one if the mark for trimming is behind it.
func (l *lexer) space() {
	for isSpace(l.peek()) {
		if ok, _ := l.atRight(); ok {
			break
		}
		l.next()
	}
	if strings.HasPrefix(l.input[l.at:], "-"+l.right) {
		l.at-- // the space belongs to the delimiter
		if l.at == l.start {
			return
		}
	}
	if l.gap == 0 {
		l.gap = l.line
	}
	l.skip()
}

// atTerminator reports whether a name may end here.
func (l *lexer) atTerminator() bool {
	switch r := l.peek(); r {
	case -1, '.', ',', '|', ':', ')', '(':
		return true
	default:
		return isSpace(r) || l.hasPrefix(l.right)
	}
}

// name reads what follows a dot or a dollar sign.
func (l *lexer) name(k kind) {
	if l.atTerminator() {
		if k == tokField {
			k = tokDot
		}
		l.emit(k)
		return
	}
	for isAlphaNumeric(l.peek()) {
		l.next()
	}
	if !l.atTerminator() {
		l.fail("bad character %#U", l.peek())
		return
	}
	l.emit(k)
}

func (l *lexer) identifier() {
	for isAlphaNumeric(l.peek()) {
		l.next()
	}
	if !l.atTerminator() {
		l.fail("bad character %#U", l.peek())
		return
	}
	word := l.input[l.start:l.at]
	switch k := keywords[word]; {
	case k != 0:
		l.emit(k)
	case word == "true" || word == "false":
		l.emit(tokBool)
	default:
		l.emit(tokIdentifier)
	}
}

func (l *lexer) quote(end rune, unterminated string, k kind) {
	for {
		r := l.next()
		if r == '\\' {
			if r = l.next(); r != -1 && r != '\n' {
				continue
			}
		}
		if r == -1 || r == '\n' {
			l.fail("%s", unterminated)
			return
		}
		if r == end {
			l.emit(k)
			return
		}
	}
}

func (l *lexer) raw() {
	x := strings.IndexByte(l.input[l.at:], '`')
	if x < 0 {
		l.fail("unterminated raw quoted string")
		return
	}
	l.at += x + 1
	l.emit(tokRawString)
}

// number reads a number: one numeral, or two for a complex one.
func (l *lexer) number() {
	k := tokNumber
	ok := l.numeral()
	if ok && (l.peek() == '+' || l.peek() == '-') {
		k = tokComplex
		ok = l.numeral() && l.input[l.at-1] == 'i'
	}
	if ok {
		l.emit(k)
	} else {
		l.fail("bad number syntax: %q", l.input[l.start:l.at])
	}
}

// numeral moves behind a numeral. If a letter follows, it is none, and the letter is
// for the message.
func (l *lexer) numeral() bool {
	l.at += numeralLength(l.input[l.at:])
	if !isAlphaNumeric(l.peek()) {
		return true
	}
	l.next()
	return false
}

// A notation of integers is known by the letter behind the first zero.
type notation struct{ letters, digits, exponents string }

const decimals = "0123456789_"

var (
	decimal   = notation{"", decimals, "eE"}
	notations = []notation{{"xX", decimals + "abcdefABCDEF", "pP"}, {"oO", "01234567_", ""}, {"bB", "01_", ""}}
)

// numeralLength is how much of s looks like a numeral. Whether it makes sense is for
// package strconv to say.
func numeralLength(s string) int {
	n := 0
	one := func(of string) bool {
		ok := n < len(s) && strings.IndexByte(of, s[n]) >= 0
		if ok {
			n++
		}
		return ok
	}
	some := func(of string) {
		for one(of) {
		}
	}
	one("+-")
	in := decimal
	if one("0") {
		for _, other := range notations {
			if one(other.letters) {
				in = other
				break
			}
		}
	}
	some(in.digits)
	if one(".") {
		some(in.digits)
	}
	if one(in.exponents) {
		one("+-")
		some(decimals)
	}
	one("i")
	return n
}
