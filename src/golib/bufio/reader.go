// Package bufio puts buffers between a program, which reads and writes little at a time, and readers and writers for which
// little costs as much as a lot. It also cuts input into tokens.
package bufio

import (
	"errors"
	"io"
	"unicode/utf8"
)

const (
	defaultSize = 4096
	minReadSize = 16
	maxEmpty    = 100 // reads without data or error before giving up
)

// ErrInvalidUnreadByte says that no byte was read that could be taken back.
var ErrInvalidUnreadByte = errors.New("bufio: invalid use of UnreadByte")

// ErrInvalidUnreadRune says that the last operation was not ReadRune.
var ErrInvalidUnreadRune = errors.New("bufio: invalid use of UnreadRune")

// ErrBufferFull says that what was asked for does not fit into the buffer.
var ErrBufferFull = errors.New("bufio: buffer full")

// ErrNegativeCount says that a number of bytes was negative.
var ErrNegativeCount = errors.New("bufio: negative count")

var errNegativeRead = errors.New("bufio: reader returned negative count from Read")

// A Reader reads another reader in large pieces and hands them out in small ones. Errors of the other reader come after the
// bytes before them, once.
type Reader struct {
	src      io.Reader
	buf      []byte
	from, to int   // buf[from:to] is what has not been handed out
	err      error // what comes after that
	undoByte int   // the byte that was handed out last, or -1 if it cannot be taken back
	undoRune int   // the size of the character that the last operation read, or -1
}

// NewReader returns a Reader of rd whose buffer has the usual size.
func NewReader(rd io.Reader) *Reader { return NewReaderSize(rd, defaultSize) }

// NewReaderSize returns a Reader of rd whose buffer has at least size bytes. If rd is such a Reader, that is it.
func NewReaderSize(rd io.Reader, size int) *Reader {
	if b, ok := rd.(*Reader); ok && b.Size() >= size {
		return b
	}
	return begin(new(Reader), make([]byte, max(size, minReadSize)), rd)
}

// begin sets b to the start of src, with a buffer that has nothing in it.
func begin(b *Reader, buf []byte, src io.Reader) *Reader {
	*b = Reader{src: src, buf: buf, undoByte: -1, undoRune: -1}
	return b
}

// Reset lets b read r from now on, in the same buffer, and forget everything else. For b itself it does nothing.
func (b *Reader) Reset(r io.Reader) {
	if b == r {
		return
	}
	buf := b.buf
	if buf == nil {
		buf = make([]byte, defaultSize)
	}
	begin(b, buf, r)
}

// Size returns the size of the buffer in bytes.
func (b *Reader) Size() int { return len(b.buf) }

// Buffered returns how many bytes can be read without reading the other reader.
func (b *Reader) Buffered() int { return b.to - b.from }

// more reads once into the buffer, which must not be full, or notes why there is nothing more.
func (b *Reader) more() {
	if b.from > 0 {
		b.from, b.to = 0, copy(b.buf, b.buf[b.from:b.to])
	}
	room := b.buf[b.to:]
	if len(room) == 0 {
		panic("bufio: tried to fill full buffer")
	}
	n, err := readSome(b.src, room)
	if n < 0 {
		panic(errNegativeRead)
	}
	b.to += n
	if err != nil {
		b.err = err
	}
}

// failure hands out the error that has been waiting.
func (b *Reader) failure() (err error) {
	err, b.err = b.err, nil
	return err
}

// noUndo lets nothing be taken back.
func (b *Reader) noUndo() { b.undoByte, b.undoRune = -1, -1 }

// Peek returns the next n bytes without reading them, valid until the next operation. If there are fewer, the error says why:
// it is ErrBufferFull if the buffer is too small.
func (b *Reader) Peek(n int) ([]byte, error) {
	if n < 0 {
		return nil, ErrNegativeCount
	}
	b.noUndo()
	for b.Buffered() < min(n, len(b.buf)) && b.err == nil {
		b.more()
	}
	next := b.buf[b.from:b.to]
	if n <= len(next) {
		return next[:n], nil
	}
	if n > len(b.buf) {
		return next, ErrBufferFull
	}
	if err := b.failure(); err != nil {
		return next, err
	}
	return next, ErrBufferFull
}

