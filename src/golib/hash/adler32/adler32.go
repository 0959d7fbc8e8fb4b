// Package adler32 is the checksum Adler-32.
package adler32

import (
	"encoding/binary"
	"hash"
	"internal/hashstate"
)

// Size in bytes.
const Size = 4

const (
	prime = 65521
	magic = "adl\x01"
	// So many bytes can be added before the sums must be reduced.
	chunk = 5552
)

// A digest has the sum of the bytes in the lower half, and the sum of these sums.
type digest uint32

// New starts a computation.
func New() hash.Hash32 {
	d := digest(1)
	return &d
}

func (d *digest) Reset()         { *d = 1 }
func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 4 }
func (d *digest) Sum32() uint32  { return uint32(*d) }

func (d *digest) Sum(in []byte) []byte { return binary.BigEndian.AppendUint32(in, uint32(*d)) }

func (d *digest) Write(p []byte) (int, error) {
	*d = update(*d, p)
	return len(p), nil
}

func update(d digest, p []byte) digest {
	a, b := uint32(d&0xffff), uint32(d>>16)
	for len(p) > 0 {
		n := min(len(p), chunk)
		for _, x := range p[:n] {
			a += uint32(x)
			b += a
		}
		a %= prime
		b %= prime
		p = p[n:]
	}
	return digest(b<<16 | a)
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return binary.BigEndian.AppendUint32(append(b, magic...), uint32(*d)), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	b, err := hashstate.Check("hash/adler32", magic, b, 4)
	if err == nil {
		*d = digest(binary.BigEndian.Uint32(b))
	}
	return err
}

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// Checksum is the checksum of data.
func Checksum(data []byte) uint32 { return uint32(update(1, data)) }
