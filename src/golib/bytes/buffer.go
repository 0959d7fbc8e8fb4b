package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// MinRead is the least room, in bytes, that ReadFrom offers a reader at each call.
const MinRead = 512

// ErrTooLarge is what a Buffer panics with when it cannot grow as far as it has to.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

// What can be taken back: the character that was read last, when lastRead is its size in bytes, a byte, or nothing.
const (
	undoNothing = 0
	undoByte    = -1
)

// firstCap is the capacity of a Buffer that starts with something small.
const firstCap = 64

// A Buffer holds bytes that are written at its end and read at its start. The zero value is empty and ready to use.
type Buffer struct {
	buf      []byte // buf[:off] has been read and goes at the next occasion
	off      int
	lastRead int8
}

// NewBuffer returns a Buffer that holds buf and writes behind it; the caller leaves buf to it. For a Buffer that is just
// empty, take the zero value.
func NewBuffer(buf []byte) *Buffer { return &Buffer{buf: buf} }

// NewBufferString returns a Buffer that holds the bytes of s.
func NewBufferString(s string) *Buffer { return &Buffer{buf: append([]byte{}, s...)} }

// Bytes returns what has not been read. The slice is valid until the Buffer changes.
func (b *Buffer) Bytes() []byte { return b.buf[b.off:] }

// String returns what has not been read; that of a nil Buffer is "<nil>".
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.Bytes())
}

// Len returns how many bytes have not been read.
func (b *Buffer) Len() int { return len(b.Bytes()) }

// Cap returns how many bytes the memory of the Buffer has in all.
func (b *Buffer) Cap() int { return cap(b.buf) }

// Available returns how many bytes can be written without growing or moving anything.
func (b *Buffer) Available() int { return b.Cap() - len(b.buf) }

// AvailableBuffer returns an empty slice with the capacity Available, to append to and then hand to Write.
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }

// Reset makes the Buffer empty and keeps its memory.
func (b *Buffer) Reset() { *b = Buffer{buf: b.buf[:0]} }

// Truncate drops all but the first n bytes of what has not been read. It panics if there are not so many.
func (b *Buffer) Truncate(n int) {
	switch {
	case n == 0:
		b.Reset()
		return
	case n < 0, n > b.Len():
		b.lastRead = undoNothing
		panic("bytes.Buffer: truncation out of range")
	}
	b.lastRead = undoNothing
	b.buf = b.buf[:b.off+n]
}

// Grow makes sure that n more bytes can be written without another allocation. It panics if n is negative, and with
// ErrTooLarge if there is not so much memory.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	b.makeRoom(n)
}

// lengthen adds n bytes, whatever they are, and returns them.
func (b *Buffer) lengthen(n int) []byte {
	if n > cap(b.buf)-len(b.buf) {
		b.makeRoom(n)
	}
	end := len(b.buf)
	b.buf = b.buf[:end+n]
	return b.buf[end:]
}

// makeRoom makes sure that n bytes fit behind the data.
func (b *Buffer) makeRoom(n int) {
	left := b.Len()
	if left == 0 && b.off > 0 {
		b.Reset()
	}
	capacity := cap(b.buf)
	switch {
	case n <= capacity-len(b.buf):
	case b.buf == nil && n <= firstCap:
		b.buf = make([]byte, 0, firstCap)
	case n <= capacity/2-left:
		// As much as half is free, so that moving the rest to the start pays.
		b.buf = b.buf[:copy(b.buf, b.Bytes())]
		b.off = 0
	case n > 1<<63-1-2*capacity:
		panic(ErrTooLarge)
	default:
		b.buf = enlarged(b.Bytes(), b.off+n)
		b.off = 0
	}
}

// enlarged returns a copy of data with room for n more bytes, and for twice as much as data had at least.
func enlarged(data []byte, n int) []byte {
	defer func() {
		if recover() != nil {
			panic(ErrTooLarge)
		}
	}()
	// append rounds the capacity up to what the allocator gives anyway.
	room := append([]byte(nil), make([]byte, max(len(data)+n, 2*cap(data)))...)
	return room[:copy(room, data)]
}

// Write adds the bytes of p. The error is always nil; it panics with ErrTooLarge where memory ends, as all writing does.
func (b *Buffer) Write(p []byte) (n int, err error) {
	b.lastRead = undoNothing
	return copy(b.lengthen(len(p)), p), nil
}

// WriteString adds the bytes of s. The error is always nil.
func (b *Buffer) WriteString(s string) (n int, err error) {
	b.lastRead = undoNothing
	return copy(b.lengthen(len(s)), s), nil
}

// WriteByte adds c. The error is always nil.
func (b *Buffer) WriteByte(c byte) error {
	b.lastRead = undoNothing
	b.lengthen(1)[0] = c
	return nil
}

// WriteRune adds the encoding of r and returns its size in bytes. The error is always nil.
func (b *Buffer) WriteRune(r rune) (n int, err error) {
	if uint32(r) < utf8.RuneSelf {
		return 1, b.WriteByte(byte(r))
	}
	b.lastRead = undoNothing
	n = utf8.EncodeRune(b.lengthen(utf8.UTFMax), r)
	b.buf = b.buf[:len(b.buf)-utf8.UTFMax+n]
	return n, nil
}

// ReadFrom adds all that r gives until io.EOF, and returns how many bytes those were. An error of r other than io.EOF
// ends it and is returned.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.lastRead = undoNothing
	for err == nil {
		b.makeRoom(MinRead)
		var got int
		got, err = r.Read(b.buf[len(b.buf):cap(b.buf)])
		if got < 0 {
			panic(errors.New("bytes.Buffer: reader returned negative count from Read"))
		}
		b.buf = b.buf[:len(b.buf)+got]
		n += int64(got)
	}
	if err == io.EOF {
		err = nil
	}
	return n, err
}
