// Package scanner divides text into tokens: Go's literals, identifiers and comments, and single characters.
//
// The text is seen through a window of one character (look), so that Peek, Next and Scan can be mixed freely. What the
// window passes over while a token is being read is collected as that token's text.
package scanner

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// A Position is a place in a text. It is valid if it has a line.
type Position struct {
	Filename string // may be empty
	Offset   int    // in bytes, from 0
	Line     int    // from 1
	Column   int    // in characters, from 1
}

// IsValid says whether the position has a line.
func (pos *Position) IsValid() bool { return pos.Line > 0 }

// String returns file:line:column, without what is not known.
func (pos Position) String() string {
	name := pos.Filename
	if name == "" {
		name = "<input>"
	}
	if !pos.IsValid() {
		return name
	}
	return name + ":" + strconv.Itoa(pos.Line) + ":" + strconv.Itoa(pos.Column)
}

// Results of Scan that are no characters.
const (
	EOF = -(iota + 1)
	Ident
	Int
	Float
	Char
	String
	RawString
	Comment
	skipComment
)

// Bits of Mode: the kinds of tokens that Scan knows.
const (
	ScanIdents     = 1 << -Ident
	ScanInts       = 1 << -Int
	ScanFloats     = 1 << -Float // with integers
	ScanChars      = 1 << -Char
	ScanStrings    = 1 << -String
	ScanRawStrings = 1 << -RawString
	ScanComments   = 1 << -Comment
	SkipComments   = 1 << -skipComment // comments count as white space
	GoTokens       = ScanIdents | ScanFloats | ScanChars | ScanStrings | ScanRawStrings | ScanComments | SkipComments
)

// GoWhitespace is the set of characters that Go counts as white space.
const GoWhitespace = 1<<'\t' | 1<<'\n' | 1<<'\r' | 1<<' '

// TokenString returns the name of a token, or the quoted character.
func TokenString(tok rune) string {
	names := [...]string{"EOF", "Ident", "Int", "Float", "Char", "String", "RawString", "Comment"}
	if i := int(-tok) - 1; i >= 0 && i < len(names) {
		return names[i]
	}
	return strconv.Quote(string(tok))
}

// A Scanner reads characters and tokens from a reader.
type Scanner struct {
	src    io.Reader
	buffer []byte // what has been read of src
	used   int    // bytes of buffer that the window has passed
	broken bool   // src has ended, or failed

	opened bool     // the window shows a character
	look   rune     // the character in the window, or EOF
	width  int      // its bytes
	place  Position // where the window is

	collecting bool // what the window passes belongs to the token
	text       []byte

	// Error is told of each error; without it they go to os.Stderr.
	Error func(s *Scanner, msg string)

	// ErrorCount counts errors.
	ErrorCount int

	// Mode says which tokens are recognized.
	Mode uint

	// Whitespace is the set of characters up to ' ' that are skipped.
	Whitespace uint64

	// IsIdentRune says whether ch can be the ith character of an identifier.
	IsIdentRune func(ch rune, i int) bool

	// Position is where the last token starts.
	Position
}

// Init makes s read src, with the tokens and the white space of Go.
func (s *Scanner) Init(src io.Reader) *Scanner {
	name := s.Filename
	*s = Scanner{src: src, buffer: s.buffer[:0], text: s.text[:0], Mode: GoTokens, Whitespace: GoWhitespace, IsIdentRune: s.IsIdentRune}
	s.Filename = name
	s.place = Position{Line: 1, Column: 1}
	return s
}

// report counts an error and tells of it.
func (s *Scanner) report(msg string) {
	s.ErrorCount++
	if s.Error != nil {
		s.Error(s, msg)
		return
	}
	pos := s.Position
	if !pos.IsValid() {
		pos = s.Pos()
	}
	fmt.Fprintf(os.Stderr, "%s: %s\n", pos, msg)
}

// fill reads on until a whole character is in the buffer, or no more comes.
func (s *Scanner) fill() {
	for !s.broken && !utf8.FullRune(s.buffer[s.used:]) {
		rest := copy(s.buffer, s.buffer[s.used:])
		s.used = 0
		if cap(s.buffer) < 1024 {
			s.buffer = append(make([]byte, 0, 1024), s.buffer[:rest]...)
		}
		n, err := s.src.Read(s.buffer[rest:cap(s.buffer)])
		s.buffer = s.buffer[:rest+n]
		if err != nil {
			s.broken = true
			if err != io.EOF {
				s.report(err.Error())
			}
		}
	}
}

// show puts the next character of the buffer into the window.
func (s *Scanner) show() {
	if s.used == len(s.buffer) {
		s.look, s.width = EOF, 0
		return
	}
	s.look, s.width = utf8.DecodeRune(s.buffer[s.used:])
	switch {
	case s.look == 0:
		s.report("invalid character NUL")
	case s.look == utf8.RuneError && s.width == 1:
		s.report("invalid UTF-8 encoding")
	}
}

