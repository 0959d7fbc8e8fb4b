package fmt

import (
	"errors"
	"internal/rvalue"
	"io"
	"os"
	"unicode/utf8"
)

// ScanState is what a Scanner reads from.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	// SkipSpace skips spaces, and newlines where they are spaces.
	SkipSpace()
	// Token reads characters for which f is true; nil means all but spaces.
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

// A Scanner scans itself.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// Scan reads words from standard input into the variables that the operands point to; newlines count as spaces. Scanln
// stops at a newline. Scanf follows a format. The F forms read from a reader, the S forms from a string.
func Scan(a ...any) (n int, err error)                 { return Fscan(os.Stdin, a...) }
func Scanln(a ...any) (n int, err error)               { return Fscanln(os.Stdin, a...) }
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

func Sscan(str string, a ...any) (n int, err error) { return Fscan(&stringReader{s: str}, a...) }

func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(&stringReader{s: str}, a...) }

func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(&stringReader{s: str}, format, a...)
}

func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r)
	s.nlIsSpace = true
	return s.scan(a)
}

func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r)
	s.nlIsEnd = true
	return s.scan(a)
}

func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return newScan(r).scanf(format, a)
}

// stringReader reads the characters of a string.
type stringReader struct {
	s    string
	i    int
	last int
}

func (r *stringReader) Read(b []byte) (n int, err error) {
	n = copy(b, r.s[r.i:])
	r.i += n
	if n == 0 {
		err = io.EOF
	}
	return n, err
}

func (r *stringReader) ReadRune() (c rune, size int, err error) {
	if r.i >= len(r.s) {
		return 0, 0, io.EOF
	}
	c, size = utf8.DecodeRuneInString(r.s[r.i:])
	r.i += size
	r.last = size
	return c, size, nil
}

func (r *stringReader) UnreadRune() error {
	r.i -= r.last
	r.last = 0
	return nil
}

// runeReader makes characters of a reader, without reading more bytes than needed.
type runeReader struct {
	r       io.Reader
	pending []byte // bytes that were read and turned out not to belong to a character
	last    rune
	size    int
	again   bool // last is to be read again
}

func (r *runeReader) readByte() (byte, error) {
	if len(r.pending) > 0 {
		c := r.pending[0]
		r.pending = r.pending[1:]
		return c, nil
	}
	var b [1]byte
	if n, err := io.ReadFull(r.r, b[:]); n != 1 {
		return 0, err
	}
	return b[0], nil
}

func (r *runeReader) ReadRune() (c rune, size int, err error) {
	if r.again {
		r.again = false
		return r.last, r.size, nil
	}
	first, err := r.readByte()
	if err != nil {
		return 0, 0, err
	}
	buf := []byte{first}
	for !utf8.FullRune(buf) {
		next, err := r.readByte()
		if err != nil {
			if err == io.EOF {
				break
			}
			return 0, 0, err
		}
		buf = append(buf, next)
	}
	c, size = utf8.DecodeRune(buf)
	if size < len(buf) {
		r.pending = append(buf[size:], r.pending...)
	}
	r.last, r.size = c, size
	return c, size, nil
}

func (r *runeReader) UnreadRune() error {
	r.again = true
	return nil
}

const (
	eof   = -1
	noEnd = 1 << 30
)

// scanner is the state of one call. Errors are panics with a scanError.
type scanner struct {
	rs        io.RuneScanner
	buf       []byte
	count     int // characters read
	argLimit  int // count at which the operand's width ends
	wid       int
	atEOF     bool
	nlIsSpace bool
	nlIsEnd   bool
}

type scanError struct{ err error }

func newScan(r io.Reader) *scanner {
	rs, ok := r.(io.RuneScanner)
	if !ok {
		rs = &runeReader{r: r}
	}
	return &scanner{rs: rs, argLimit: noEnd, wid: noEnd}
}

func (s *scanner) fail(err error)    { panic(scanError{err}) }
func (s *scanner) failf(text string) { s.fail(errors.New(text)) }

