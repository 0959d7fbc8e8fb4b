// Package hash has the interfaces of hash functions.
package hash

import "io"

// Hash is what all hash functions have in common.
type Hash interface {
	// Write adds data; it never fails.
	io.Writer
	// Sum appends the hash of what was written to b.
	Sum(b []byte) []byte
	Reset()
	// Size is the number of bytes that Sum appends.
	Size() int
	BlockSize() int
}

// Hash32 is a hash function of 32 bits.
type Hash32 interface {
	Hash
	Sum32() uint32
}

// Hash64 is a hash function of 64 bits.
type Hash64 interface {
	Hash
	Sum64() uint64
}

// A Cloner is a hash function whose state can be copied.
type Cloner interface {
	Hash
	Clone() (Cloner, error)
}

// XOF is a function whose output has any length.
type XOF interface {
	io.Writer
	io.Reader
	Reset()
	BlockSize() int
}