// open shows the first character, which is not the byte order mark.
func (s *Scanner) open() {
	if s.opened {
		return
	}
	s.opened = true
	s.fill()
	s.show()
	if s.look == '\uFEFF' {
		s.used += s.width
		s.fill()
		s.place.Offset += s.width
		s.place.Column++
		s.show()
	}
}

// step moves the window by one character.
func (s *Scanner) step() {
	if s.look == EOF {
		return
	}
	if s.collecting {
		s.text = append(s.text, s.buffer[s.used:s.used+s.width]...)
	}
	s.used += s.width
	s.fill()
	s.place.Offset += s.width
	s.place.Column++
	if s.look == '\n' {
		s.place.Line++
		s.place.Column = 1
	}
	s.show()
}

// Next reads a character, or returns EOF. It makes Position invalid.
func (s *Scanner) Next() rune {
	s.collecting = false
	s.text = s.text[:0]
	s.Line = 0
	s.open()
	ch := s.look
	s.step()
	return ch
}

// Peek returns the character that Next would, but does not read it.
func (s *Scanner) Peek() rune {
	s.open()
	return s.look
}

// Pos is the place behind the last character or token.
func (s *Scanner) Pos() (pos Position) {
	pos = s.place
	pos.Filename = s.Filename
	return pos
}

// TokenText returns the text of the last token.
func (s *Scanner) TokenText() string { return string(s.text) }

func (s *Scanner) isIdent(i int) bool {
	if s.look == EOF {
		return false
	}
	if s.IsIdentRune != nil {
		return s.IsIdentRune(s.look, i)
	}
	return s.look == '_' || unicode.IsLetter(s.look) || i > 0 && unicode.IsDigit(s.look)
}

// Scan reads a token and returns its kind, or the character that is none of those in Mode.
func (s *Scanner) Scan() rune {
	s.Line = 0
	for {
		s.collecting = false
		s.text = s.text[:0]
		s.open()
		for s.look >= 0 && s.look <= ' ' && s.Whitespace>>uint(s.look)&1 != 0 {
			s.step()
		}
		kind := s.token()
		if kind != skipComment {
			s.collecting = false
			return kind
		}
	}
}

func (s *Scanner) wants(kind int) bool { return s.Mode>>uint(-kind)&1 != 0 }

// token reads what the window stands at.
func (s *Scanner) token() rune {
	first := s.look
	s.collecting = true
	s.Position = s.Pos()

	if s.isIdent(0) {
		if !s.wants(Ident) {
			s.step()
			return first
		}
		for i := 1; ; i++ {
			s.step()
			if !s.isIdent(i) {
				return Ident
			}
		}
	}
	if isDecimal(first) {
		if s.wants(Int) || s.wants(Float) {
			return s.number(false)
		}
		s.step()
		return first
	}
	if first == EOF {
		return EOF
	}
	s.step()
	switch first {
	case '"':
		if s.wants(String) {
			s.quoted('"')
			s.step()
			return String
		}
	case '\'':
		if s.wants(Char) {
			if s.quoted('\'') != 1 {
				s.report("invalid char literal")
			}
			s.step()
			return Char
		}
	case '`':
		if s.wants(RawString) {
			s.raw()
			return RawString
		}
	case '.':
		if isDecimal(s.look) && s.wants(Float) {
			return s.number(true)
		}
	case '/':
		if (s.look == '/' || s.look == '*') && s.wants(Comment) {
			s.comment()
			if s.wants(skipComment) {
				return skipComment
			}
			return Comment
		}
	}
	return first
}

// comment reads on from the second character of a comment to its end.
func (s *Scanner) comment() {
	if s.look == '/' {
		for s.look != '\n' && s.look != EOF {
			s.step()
		}
		return
	}
	s.step()
	for star := false; s.look != EOF; {
		end := star && s.look == '/'
		star = s.look == '*'
		s.step()
		if end {
			return
		}
	}
	s.report("comment not terminated")
}

func (s *Scanner) raw() {
	for s.look != '`' {
		if s.look == EOF {
			s.report("literal not terminated")
			return
		}
		s.step()
	}
	s.step()
}

// quoted reads up to the closing quote, or what stands in its place, and returns how many characters come before it.
func (s *Scanner) quoted(quote rune) int {
	n := 0
	for ; s.look != quote; n++ {
		if s.look == '\n' || s.look == EOF {
			s.report("literal not terminated")
			return n
		}
		if s.look == '\\' {
			s.step()
			s.escape(quote)
		} else {
			s.step()
		}
	}
	return n
}

// escape reads what follows a backslash.
func (s *Scanner) escape(quote rune) {
	digits, base := 0, 16
	switch s.look {
	case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\', quote:
		s.step()
		return
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	case '0', '1', '2', '3', '4', '5', '6', '7':
		digits, base = 3, 8
	}
	if digits == 0 {
		s.report("invalid char escape")
		return
	}
	if base == 16 {
		s.step()
	}
	for ; digits > 0; digits-- {
		if digitValue(s.look) >= base {
			s.report("invalid char escape")
			return
		}
		s.step()
	}
}
