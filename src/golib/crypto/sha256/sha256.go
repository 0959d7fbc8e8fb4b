// Package sha256 is the hash function SHA-256, and SHA-224.
package sha256

import (
	"crypto"
	"encoding/binary"
	"hash"
	"internal/hashstate"
	"math/bits"
)

func init() {
	crypto.RegisterHash(crypto.SHA224, New224)
	crypto.RegisterHash(crypto.SHA256, New)
}

// Sizes in bytes.
const (
	Size      = 32
	Size224   = 28
	BlockSize = 64
)

// New starts a computation of SHA-256.
func New() hash.Hash { return start(crypto.SHA256) }

// New224 starts a computation of SHA-224.
func New224() hash.Hash { return start(crypto.SHA224) }

// Sum256 is the SHA-256 of data.
func Sum256(data []byte) [Size]byte {
	d := start(crypto.SHA256)
	d.Write(data)
	return [Size]byte(d.Sum(nil))
}

// Sum224 is the SHA-224 of data.
func Sum224(data []byte) [Size224]byte {
	d := start(crypto.SHA224)
	d.Write(data)
	return [Size224]byte(d.Sum(nil))
}

func start(kind crypto.Hash) *digest {
	d := &digest{kind: kind}
	d.Reset()
	return d
}

// A digest is the state of a computation.
type digest struct {
	h      [8]uint32
	buffer hashstate.Buffer
	kind   crypto.Hash
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
	return append(in, out[:d.Size()]...)
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, d.magic()...)
	for _, v := range d.h {
		b = binary.BigEndian.AppendUint32(b, v)
	}
	return d.buffer.Append(b, BlockSize), nil
}

func (d *digest) UnmarshalBinary(b []byte) error {
	b, err := hashstate.Check("crypto/sha256", d.magic(), b, len(d.h)*4+BlockSize+8)
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

func (d *digest) magic() string {
	if d.kind == crypto.SHA224 {
		return "sha\x02"
	}
	return "sha\x03"
}

func (d *digest) Size() int { return d.kind.Size() }

func (d *digest) Reset() {
	d.buffer = hashstate.Buffer{}
	switch d.kind {
	case crypto.SHA224:
		d.h = [8]uint32{
			0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
			0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
		}
	case crypto.SHA256:
		d.h = [8]uint32{
			0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
			0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
		}
	}
}

// fractions are the first bits of the cube roots of the first primes behind the
// point.
var fractions = [64]uint32{
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
}

func (d *digest) compress(block []byte) {
	var w [64]uint32
	for i := range 16 {
		w[i] = binary.BigEndian.Uint32(block[i*4:])
	}
	for i := 16; i < len(w); i++ {
		x, y := w[i-15], w[i-2]
		w[i] = w[i-16] + w[i-7] + (rotate(x, -7) ^ rotate(x, -18) ^ x>>3) + (rotate(y, -17) ^ rotate(y, -19) ^ y>>10)
	}
	a, b, c, e, f, g, h, k := d.h[0], d.h[1], d.h[2], d.h[3], d.h[4], d.h[5], d.h[6], d.h[7]
	for i, v := range w {
		t := k + (rotate(f, -6) ^ rotate(f, -11) ^ rotate(f, -25)) + (f&g ^ ^f&h) + fractions[i] + v
		u := (rotate(a, -2) ^ rotate(a, -13) ^ rotate(a, -22)) + (a&b ^ a&c ^ b&c)
		k, h, g, f, e, c, b, a = h, g, f, e+t, c, b, a, t+u
	}
	for i, v := range [8]uint32{a, b, c, e, f, g, h, k} {
		d.h[i] += v
	}
}

func rotate(x uint32, n int) uint32 { return bits.RotateLeft32(x, n) }