func catchScan(err *error) {
	switch e := recover().(type) {
	case nil:
	case scanError:
		*err = e.err
	case error:
		if e != io.EOF {
			panic(e)
		}
		*err = e
	default:
		panic(e)
	}
}

func (s *scanner) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *scanner) ReadRune() (r rune, size int, err error) {
	if s.atEOF || s.count >= s.argLimit {
		return 0, 0, io.EOF
	}
	r, size, err = s.rs.ReadRune()
	switch {
	case err == nil:
		s.count++
		s.atEOF = s.nlIsEnd && r == '\n'
	case err == io.EOF:
		s.atEOF = true
	}
	return r, size, err
}

func (s *scanner) UnreadRune() error {
	s.rs.UnreadRune()
	s.atEOF = false
	s.count--
	return nil
}

func (s *scanner) Width() (wid int, ok bool) {
	if s.wid == noEnd {
		return 0, false
	}
	return s.wid, true
}

func (s *scanner) rune() rune {
	r, _, err := s.ReadRune()
	if err == io.EOF {
		return eof
	}
	if err != nil {
		s.fail(err)
	}
	return r
}

func (s *scanner) mustRune() rune {
	r := s.rune()
	if r == eof {
		s.fail(io.ErrUnexpectedEOF)
	}
	return r
}

func (s *scanner) notEOF() {
	if s.rune() == eof {
		panic(io.EOF)
	}
	s.UnreadRune()
}

func in(set string, r rune) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}

func (s *scanner) peek(set string) bool {
	r := s.rune()
	if r != eof {
		s.UnreadRune()
	}
	return in(set, r)
}

// consume reads a character if it is in the set; keep puts it into the buffer.
func (s *scanner) consume(set string, keep bool) bool {
	r := s.rune()
	if r == eof {
		return false
	}
	if in(set, r) {
		if keep {
			s.buf = utf8.AppendRune(s.buf, r)
		}
		return true
	}
	if keep {
		s.UnreadRune()
	}
	return false
}

func (s *scanner) accept(set string) bool { return s.consume(set, true) }

// isSpace is unicode.IsSpace, which is not worth the tables.
func isSpace(r rune) bool {
	switch {
	case r == ' ' || '\t' <= r && r <= '\r' || r == 0x85 || r == 0xA0:
		return true
	case r < 0x1680:
		return false
	}
	return r == 0x1680 || 0x2000 <= r && r <= 0x200A || r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000
}

func notSpace(r rune) bool { return !isSpace(r) }

func (s *scanner) SkipSpace() {
	for {
		r := s.rune()
		switch {
		case r == eof:
			return
		case r == '\r' && s.peek("\n"):
		case r == '\n':
			if !s.nlIsSpace {
				s.failf("unexpected newline")
			}
		case !isSpace(r):
			s.UnreadRune()
			return
		}
	}
}

func (s *scanner) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer catchScan(&err)
	if f == nil {
		f = notSpace
	}
	s.buf = s.buf[:0]
	return s.token(skipSpace, f), nil
}

func (s *scanner) token(skipSpace bool, f func(rune) bool) []byte {
	if skipSpace {
		s.SkipSpace()
	}
	for r := s.rune(); r != eof; r = s.rune() {
		if !f(r) {
			s.UnreadRune()
			break
		}
		s.buf = utf8.AppendRune(s.buf, r)
	}
	return s.buf
}

// scan reads one operand after another.
func (s *scanner) scan(a []any) (n int, err error) {
	defer catchScan(&err)
	for _, arg := range a {
		s.one('v', arg)
		n++
	}
	if s.nlIsEnd {
		for {
			r := s.rune()
			if r == '\n' || r == eof {
				break
			}
			if !isSpace(r) {
				s.failf("expected newline")
			}
		}
	}
	return n, nil
}

