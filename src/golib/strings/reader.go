package strings

import (
	"errors"
	"io"
	"unicode/utf8"
)

// A Reader reads a string, as io.Reader and by the other interfaces for reading that io has, except those that close.
// The zero value reads the empty string.
type Reader struct {
	text string
	at   int64 // where reading goes on; Seek can put it beyond the end
	undo int   // the size of the character that the last operation read, 0 if that was not ReadRune
}

// NewReader returns a Reader that begins at the start of s.
func NewReader(s string) *Reader { return &Reader{text: s} }

// Reset lets r begin anew at the start of s.
func (r *Reader) Reset(s string) { *r = Reader{text: s} }

// rest is what has not been read.
func (r *Reader) rest() string {
	if r.at >= int64(len(r.text)) {
		return ""
	}
	return r.text[r.at:]
}

// Len returns how many bytes have not been read.
func (r *Reader) Len() int { return len(r.rest()) }

// Size returns the length of the whole string in bytes, however much of it has been read.
func (r *Reader) Size() int64 { return int64(len(r.text)) }

// Read fills p as far as the string goes; at its end the error is io.EOF, even if p is empty.
func (r *Reader) Read(p []byte) (int, error) {
	rest := r.rest()
	if rest == "" {
		return 0, io.EOF
	}
	n := copy(p, rest)
	r.at += int64(n)
	r.undo = 0
	return n, nil
}

// ReadAt fills p with what begins at byte off; with less than len(p) bytes comes io.EOF. Where Read goes on is unchanged.
func (r *Reader) ReadAt(p []byte, off int64) (n int, err error) {
	switch {
	case off < 0:
		return 0, errors.New("strings.Reader.ReadAt: negative offset")
	case off < int64(len(r.text)):
		if n = copy(p, r.text[off:]); n == len(p) {
			return n, nil
		}
	}
	return n, io.EOF
}

// ReadByte returns the next byte, at the end of the string io.EOF.
func (r *Reader) ReadByte() (byte, error) {
	r.undo = 0
	if r.at >= int64(len(r.text)) {
		return 0, io.EOF
	}
	c := r.text[r.at]
	r.at++
	return c, nil
}

// UnreadByte goes one byte back, whatever was read before; the error says that there is none.
func (r *Reader) UnreadByte() error {
	if r.at <= 0 {
		return errors.New("strings.Reader.UnreadByte: at beginning of string")
	}
	*r = Reader{r.text, r.at - 1, 0}
	return nil
}

// ReadRune returns the next character and its size in bytes, at the end of the string io.EOF. A byte that is not
// UTF-8 is utf8.RuneError with size 1.
func (r *Reader) ReadRune() (ch rune, size int, err error) {
	if r.at >= int64(len(r.text)) {
		r.undo = 0
		return 0, 0, io.EOF
	}
	ch, size = utf8.DecodeRuneInString(r.text[r.at:])
	r.at += int64(size)
	r.undo = size
	return ch, size, nil
}

// UnreadRune takes the last ReadRune back; the error says that the last operation was none.
func (r *Reader) UnreadRune() error {
	switch {
	case r.at <= 0:
		return errors.New("strings.Reader.UnreadRune: at beginning of string")
	case r.undo == 0:
		return errors.New("strings.Reader.UnreadRune: previous operation was not ReadRune")
	}
	*r = Reader{r.text, r.at - int64(r.undo), 0}
	return nil
}

// Seek moves to byte offset, counted from where whence says: io.SeekStart, io.SeekCurrent or io.SeekEnd. The new
// position may be beyond the end, but not before the start.
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	r.undo = 0
	var base int64
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		base = r.at
	case io.SeekEnd:
		base = int64(len(r.text))
	default:
		return 0, errors.New("strings.Reader.Seek: invalid whence")
	}
	if base+offset < 0 {
		return 0, errors.New("strings.Reader.Seek: negative position")
	}
	r.at = base + offset
	return r.at, nil
}

// WriteTo writes all that has not been read to w, as a string if w takes strings, and returns how many bytes w took.
func (r *Reader) WriteTo(w io.Writer) (int64, error) {
	r.undo = 0
	rest := r.rest()
	if rest == "" {
		return 0, nil
	}
	n, err := io.WriteString(w, rest)
	if n > len(rest) {
		panic("strings.Reader.WriteTo: invalid WriteString count")
	}
	r.at += int64(n)
	if err == nil && n < len(rest) {
		err = io.ErrShortWrite
	}
	return int64(n), err
}