// Discard reads n bytes and drops them. If there are fewer, the error says why, and discarded how many.
func (b *Reader) Discard(n int) (discarded int, err error) {
	if n < 0 {
		return 0, ErrNegativeCount
	}
	if n == 0 {
		return 0, nil
	}
	b.noUndo()
	for {
		if b.Buffered() == 0 {
			b.more()
		}
		skip := min(n-discarded, b.Buffered())
		b.from += skip
		discarded += skip
		switch {
		case discarded == n:
			return n, nil
		case b.err != nil:
			return discarded, b.failure()
		}
	}
}

// Read fills p as far as it can with what is buffered, or with one Read of the other reader.
func (b *Reader) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		if b.Buffered() > 0 {
			return 0, nil
		}
		return 0, b.failure()
	}
	if b.from == b.to {
		if b.err != nil {
			return 0, b.failure()
		}
		direct := len(p) >= len(b.buf)
		to := b.buf
		if direct {
			to = p
		}
		b.from, b.to = 0, 0
		n, b.err = b.src.Read(to)
		if n < 0 {
			panic(errNegativeRead)
		}
		if direct {
			if n > 0 {
				b.undoByte, b.undoRune = int(p[n-1]), -1
			}
			return n, b.failure()
		}
		if n == 0 {
			return 0, b.failure()
		}
		b.to = n
	}
	n = copy(p, b.buf[b.from:b.to])
	b.from += n
	b.undoByte, b.undoRune = int(b.buf[b.from-1]), -1
	return n, nil
}

// ReadByte returns the next byte, or the error that there is instead.
func (b *Reader) ReadByte() (byte, error) {
	b.undoRune = -1
	for b.from == b.to {
		if b.err != nil {
			return 0, b.failure()
		}
		b.more()
	}
	c := b.buf[b.from]
	b.from++
	b.undoByte = int(c)
	return c, nil
}

// UnreadByte takes back the last byte that was read, by whatever read it. Peek, Discard and WriteTo leave none.
func (b *Reader) UnreadByte() error {
	switch {
	case b.undoByte < 0:
		return ErrInvalidUnreadByte
	case b.from > 0:
		b.from--
	case b.to == 0:
		b.to = 1
	default:
		return ErrInvalidUnreadByte
	}
	b.buf[b.from] = byte(b.undoByte)
	b.noUndo()
	return nil
}

// ReadRune returns the next character of UTF-8 text and its size in bytes. A byte that is no UTF-8 is U+FFFD with size 1.
func (b *Reader) ReadRune() (r rune, size int, err error) {
	for b.to-b.from < utf8.UTFMax && !utf8.FullRune(b.buf[b.from:b.to]) && b.err == nil && b.to-b.from < len(b.buf) {
		b.more()
	}
	if b.from == b.to {
		b.undoRune = -1
		return 0, 0, b.failure()
	}
	r, size = utf8.DecodeRune(b.buf[b.from:b.to])
	b.from += size
	b.undoByte, b.undoRune = int(b.buf[b.from-1]), size
	return r, size, nil
}

// UnreadRune takes the last ReadRune back, if that was the last operation.
func (b *Reader) UnreadRune() error {
	if b.undoRune < 0 || b.undoRune > b.from {
		return ErrInvalidUnreadRune
	}
	b.from -= b.undoRune
	b.noUndo()
	return nil
}

// WriteTo writes all that there is up to the end to w, which is no error, and returns how many bytes w took. It leaves the work
// to WriteTo of the other reader or ReadFrom of w where there is one.
func (b *Reader) WriteTo(w io.Writer) (n int64, err error) {
	b.noUndo()
	put := func() error {
		if b.from < b.to {
			m, err := w.Write(b.buf[b.from:b.to])
			if m < 0 {
				panic(errors.New("bufio: writer returned negative count from Write"))
			}
			b.from += m
			n += int64(m)
			return err
		}
		return nil
	}
	if err := put(); err != nil {
		return n, err
	}
	if r, ok := b.src.(io.WriterTo); ok {
		m, err := r.WriteTo(w)
		return n + m, err
	}
	if rf, ok := w.(io.ReaderFrom); ok {
		m, err := rf.ReadFrom(b.src)
		return n + m, err
	}
	if b.Buffered() < len(b.buf) {
		b.more()
	}
	for b.from < b.to {
		if err := put(); err != nil {
			return n, err
		}
		b.more()
	}
	if err = b.failure(); err == io.EOF {
		err = nil
	}
	return n, err
}
