// Package io has the interfaces of input and output and helpers for them.
package io

import "errors"

// Where Seek's offset counts from.
const (
	SeekStart   = 0
	SeekCurrent = 1
	SeekEnd     = 2
)

var (
	// EOF is the end of the input; it is returned as it is, never wrapped.
	EOF = errors.New("EOF")
	// ErrUnexpectedEOF is an end in the middle of something.
	ErrUnexpectedEOF = errors.New("unexpected EOF")
	// ErrShortWrite is a write of fewer bytes than asked, without an error.
	ErrShortWrite = errors.New("short write")
	// ErrShortBuffer is a buffer that is too small for what must be read.
	ErrShortBuffer = errors.New("short buffer")
	// ErrNoProgress is a reader that gives neither data nor an error, many times.
	ErrNoProgress = errors.New("multiple Read calls return no data or error")

	errInvalidWrite = errors.New("invalid write result")
)

// A Reader reads up to len(p) bytes. It may return data together with an error.
type Reader interface {
	Read(p []byte) (n int, err error)
}

// A Writer writes all of p or returns an error. It must not change or keep p.
type Writer interface {
	Write(p []byte) (n int, err error)
}

// A Closer is closed once after use.
type Closer interface {
	Close() error
}

// A Seeker moves the offset of the next Read or Write.
type Seeker interface {
	Seek(offset int64, whence int) (int64, error)
}

type (
	ReadWriter interface {
		Reader
		Writer
	}
	ReadCloser interface {
		Reader
		Closer
	}
	WriteCloser interface {
		Writer
		Closer
	}
	ReadWriteCloser interface {
		Reader
		Writer
		Closer
	}
	ReadSeeker interface {
		Reader
		Seeker
	}
	ReadSeekCloser interface {
		Reader
		Seeker
		Closer
	}
	WriteSeeker interface {
		Writer
		Seeker
	}
	ReadWriteSeeker interface {
		Reader
		Writer
		Seeker
	}
)

// A ReaderFrom reads all of r into itself, a WriterTo writes all of itself to w. Copy uses them.
type (
	ReaderFrom interface {
		ReadFrom(r Reader) (n int64, err error)
	}
	WriterTo interface {
		WriteTo(w Writer) (n int64, err error)
	}
)

// A ReaderAt reads at an offset and leaves its own alone; fewer bytes than len(p) come with an error.
type ReaderAt interface {
	ReadAt(p []byte, off int64) (n int, err error)
}

// A WriterAt writes at an offset.
type WriterAt interface {
	WriteAt(p []byte, off int64) (n int, err error)
}

// Readers and writers of single bytes and characters; Unread puts the last one back.
type (
	ByteReader interface {
		ReadByte() (byte, error)
	}
	ByteScanner interface {
		ByteReader
		UnreadByte() error
	}
	ByteWriter interface {
		WriteByte(c byte) error
	}
	RuneReader interface {
		ReadRune() (r rune, size int, err error)
	}
	RuneScanner interface {
		RuneReader
		UnreadRune() error
	}
	StringWriter interface {
		WriteString(s string) (n int, err error)
	}
)

// WriteString writes s to w, through its own WriteString if it has one.
func WriteString(w Writer, s string) (n int, err error) {
	if sw, ok := w.(StringWriter); ok {
		return sw.WriteString(s)
	}
	return w.Write([]byte(s))
}

// ReadAtLeast reads until buf has at least min bytes. The error is EOF only if nothing was read.
func ReadAtLeast(r Reader, buf []byte, min int) (n int, err error) {
	if len(buf) < min {
		return 0, ErrShortBuffer
	}
	for n < min && err == nil {
		var m int
		m, err = r.Read(buf[n:])
		n += m
	}
	if n >= min {
		return n, nil
	}
	if n > 0 && err == EOF {
		err = ErrUnexpectedEOF
	}
	return n, err
}

// ReadFull fills buf.
func ReadFull(r Reader, buf []byte) (n int, err error) { return ReadAtLeast(r, buf, len(buf)) }

