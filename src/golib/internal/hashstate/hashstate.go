// Package hashstate has what hash functions share: the buffer of those that work
// on blocks, and the form in which states are marshalled.
package hashstate

import (
	"encoding/binary"
	"errors"
)

// A Buffer collects bytes to blocks.
type Buffer struct {
	block  [128]byte
	used   int
	length uint64
}

// Write hands all whole blocks of the given size to compress.
func (b *Buffer) Write(p []byte, size int, compress func(block []byte)) {
	b.length += uint64(len(p))
	if b.used > 0 {
		n := copy(b.block[b.used:size], p)
		b.used += n
		p = p[n:]
		if b.used < size {
			return
		}
		compress(b.block[:size])
		b.used = 0
	}
	for len(p) >= size {
		compress(p[:size])
		p = p[size:]
	}
	b.used = copy(b.block[:], p)
}

// Finish adds a 1 bit, zeros, and the number of bits in the last eight bytes of a
// block; with double sixteen bytes are kept for it.
func (b *Buffer) Finish(size int, double bool, order binary.ByteOrder, compress func(block []byte)) {
	bits := b.length << 3
	field := 8
	if double {
		field = 16
	}
	pad := make([]byte, 0, 2*128)
	pad = append(pad, 0x80)
	for (b.used+len(pad)+field)%size != 0 {
		pad = append(pad, 0)
	}
	if double {
		pad = binary.BigEndian.AppendUint64(pad, b.length>>61)
	}
	pad = append(pad, make([]byte, 8)...)
	order.PutUint64(pad[len(pad)-8:], bits)
	b.Write(pad, size, compress)
}

// Append appends the block that is not full and the length.
func (b *Buffer) Append(out []byte, size int) []byte {
	out = append(out, b.block[:b.used]...)
	out = append(out, make([]byte, size-b.used)...)
	return binary.BigEndian.AppendUint64(out, b.length)
}

// Load reads what Append appends.
func (b *Buffer) Load(in []byte, size int) {
	copy(b.block[:], in[:size])
	b.length = binary.BigEndian.Uint64(in[size:])
	b.used = int(b.length % uint64(size))
}

// Check returns the state behind the magic number, or an error in the name of the
// package.
func Check(pkg, magic string, in []byte, size int) ([]byte, error) {
	if len(in) < len(magic) || string(in[:len(magic)]) != magic {
		return nil, errors.New(pkg + ": invalid hash state identifier")
	}
	if len(in) != len(magic)+size {
		return nil, errors.New(pkg + ": invalid hash state size")
	}
	return in[len(magic):], nil
}
