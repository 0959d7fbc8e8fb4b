package strings

import (
	"errors"
	"io"
	"unicode/utf8"
)

// A Reader reads a string, as io.Reader and by the other interfaces for reading that io has, except those that close.
// The zero value reads the empty string.
type Reader struct {
	s        string
	i        int64 // where reading goes on; Seek can put it beyond the end
	prevRune int   // where the last operation began if that was ReadRune, else negative
}

// NewReader returns a Reader that begins at the start of s.
func NewReader(s string) *Reader { return &Reader{s, 0, -1} }

// Reset lets r begin anew at the start of s.
func (r *Reader) Reset(s string) { *r = Reader{s, 0, -1} }

// rest is what has not been read.
func (r *Reader) rest() string {
	if r.i >= int64(len(r.s)) {
		return ""
	}
	return r.s[r.i:]
}

// Len returns how many bytes have not been read.
func (r *Reader) Len() int { return len(r.rest()) }

// Size returns the length of the whole string in bytes, however much of it has been read.
func (r *Reader) Size() int64 { return int64(len(r.s)) }

// Read fills b as far as the string goes; at its end the error is io.EOF, even if b is empty.
func (r *Reader) Read(b []byte) (n int, err error) {
	rest := r.rest()
	if rest == "" {
		return 0, io.EOF
	}
	n = copy(b, rest)
	r.i += int64(n)
	r.prevRune = -1
	return n, nil
}

// ReadAt fills b with what begins at byte off; with less than len(b) bytes comes io.EOF. Where Read goes on is unchanged.
func (r *Reader) ReadAt(b []byte, off int64) (n int, err error) {
	switch {
	case off < 0:
		return 0, errors.New("strings.Reader.ReadAt: negative offset")
	case off < int64(len(r.s)):
		if n = copy(b, r.s[off:]); n == len(b) {
			return n, nil
		}
	}
	return n, io.EOF
}

// ReadByte returns the next byte, at the end of the string io.EOF.
func (r *Reader) ReadByte() (byte, error) {
	r.prevRune = -1
	if r.i >= int64(len(r.s)) {
		return 0, io.EOF
	}
	c := r.s[r.i]
	r.i++
	return c, nil
}

// UnreadByte goes one byte back, whatever was read before; the error says that there is none.
func (r *Reader) UnreadByte() error {
	if r.i <= 0 {
		return errors.New("strings.Reader.UnreadByte: at beginning of string")
	}
	*r = Reader{r.s, r.i - 1, -1}
	return nil
}

// ReadRune returns the next character and its size in bytes, at the end of the string io.EOF. A byte that is not
// UTF-8 is utf8.RuneError with size 1.
func (r *Reader) ReadRune() (ch rune, size int, err error) {
	if r.i >= int64(len(r.s)) {
		r.prevRune = -1
		return 0, 0, io.EOF
	}
	ch, size = utf8.DecodeRuneInString(r.s[r.i:])
	r.prevRune = int(r.i)
	r.i += int64(size)
	return ch, size, nil
}

// UnreadRune takes the last ReadRune back; the error says that the last operation was none.
func (r *Reader) UnreadRune() error {
	switch {
	case r.i <= 0:
		return errors.New("strings.Reader.UnreadRune: at beginning of string")
	case r.prevRune < 0:
		return errors.New("strings.Reader.UnreadRune: previous operation was not ReadRune")
	}
	*r = Reader{r.s, int64(r.prevRune), -1}
	return nil
}

// Seek moves to byte offset, counted from where whence says: io.SeekStart, io.SeekCurrent or io.SeekEnd. The new
// position may be beyond the end, but not before the start.
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	r.prevRune = -1
	var base int64
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		base = r.i
	case io.SeekEnd:
		base = int64(len(r.s))
	default:
		return 0, errors.New("strings.Reader.Seek: invalid whence")
	}
	if base+offset < 0 {
		return 0, errors.New("strings.Reader.Seek: negative position")
	}
	r.i = base + offset
	return r.i, nil
}

// WriteTo writes all that has not been read to w, as a string if w takes strings, and returns how many bytes w took.
func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	r.prevRune = -1
	rest := r.rest()
	if rest == "" {
		return 0, nil
	}
	written, err := io.WriteString(w, rest)
	if written > len(rest) {
		panic("strings.Reader.WriteTo: invalid WriteString count")
	}
	r.i += int64(written)
	if err == nil && written < len(rest) {
		err = io.ErrShortWrite
	}
	return int64(written), err
}