// ReadAll reads to the end of r, which is no error.
func ReadAll(r Reader) ([]byte, error) {
	b := make([]byte, 0, 512)
	for {
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if err != nil {
			if err == EOF {
				err = nil
			}
			return b, err
		}
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
	}
}

// Copy copies src to dst until the end, which is no error.
func Copy(dst Writer, src Reader) (written int64, err error) { return copyBuffer(dst, src, nil) }

// CopyBuffer is Copy that uses buf where a buffer is needed.
func CopyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error) {
	if buf != nil && len(buf) == 0 {
		panic("empty buffer in CopyBuffer")
	}
	return copyBuffer(dst, src, buf)
}

// CopyN copies n bytes or returns why there are fewer.
func CopyN(dst Writer, src Reader, n int64) (written int64, err error) {
	written, err = Copy(dst, LimitReader(src, n))
	if written == n {
		return n, nil
	}
	if written < n && err == nil {
		err = EOF
	}
	return written, err
}

func copyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error) {
	if w, ok := src.(WriterTo); ok {
		return w.WriteTo(dst)
	}
	if r, ok := dst.(ReaderFrom); ok {
		return r.ReadFrom(src)
	}
	if buf == nil {
		size := 32 * 1024
		if l, ok := src.(*LimitedReader); ok && int64(size) > l.N {
			size = max(int(l.N), 1)
		}
		buf = make([]byte, size)
	}
	for {
		n, readErr := src.Read(buf)
		if n > 0 {
			m, writeErr := dst.Write(buf[:n])
			if m < 0 || m > n {
				m = 0
				if writeErr == nil {
					writeErr = errInvalidWrite
				}
			}
			written += int64(m)
			if writeErr != nil {
				return written, writeErr
			}
			if m != n {
				return written, ErrShortWrite
			}
		}
		if readErr == EOF {
			return written, nil
		}
		if readErr != nil {
			return written, readErr
		}
	}
}

// LimitReader reads at most n bytes of r.
func LimitReader(r Reader, n int64) Reader { return &LimitedReader{r, n} }

// A LimitedReader reads N more bytes of R.
type LimitedReader struct {
	R Reader
	N int64
}

func (l *LimitedReader) Read(p []byte) (n int, err error) {
	if l.N <= 0 {
		return 0, EOF
	}
	if int64(len(p)) > l.N {
		p = p[:l.N]
	}
	n, err = l.R.Read(p)
	l.N -= int64(n)
	return n, err
}

// TeeReader writes to w what it reads from r.
func TeeReader(r Reader, w Writer) Reader { return &teeReader{r, w} }

type teeReader struct {
	r Reader
	w Writer
}

func (t *teeReader) Read(p []byte) (n int, err error) {
	n, err = t.r.Read(p)
	if n > 0 {
		if m, err := t.w.Write(p[:n]); err != nil {
			return m, err
		}
	}
	return n, err
}

// Discard is a Writer that drops everything.
var Discard Writer = discard{}

type discard struct{}

func (discard) Write(p []byte) (int, error)       { return len(p), nil }
func (discard) WriteString(s string) (int, error) { return len(s), nil }
func (discard) ReadFrom(r Reader) (n int64, err error) {
	buf := make([]byte, 8192)
	for {
		m, err := r.Read(buf)
		n += int64(m)
		if err != nil {
			if err == EOF {
				return n, nil
			}
			return n, err
		}
	}
}

// NopCloser gives r a Close that does nothing.
func NopCloser(r Reader) ReadCloser {
	if _, ok := r.(WriterTo); ok {
		return nopCloserWriterTo{r}
	}
	return nopCloser{r}
}

type nopCloser struct{ Reader }

func (nopCloser) Close() error { return nil }

type nopCloserWriterTo struct{ Reader }

func (nopCloserWriterTo) Close() error { return nil }

func (c nopCloserWriterTo) WriteTo(w Writer) (n int64, err error) {
	return c.Reader.(WriterTo).WriteTo(w)
}