func (s *scanner) scanf(format string, a []any) (n int, err error) {
	defer catchScan(&err)
	end := len(format) - 1
	for i := 0; i <= end; {
		w := s.advance(format[i:])
		if w > 0 {
			i += w
			continue
		}
		if format[i] != '%' {
			if w < 0 {
				s.failf("input does not match format")
			}
			break
		}
		i++
		var present bool
		if s.wid, present, i = parseNumber(format, i, end); !present {
			s.wid = noEnd
		}
		verb, size := utf8.DecodeRuneInString(format[i:])
		i += size
		if verb != 'c' {
			s.SkipSpace()
		}
		if verb == '%' {
			s.SkipSpace()
			s.notEOF()
			if !s.accept("%") {
				s.failf("missing literal %")
			}
			continue
		}
		s.argLimit = noEnd
		if limit := s.count + s.wid; limit < noEnd {
			s.argLimit = limit
		}
		if n >= len(a) {
			s.failf("too few operands for format '%" + format[i-size:] + "'")
		}
		s.one(verb, a[n])
		n++
		s.argLimit = noEnd
	}
	if n < len(a) {
		s.failf("too many operands")
	}
	return n, nil
}

// advance matches the format's text up to a verb with the input and returns its length, -1 if they differ.
func (s *scanner) advance(format string) int {
	i := 0
	for i < len(format) {
		c, size := utf8.DecodeRuneInString(format[i:])
		if isSpace(c) {
			newlines, trailing := 0, false
			for i < len(format) && isSpace(c) {
				trailing = c != '\n'
				if c == '\n' {
					newlines++
				}
				i += size
				c, size = utf8.DecodeRuneInString(format[i:])
			}
			s.matchSpace(newlines, trailing)
			continue
		}
		if c == '%' {
			if i+size == len(format) {
				s.failf("missing verb: % at end of format string")
			}
			if format[i+size] != '%' {
				return i
			}
			i += size
		}
		if s.mustRune() != c {
			s.UnreadRune()
			return -1
		}
		i += size
	}
	return i
}

// matchSpace matches a run of spaces in the format: each newline one in the input, spaces behind any number.
func (s *scanner) matchSpace(newlines int, trailing bool) {
	for range newlines {
		r := s.rune()
		for isSpace(r) && r != '\n' {
			r = s.rune()
		}
		if r != '\n' && r != eof {
			s.failf("newline in format does not match input")
		}
	}
	if !trailing {
		return
	}
	r := s.rune()
	if newlines == 0 {
		if !isSpace(r) && r != eof {
			s.failf("expected space in input to match format")
		}
		if r == '\n' {
			s.failf("newline in input does not match format")
		}
	}
	for isSpace(r) && r != '\n' {
		r = s.rune()
	}
	if r != eof {
		s.UnreadRune()
	}
}

// one scans into the variable that arg points to.
func (s *scanner) one(verb rune, arg any) {
	s.buf = s.buf[:0]
	if v, ok := arg.(Scanner); ok {
		if err := v.Scan(s, verb); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			s.fail(err)
		}
		return
	}
	p := rvalue.Of(arg)
	if p.Kind() != rvalue.Pointer {
		s.failf("type not a pointer: " + rvalue.TypeString(arg))
	}
	v := p.Elem()
	bits := v.Size() * 8
	switch v.Kind() {
	case rvalue.Bool:
		v.SetBool(s.bool(verb))
	case rvalue.Int, rvalue.Int8, rvalue.Int16, rvalue.Int32, rvalue.Int64:
		v.SetInt(s.int(verb, bits))
	case rvalue.Uint, rvalue.Uint8, rvalue.Uint16, rvalue.Uint32, rvalue.Uint64, rvalue.Uintptr:
		v.SetUint(s.uint(verb, bits))
	case rvalue.Float32, rvalue.Float64:
		s.needVerb(verb, "beEfFgGv", v.TypeString())
		s.SkipSpace()
		s.notEOF()
		v.SetFloat(s.float(s.floatToken(), bits))
	case rvalue.Complex64, rvalue.Complex128:
		v.SetComplex(s.complex(verb, bits))
	case rvalue.String:
		v.SetString(s.string(verb))
	case rvalue.Slice:
		if v.ElemKind() != rvalue.Uint8 {
			s.failf("can't scan type: " + p.TypeString())
		}
		v.SetBytes([]byte(s.string(verb)))
	default:
		s.failf("can't scan type: " + p.TypeString())
	}
}
