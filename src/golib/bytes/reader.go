package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// A Reader reads a byte slice, as io.Reader and by the other interfaces for reading that io has, except those that close.
// The zero value reads an empty slice.
type Reader struct {
	data []byte
	at   int64 // where reading goes on; Seek can put it beyond the end
	undo int   // the size of the character that the last operation read, 0 if that was not ReadRune
}

// NewReader returns a Reader that begins at the start of b.
func NewReader(b []byte) *Reader { return &Reader{data: b} }

// Reset lets r begin anew at the start of b.
func (r *Reader) Reset(b []byte) { *r = Reader{data: b} }

// rest is what has not been read.
func (r *Reader) rest() []byte {
	if r.at >= int64(len(r.data)) {
		return nil
	}
	return r.data[r.at:]
}

// Len returns how many bytes have not been read.
func (r *Reader) Len() int { return len(r.rest()) }

// Size returns the length of the whole slice in bytes, however much of it has been read.
func (r *Reader) Size() int64 { return int64(len(r.data)) }

// Read fills p as far as the slice goes; at its end the error is io.EOF, even if p is empty.
func (r *Reader) Read(p []byte) (int, error) {
	rest := r.rest()
	if len(rest) == 0 {
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
		return 0, errors.New("bytes.Reader.ReadAt: negative offset")
	case off < int64(len(r.data)):
		if n = copy(p, r.data[off:]); n == len(p) {
			return n, nil
		}
	}
	return n, io.EOF
}

// ReadByte returns the next byte, at the end of the slice io.EOF.
func (r *Reader) ReadByte() (byte, error) {
	r.undo = 0
	if r.at >= int64(len(r.data)) {
		return 0, io.EOF
	}
	c := r.data[r.at]
	r.at++
	return c, nil
}

// UnreadByte goes one byte back, whatever was read before; the error says that there is none.
func (r *Reader) UnreadByte() error {
	if r.at <= 0 {
		return errors.New("bytes.Reader.UnreadByte: at beginning of slice")
	}
	*r = Reader{r.data, r.at - 1, 0}
	return nil
}

// ReadRune returns the next character and its size in bytes, at the end of the slice io.EOF. A byte that is not
// UTF-8 is utf8.RuneError with size 1.
func (r *Reader) ReadRune() (ch rune, size int, err error) {
	if r.at >= int64(len(r.data)) {
		r.undo = 0
		return 0, 0, io.EOF
	}
	ch, size = utf8.DecodeRune(r.data[r.at:])
	r.at += int64(size)
	r.undo = size
	return ch, size, nil
}

// UnreadRune takes the last ReadRune back; the error says that the last operation was none.
func (r *Reader) UnreadRune() error {
	switch {
	case r.at <= 0:
		return errors.New("bytes.Reader.UnreadRune: at beginning of slice")
	case r.undo == 0:
		return errors.New("bytes.Reader.UnreadRune: previous operation was not ReadRune")
	}
	*r = Reader{r.data, r.at - int64(r.undo), 0}
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
		base = int64(len(r.data))
	default:
		return 0, errors.New("bytes.Reader.Seek: invalid whence")
	}
	if base+offset < 0 {
		return 0, errors.New("bytes.Reader.Seek: negative position")
	}
	r.at = base + offset
	return r.at, nil
}

// WriteTo writes all that has not been read to w and returns how many bytes w took.
func (r *Reader) WriteTo(w io.Writer) (int64, error) {
	r.undo = 0
	rest := r.rest()
	if len(rest) == 0 {
		return 0, nil
	}
	n, err := w.Write(rest)
	if n > len(rest) {
		panic("bytes.Reader.WriteTo: invalid Write count")
	}
	r.at += int64(n)
	if err == nil && n < len(rest) {
		err = io.ErrShortWrite
	}
	return int64(n), err
}
