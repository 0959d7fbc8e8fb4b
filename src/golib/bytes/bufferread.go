package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// take reads n bytes in place, or all that are left if those are fewer.
func (b *Buffer) take(n int) []byte {
	taken := b.Bytes()
	taken = taken[:min(n, len(taken))]
	b.off += len(taken)
	b.lastRead = undoNothing
	if len(taken) > 0 {
		b.lastRead = undoByte
	}
	return taken
}

// Peek returns the next n bytes in place without reading them, valid until the Buffer changes. If there are fewer, it
// returns those and io.EOF.
func (b *Buffer) Peek(n int) ([]byte, error) {
	left := b.Bytes()
	if n > len(left) {
		return left, io.EOF
	}
	return left[:n], nil
}

// Next reads n bytes, or all if there are fewer, and returns them in place, valid until the Buffer changes.
func (b *Buffer) Next(n int) []byte { return b.take(n) }

// Read fills p as far as there are bytes. If there are none, the error is io.EOF, unless p is empty.
func (b *Buffer) Read(p []byte) (n int, err error) {
	if b.Len() > 0 {
		return copy(p, b.take(len(p))), nil
	}
	b.Reset()
	if len(p) > 0 {
		err = io.EOF
	}
	return 0, err
}

// ReadByte returns the next byte, or io.EOF if there is none.
func (b *Buffer) ReadByte() (byte, error) {
	if b.off == len(b.buf) {
		b.Reset()
		return 0, io.EOF
	}
	b.lastRead = undoByte
	b.off++
	return b.buf[b.off-1], nil
}

// ReadRune returns the next character and its size in bytes, or io.EOF. A byte that is no UTF-8 is utf8.RuneError with
// size 1.
func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.off == len(b.buf) {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.off:])
	b.off += size
	b.lastRead = int8(size)
	return r, size, nil
}

// UnreadByte takes back the last byte of what the last operation read. The error says that it read nothing.
func (b *Buffer) UnreadByte() error {
	if b.lastRead == undoNothing {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.back(1)
	return nil
}

// UnreadRune takes the last ReadRune back. The error says that the last operation was none, or one at the end.
func (b *Buffer) UnreadRune() error {
	if b.lastRead <= undoNothing {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.back(int(b.lastRead))
	return nil
}

// back makes the n bytes that were read last unread, if they are there: Grow may have dropped them in between.
func (b *Buffer) back(n int) {
	b.lastRead = undoNothing
	if n <= b.off {
		b.off -= n
	}
}

// ReadBytes reads up to and including the first delim. Without one it returns all that is left and io.EOF.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	found, err := b.takeLine(delim)
	return append(line, found...), err
}

// ReadString reads up to and including the first delim. Without one it returns all that is left and io.EOF.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	found, err := b.takeLine(delim)
	return string(found), err
}

// takeLine is ReadBytes whose result lies in the Buffer.
func (b *Buffer) takeLine(delim byte) (line []byte, err error) {
	n := IndexByte(b.Bytes(), delim) + 1
	if n == 0 {
		n, err = b.Len(), io.EOF
	}
	line = b.take(n)
	b.lastRead = undoByte
	return line, err
}

// WriteTo writes all that has not been read to w and returns how many bytes w took. They count as read.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.lastRead = undoNothing
	left := b.Bytes()
	if len(left) > 0 {
		taken, err := w.Write(left)
		if taken > len(left) {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += taken
		n = int64(taken)
		if err == nil && taken < len(left) {
			err = io.ErrShortWrite
		}
		if err != nil {
			return n, err
		}
	}
	b.Reset()
	return n, nil
}
