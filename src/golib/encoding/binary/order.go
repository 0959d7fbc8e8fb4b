// Package binary turns numbers, and structs and arrays of them, into bytes and back.
package binary

import (
	"math/bits"
	"unsafe"
)

// A ByteOrder reads and writes unsigned numbers at the start of a slice.
type ByteOrder interface {
	Uint16([]byte) uint16
	Uint32([]byte) uint32
	Uint64([]byte) uint64
	PutUint16([]byte, uint16)
	PutUint32([]byte, uint32)
	PutUint64([]byte, uint64)
	String() string
}

// An AppendByteOrder appends unsigned numbers.
type AppendByteOrder interface {
	AppendUint16([]byte, uint16) []byte
	AppendUint32([]byte, uint32) []byte
	AppendUint64([]byte, uint64) []byte
	String() string
}

type (
	littleEndian struct{}
	bigEndian    struct{}
	nativeEndian struct{ littleEndian }
)

// The orders: the low byte first, the high byte first, and the one of the machine, which is a little-endian one.
var (
	LittleEndian littleEndian
	BigEndian    bigEndian
	NativeEndian nativeEndian
)

// memory is the number that lies at the start of b, as the machine has it in memory. b must be long enough.
func memory[T uint16 | uint32 | uint64](b []byte) *T {
	return (*T)(unsafe.Pointer(unsafe.SliceData(b)))
}

// String returns the name of the order.
func (littleEndian) String() string { return "LittleEndian" }

// GoString returns the name as a program has it.
func (littleEndian) GoString() string { return "binary.LittleEndian" }

// Uint16 reads b[:2].
func (littleEndian) Uint16(b []byte) uint16 {
	_ = b[1]
	return *memory[uint16](b)
}

// Uint32 reads b[:4].
func (littleEndian) Uint32(b []byte) uint32 {
	_ = b[3]
	return *memory[uint32](b)
}

// Uint64 reads b[:8].
func (littleEndian) Uint64(b []byte) uint64 {
	_ = b[7]
	return *memory[uint64](b)
}

// PutUint16 writes v to b[:2].
func (littleEndian) PutUint16(b []byte, v uint16) {
	_ = b[1]
	*memory[uint16](b) = v
}

// PutUint32 writes v to b[:4].
func (littleEndian) PutUint32(b []byte, v uint32) {
	_ = b[3]
	*memory[uint32](b) = v
}

// PutUint64 writes v to b[:8].
func (littleEndian) PutUint64(b []byte, v uint64) {
	_ = b[7]
	*memory[uint64](b) = v
}

// AppendUint16 appends the two bytes of v to b.
func (littleEndian) AppendUint16(b []byte, v uint16) []byte { return append(b, byte(v), byte(v>>8)) }

// AppendUint32 appends the four bytes of v to b.
func (littleEndian) AppendUint32(b []byte, v uint32) []byte {
	return append(b, byte(v), byte(v>>8), byte(v>>16), byte(v>>24))
}

// AppendUint64 appends the eight bytes of v to b.
func (littleEndian) AppendUint64(b []byte, v uint64) []byte {
	return append(b, byte(v), byte(v>>8), byte(v>>16), byte(v>>24), byte(v>>32), byte(v>>40), byte(v>>48), byte(v>>56))
}

// String returns the name of the order.
func (bigEndian) String() string { return "BigEndian" }

// GoString returns the name as a program has it.
func (bigEndian) GoString() string { return "binary.BigEndian" }

// Uint16 reads b[:2].
func (bigEndian) Uint16(b []byte) uint16 {
	_ = b[1]
	return bits.ReverseBytes16(*memory[uint16](b))
}

// Uint32 reads b[:4].
func (bigEndian) Uint32(b []byte) uint32 {
	_ = b[3]
	return bits.ReverseBytes32(*memory[uint32](b))
}

// Uint64 reads b[:8].
func (bigEndian) Uint64(b []byte) uint64 {
	_ = b[7]
	return bits.ReverseBytes64(*memory[uint64](b))
}

// PutUint16 writes v to b[:2].
func (bigEndian) PutUint16(b []byte, v uint16) {
	_ = b[1]
	*memory[uint16](b) = bits.ReverseBytes16(v)
}

// PutUint32 writes v to b[:4].
func (bigEndian) PutUint32(b []byte, v uint32) {
	_ = b[3]
	*memory[uint32](b) = bits.ReverseBytes32(v)
}

// PutUint64 writes v to b[:8].
func (bigEndian) PutUint64(b []byte, v uint64) {
	_ = b[7]
	*memory[uint64](b) = bits.ReverseBytes64(v)
}

// AppendUint16 appends the two bytes of v to b.
func (bigEndian) AppendUint16(b []byte, v uint16) []byte { return append(b, byte(v>>8), byte(v)) }

// AppendUint32 appends the four bytes of v to b.
func (bigEndian) AppendUint32(b []byte, v uint32) []byte {
	return append(b, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}

// AppendUint64 appends the eight bytes of v to b.
func (bigEndian) AppendUint64(b []byte, v uint64) []byte {
	return append(b, byte(v>>56), byte(v>>48), byte(v>>40), byte(v>>32), byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}

// String returns the name of the order.
func (nativeEndian) String() string { return "NativeEndian" }

// GoString returns the name as a program has it.
func (nativeEndian) GoString() string { return "binary.NativeEndian" }
