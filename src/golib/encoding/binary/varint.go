package binary

// This file has numbers of variable length. A number is written in groups of seven bits, the low ones first, a byte each; a
// byte with the high bit set is followed by another. Signed numbers have their sign in the lowest bit.

import (
	"errors"
	"io"
)

// Lengths of the longest encodings of numbers of 16, 32 and 64 bits.
const (
	MaxVarintLen16 = 3
	MaxVarintLen32 = 5
	MaxVarintLen64 = 10
)

// The last of MaxVarintLen64 bytes has one bit of a number only.
const lastShift = 7 * (MaxVarintLen64 - 1)

var errOverflow = errors.New("binary: varint overflows a 64-bit integer")

// AppendUvarint appends the encoding of x to buf.
func AppendUvarint(buf []byte, x uint64) []byte {
	for ; x > 0x7F; x >>= 7 {
		buf = append(buf, byte(x)|0x80)
	}
	return append(buf, byte(x))
}

// PutUvarint writes the encoding of x to buf, which must be long enough, and returns its length.
func PutUvarint(buf []byte, x uint64) int {
	last := 0
	for ; x > 0x7F; x >>= 7 {
		buf[last] = byte(x) | 0x80
		last++
	}
	buf[last] = byte(x)
	return last + 1
}

// Uvarint returns the number at the start of buf and its length. That is 0 if buf is too short, and if the number has more
// than 64 bits, it is negative and says how many bytes were looked at.
func Uvarint(buf []byte) (uint64, int) {
	var x uint64
	for i, b := range buf {
		if i == MaxVarintLen64 || i == MaxVarintLen64-1 && 1 < b && b < 0x80 {
			return 0, -(i + 1)
		}
		x |= uint64(b&0x7F) << uint(7*i)
		if b < 0x80 {
			return x, i + 1
		}
	}
	return 0, 0
}

func zigzag(x int64) uint64   { return uint64(x)<<1 ^ uint64(x>>63) }
func unzigzag(u uint64) int64 { return int64(u>>1) ^ -int64(u&1) }

// AppendVarint is AppendUvarint for signed numbers.
func AppendVarint(buf []byte, x int64) []byte { return AppendUvarint(buf, zigzag(x)) }

// PutVarint is PutUvarint for signed numbers.
func PutVarint(buf []byte, x int64) int { return PutUvarint(buf, zigzag(x)) }

// Varint is Uvarint for signed numbers.
func Varint(buf []byte) (int64, int) {
	u, n := Uvarint(buf)
	return unzigzag(u), n
}

// ReadUvarint reads a number. The error is io.EOF only if there was nothing to read.
func ReadUvarint(r io.ByteReader) (uint64, error) {
	var x uint64
	for shift := 0; shift <= lastShift; shift += 7 {
		b, err := r.ReadByte()
		switch {
		case err == io.EOF && shift > 0:
			return x, io.ErrUnexpectedEOF
		case err != nil:
			return x, err
		case shift == lastShift && 1 < b && b < 0x80:
			return x, errOverflow
		}
		x |= uint64(b&0x7F) << shift
		if b < 0x80 {
			return x, nil
		}
	}
	return x, errOverflow
}

// ReadVarint is ReadUvarint for signed numbers.
func ReadVarint(r io.ByteReader) (int64, error) {
	u, err := ReadUvarint(r)
	return unzigzag(u), err
}
