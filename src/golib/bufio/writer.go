package bufio

import (
	"io"
	"unicode/utf8"
)

// A Writer collects what is written in a buffer, which it hands to another writer when it is full. After an error of that one
// it takes nothing more, and each operation returns the error. Flush has to be called at the end.
type Writer struct {
	dst  io.Writer
	buf  []byte
	used int // buf[:used] has not been written
	err  error
}

// NewWriter returns a Writer to w whose buffer has the usual size.
func NewWriter(w io.Writer) *Writer { return NewWriterSize(w, defaultSize) }

// NewWriterSize returns a Writer to w whose buffer has at least size bytes, or the usual number if that is not positive. If w is
// such a Writer, that is it.
func NewWriterSize(w io.Writer, size int) *Writer {
	if b, ok := w.(*Writer); ok && b.Size() >= size {
		return b
	}
	if size < 1 {
		size = defaultSize
	}
	return &Writer{dst: w, buf: make([]byte, size)}
}

// Reset lets b write to w from now on, in the same buffer, and forget what it has not written, and errors. For b itself it does
// nothing.
func (b *Writer) Reset(w io.Writer) {
	if b == w {
		return
	}
	buf := b.buf
	if buf == nil {
		buf = make([]byte, defaultSize)
	}
	*b = Writer{dst: w, buf: buf}
}

// Size returns the size of the buffer in bytes.
func (b *Writer) Size() int { return len(b.buf) }

// Buffered returns how many bytes have not been handed on.
func (b *Writer) Buffered() int { return b.used }

// Available returns how many bytes the buffer has room for.
func (b *Writer) Available() int { return len(b.buf) - b.used }

// AvailableBuffer returns an empty slice with the capacity Available, to append to and then hand to Write.
func (b *Writer) AvailableBuffer() []byte { return b.buf[b.used:][:0] }

// Flush hands on all that is in the buffer.
func (b *Writer) Flush() error {
	if b.err != nil || b.used == 0 {
		return b.err
	}
	n, err := b.dst.Write(b.buf[:b.used])
	if err == nil && n < b.used {
		err = io.ErrShortWrite
	}
	if err == nil {
		b.used = 0
		return nil
	}
	b.err = err
	if 0 < n && n < b.used {
		copy(b.buf, b.buf[n:b.used])
	}
	b.used -= n
	return err
}

// Write writes p, through the buffer unless that is empty and p does not fit. It returns how many bytes of p were taken.
func (b *Writer) Write(p []byte) (nn int, err error) {
	for b.err == nil && len(p) > b.Available() {
		var n int
		if b.used > 0 {
			n = b.fill(p)
		} else {
			n, b.err = b.dst.Write(p)
		}
		p = p[n:]
		nn += n
	}
	if b.err != nil {
		return nn, b.err
	}
	n := copy(b.buf[b.used:], p)
	b.used += n
	return nn + n, nil
}

// fill puts the start of p into the buffer until that is full, hands it on, and returns how many bytes those were.
func (b *Writer) fill(p []byte) int {
	n := copy(b.buf[b.used:], p)
	b.used += n
	b.Flush()
	return n
}

// WriteString is Write of a string. Past the buffer it goes only if the other writer takes strings.
func (b *Writer) WriteString(s string) (int, error) {
	written := 0
	var direct io.StringWriter
	asked := false
	for b.err == nil && len(s) > b.Available() {
		if b.used == 0 && !asked {
			direct, _ = b.dst.(io.StringWriter)
			asked = true
		}
		var n int
		if b.used == 0 && direct != nil {
			n, b.err = direct.WriteString(s)
		} else {
			n = copy(b.buf[b.used:], s)
			b.used += n
			b.Flush()
		}
		s = s[n:]
		written += n
	}
	if b.err != nil {
		return written, b.err
	}
	n := copy(b.buf[b.used:], s)
	b.used += n
	return written + n, nil
}

// room makes sure that n bytes fit into the buffer, as far as flushing can.
func (b *Writer) room(n int) error {
	if b.err == nil && b.Available() < n {
		b.Flush()
	}
	return b.err
}

// WriteByte writes c.
func (b *Writer) WriteByte(c byte) error {
	if b.err != nil || b.used >= len(b.buf) {
		if err := b.room(1); err != nil {
			return err
		}
	}
	b.buf[b.used] = c
	b.used++
	return nil
}

// WriteRune writes the encoding of r and returns its size in bytes.
func (b *Writer) WriteRune(r rune) (size int, err error) {
	if 0 <= r && r < utf8.RuneSelf {
		if err = b.WriteByte(byte(r)); err == nil {
			size = 1
		}
		return size, err
	}
	if err = b.room(utf8.UTFMax); err != nil {
		return 0, err
	}
	if b.Available() < utf8.UTFMax {
		// The whole buffer is not as large.
		return b.WriteString(string(r))
	}
	size = utf8.EncodeRune(b.buf[b.used:], r)
	b.used += size
	return size, nil
}

// ReadFrom writes all that r gives until its end, which is no error, and returns how many bytes those were. With an empty buffer
// it leaves the work to ReadFrom of the other writer, if there is one.
func (b *Writer) ReadFrom(r io.Reader) (n int64, err error) {
	if b.err != nil {
		return 0, b.err
	}
	direct, _ := b.dst.(io.ReaderFrom)
	for err == nil {
		if err = b.room(1); err != nil {
			return n, err
		}
		if direct != nil && b.used == 0 {
			var taken int64
			taken, b.err = direct.ReadFrom(r)
			return n + taken, b.err
		}
		var got int
		got, err = readSome(r, b.buf[b.used:])
		b.used += got
		n += int64(got)
	}
	if err != io.EOF {
		return n, err
	}
	if b.Available() > 0 {
		return n, nil
	}
	return n, b.Flush()
}

// readSome reads until there is something, an error, or little hope.
func readSome(r io.Reader, p []byte) (n int, err error) {
	for range maxEmpty {
		if n, err = r.Read(p); n != 0 || err != nil {
			return n, err
		}
	}
	return 0, io.ErrNoProgress
}

// A ReadWriter is a Reader and a Writer together.
type ReadWriter struct {
	*Reader
	*Writer
}

// NewReadWriter returns a ReadWriter of r and w.
func NewReadWriter(r *Reader, w *Writer) *ReadWriter { return &ReadWriter{r, w} }
