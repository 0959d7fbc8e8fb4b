// Package md5 is the hash function MD5, which is not secure.
package md5

import (
	"crypto"
	"encoding/binary"
	"hash"
	"internal/hashstate"
	"math/bits"
)

func init() { crypto.RegisterHash(crypto.MD5, New) }

// Sizes in bytes.
const (
	Size      = 16
	BlockSize = 64
)

const magic = "md5\x01"

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
	h      [4]uint32
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
	c.buffer.Finish(BlockSize, false, binary.LittleEndian, c.compress)
	var out [Size]byte
	for i, v := range c.h {
		binary.LittleEndian.PutUint32(out[i*4:], v)
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
	b, err := hashstate.Check("crypto/md5", magic, b, len(d.h)*4+BlockSize+8)
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

func (d *digest) Size() int { return Size }

func (d *digest) Reset() {
	*d = digest{h: [4]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}}
}

// sines are the first bits of |sin(i+1)|.
var sines = [64]uint32{
	0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
	0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
	0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
	0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
	0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
	0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
	0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
	0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
}

// Rotations of the four rounds.
var shifts = [4][4]int{{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}

func (d *digest) compress(block []byte) {
	var x [16]uint32
	for i := range x {
		x[i] = binary.LittleEndian.Uint32(block[i*4:])
	}
	a, b, c, e := d.h[0], d.h[1], d.h[2], d.h[3]
	for i := range 64 {
		var f uint32
		k := i
		switch i >> 4 {
		case 0:
			f = b&c | ^b&e
		case 1:
			f, k = e&b|^e&c, 5*i+1
		case 2:
			f, k = b^c^e, 3*i+5
		default:
			f, k = c^(b|^e), 7*i
		}
		f += a + sines[i] + x[k&15]
		a, e, c = e, c, b
		b += bits.RotateLeft32(f, shifts[i>>4][i&3])
	}
	d.h[0] += a
	d.h[1] += b
	d.h[2] += c
	d.h[3] += e
}
