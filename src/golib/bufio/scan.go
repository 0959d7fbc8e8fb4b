package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode"
	"unicode/utf8"
)

// A Scanner cuts input into tokens, lines if nothing else is asked for. Scan goes from one to the next, and ends where the input
// ends or something goes wrong. Then it may have read more than the tokens it gave.
type Scanner struct {
	src   io.Reader
	cutAt SplitFunc
	limit int // of the buffer's size
	token []byte
	// rest is the part of buf that has been read and is not behind a token yet. There is room for more up to its capacity.
	buf, rest     []byte
	err           error
	stalls        int // tokens without progress in a row
	started, over bool
}

// A SplitFunc finds a token in data, which begins where the last token ended and is the end of the input if atEOF says so. It
// returns how many bytes to go on and the token; a nil token is none yet. With 0 and nil it asks for more data. An error ends
// scanning. It is not called with nothing, except at the end.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

// ErrTooLong says that a token does not fit into the buffer, which may not grow further.
var ErrTooLong = errors.New("bufio.Scanner: token too long")

// ErrNegativeAdvance says that a SplitFunc wanted to go back.
var ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")

// ErrAdvanceTooFar says that a SplitFunc wanted to go beyond its data.
var ErrAdvanceTooFar = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")

// ErrBadReadCount says that a reader returned a number of bytes that cannot be.
var ErrBadReadCount = errors.New("bufio.Scanner: Read returned impossible count")

// ErrFinalToken is what a SplitFunc returns to end scanning without an error: with this token, or at once if it is nil.
var ErrFinalToken = errors.New("final token")

// MaxScanTokenSize is the limit of a token's size in bytes, as long as Buffer has not set another.
const MaxScanTokenSize = 64 * 1024

const startBufSize = 4096

// NewScanner returns a Scanner for the lines of r.
func NewScanner(r io.Reader) *Scanner {
	return &Scanner{src: r, cutAt: ScanLines, limit: MaxScanTokenSize}
}

// Err returns the error that ended scanning, nil if it was the end of the input.
func (s *Scanner) Err() error {
	if s.err != io.EOF {
		return s.err
	}
	return nil
}

// Bytes returns the token that Scan went to, in the buffer: it is valid until the next Scan.
func (s *Scanner) Bytes() []byte { return s.token }

// Text returns the token that Scan went to.
func (s *Scanner) Text() string { return string(s.token) }

// Buffer sets the first buffer, up to its capacity, and the limit of sizes in bytes to which larger ones may grow. After the
// first Scan that is a panic.
func (s *Scanner) Buffer(buf []byte, max int) {
	if s.started {
		panic("Buffer called after Scan")
	}
	s.buf, s.limit = buf[:cap(buf)], max
}

// Split sets the function that finds tokens. After the first Scan that is a panic.
func (s *Scanner) Split(split SplitFunc) {
	if s.started {
		panic("Split called after Scan")
	}
	s.cutAt = split
}

// Scan goes to the next token. It returns false if there is none, because of the end or of an error. A SplitFunc that gives very
// many empty tokens without going on is a panic.
func (s *Scanner) Scan() bool {
	s.started = true
	for !s.over {
		if len(s.rest) > 0 || s.err != nil {
			if found, stop := s.cut(); found || stop {
				return found
			}
		}
		if s.err != nil {
			s.rest = nil
			return false
		}
		if !s.makeRoom() {
			return s.fail(ErrTooLong)
		}
		s.read()
	}
	return false
}

// cut asks for a token at the start of the rest.
func (s *Scanner) cut() (found, stop bool) {
	n, token, err := s.cutAt(s.rest, s.err != nil)
	switch {
	case err == ErrFinalToken:
		s.token, s.over = token, true
		return token != nil, true
	case err != nil:
		return s.fail(err), true
	case n < 0:
		return s.fail(ErrNegativeAdvance), true
	case n > len(s.rest):
		return s.fail(ErrAdvanceTooFar), true
	}
	s.rest, s.token = s.rest[n:], token
	if token == nil {
		return false, false
	}
	s.stalls++
	if n > 0 || s.err == nil {
		s.stalls = 0
	}
	if s.stalls > maxEmpty {
		panic("bufio.Scan: too many empty tokens without progressing")
	}
	return true, false
}

// makeRoom moves the rest to the start of the buffer, or to a larger one; false if it may not be larger.
func (s *Scanner) makeRoom() bool {
	room := cap(s.rest) - len(s.rest)
	if given := len(s.buf) - cap(s.rest); given > 0 && (room == 0 || given > len(s.buf)/2) {
		s.rest = s.buf[:copy(s.buf, s.rest)]
	}
	if len(s.rest) < len(s.buf) {
		return true
	}
	if len(s.buf) >= s.limit {
		return false
	}
	size := 2 * len(s.buf)
	if size == 0 {
		size = startBufSize
	}
	larger := make([]byte, min(size, s.limit))
	s.buf, s.rest = larger, larger[:copy(larger, s.rest)]
	return true
}

// read adds to the rest what one successful Read gives.
func (s *Scanner) read() {
	for range maxEmpty + 1 {
		room := s.rest[len(s.rest):cap(s.rest)]
		n, err := s.src.Read(room)
		if n < 0 || n > len(room) {
			s.fail(ErrBadReadCount)
			return
		}
		s.rest = s.rest[:len(s.rest)+n]
		if err != nil {
			s.fail(err)
			return
		}
		if n > 0 {
			s.stalls = 0
			return
		}
	}
	s.fail(io.ErrNoProgress)
}

// fail keeps the first error that is not the end of the input, and returns false.
func (s *Scanner) fail(err error) bool {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
	return false
}

// ScanBytes is a SplitFunc that makes each byte a token.
func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

// ScanRunes is a SplitFunc that makes each character of UTF-8 text a token. A byte that is no UTF-8 is the token U+FFFD.
func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 && atEOF {
		return 0, nil, nil
	}
	if data[0] < utf8.RuneSelf {
		return 1, data[:1], nil
	}
	_, size := utf8.DecodeRune(data)
	switch {
	case size > 1:
		return size, data[:size], nil
	case atEOF || utf8.FullRune(data):
		return 1, []byte("\uFFFD"), nil
	}
	return 0, nil, nil
}

// ScanLines is a SplitFunc that makes each line a token, without the \n or \r\n that ends it. The last one need not end so.
func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	n := bytes.IndexByte(data, '\n')
	line := data
	switch {
	case n >= 0:
		advance, line = n+1, data[:n]
	case atEOF:
		advance = len(data)
	default:
		return 0, nil, nil
	}
	if l := len(line); l > 0 && line[l-1] == '\r' {
		line = line[:l-1]
	}
	return advance, line, nil
}

// ScanWords is a SplitFunc that makes what is between white space tokens.
func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start := 0
	for size := 0; start < len(data); start += size {
		var r rune
		if r, size = utf8.DecodeRune(data[start:]); !unicode.IsSpace(r) {
			break
		}
	}
	for size, i := 0, start; i < len(data); i += size {
		var r rune
		if r, size = utf8.DecodeRune(data[i:]); unicode.IsSpace(r) {
			return i + size, data[start:i], nil
		}
	}
	if atEOF && len(data) > start {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
