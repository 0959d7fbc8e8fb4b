// Package sha1 is the hash function SHA-1, which is not secure.
package sha1

import (
	"crypto"
	"encoding/binary"
	"hash"
	"internal/hashstate"
	"math/bits"
)

func init() { crypto.RegisterHash(crypto.SHA1, New) }

// Sizes in bytes.
const (
	Size      = 20
	BlockSize = 64
)

const magic = "sha\x01"

// New starts a computation.
func New() hash.Hash {
	d := new(digest)
	d.Reset()
	return d
}

// Sum is the hash of data.
func Sum(data []byte) [Size]byte {
	var d digest
	d.Reset()
	d.Write(data)
	return [Size]byte(d.Sum(nil))
}

// A digest is the state of a computation.
type digest struct {
	h      [5]uint32
	buffer hashstate.Buffer
}

func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Write(p []byte) (int, error) {
	d.buffer.Write(p, BlockSize, d.compress)
	return len(p), nil
}

// Sum works on a copy, so that more can be written.
func (d *digest) Sum(in []byte) []byte {
	c := *d
	c.buffer.Finish(BlockSize, false, binary.BigEndian, c.compress)
	var out [Size]byte
	for i, v := range c.h {
		binary.BigEndian.PutUint32(out[i*4:], v)
	}
	return append(in, out[:Size]...)
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, magic...)
	for _, v := range d.h {
		b = binary.BigEndian.AppendUint32(b, v)
	}
	return d.buffer.Append(b, BlockSize), nil
}

func (d *digest) UnmarshalBinary(b []byte) error {
	b, err := hashstate.Check("crypto/sha1", magic, b, len(d.h)*4+BlockSize+8)
	if err != nil {
		return err
	}
	for i := range d.h {
		d.h[i] = binary.BigEndian.Uint32(b[i*4:])
	}
	d.buffer.Load(b[len(d.h)*4:], BlockSize)
	return nil
}

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// ConstantTimeSum is Sum.
func (d *digest) ConstantTimeSum(in []byte) []byte { return d.Sum(in) }

func (d *digest) Size() int { return Size }

func (d *digest) Reset() {
	*d = digest{h: [5]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}}
}

func (d *digest) compress(block []byte) {
	var w [80]uint32
	for i := range 16 {
		w[i] = binary.BigEndian.Uint32(block[i*4:])
	}
	for i := 16; i < 80; i++ {
		w[i] = bits.RotateLeft32(w[i-3]^w[i-8]^w[i-14]^w[i-16], 1)
	}
	a, b, c, e, f := d.h[0], d.h[1], d.h[2], d.h[3], d.h[4]
	for i, v := range w {
		var t uint32
		switch {
		case i < 20:
			t = (b&c | ^b&e) + 0x5a827999
		case i < 40:
			t = (b ^ c ^ e) + 0x6ed9eba1
		case i < 60:
			t = (b&c | b&e | c&e) + 0x8f1bbcdc
		default:
			t = (b ^ c ^ e) + 0xca62c1d6
		}
		t += bits.RotateLeft32(a, 5) + f + v
		a, b, c, e, f = t, a, bits.RotateLeft32(b, 30), c, e
	}
	d.h[0] += a
	d.h[1] += b
	d.h[2] += c
	d.h[3] += e
	d.h[4] += f
}
