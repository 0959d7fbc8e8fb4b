package rand

import (
	"errors"
	"math/bits"
)

// A PCG is O'Neill's generator with 128 bits of state, in the variant DXSM.
type PCG struct {
	hi uint64
	lo uint64
}

func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

func (p *PCG) Uint64() uint64 {
	const (
		mulHi, mulLo = 2549297995355413924, 4865540595714422341
		incHi, incLo = 6364136223846793005, 1442695040888963407
		cheapMul     = 0xDA942042E4DD58B5
	)
	hi, lo := bits.Mul64(p.lo, mulLo)
	hi += p.hi*mulLo + p.lo*mulHi
	lo, carry := bits.Add64(lo, incLo, 0)
	hi, _ = bits.Add64(hi, incHi, carry)
	p.hi, p.lo = hi, lo
	hi ^= hi >> 32
	hi *= cheapMul
	hi ^= hi >> 48
	hi *= lo | 1
	return hi
}

func appendBig(b []byte, x uint64) []byte {
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(x>>uint(shift)))
	}
	return b
}

func bigUint64(b []byte) (x uint64) {
	for _, c := range b[:8] {
		x = x<<8 | uint64(c)
	}
	return x
}

func (p *PCG) AppendBinary(b []byte) ([]byte, error) {
	return appendBig(appendBig(append(b, "pcg:"...), p.hi), p.lo), nil
}

func (p *PCG) MarshalBinary() ([]byte, error) { return p.AppendBinary(make([]byte, 0, 20)) }

func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != 20 || string(data[:4]) != "pcg:" {
		return errors.New("invalid PCG encoding")
	}
	p.hi, p.lo = bigUint64(data[4:]), bigUint64(data[12:])
	return nil
}

// A ChaCha8 is a generator of cryptographic strength: ChaCha with 8 rounds, four blocks at a time, that takes a new key from
// its output after every sixteen blocks.
type ChaCha8 struct {
	buf  [32]uint64
	seed [4]uint64
	i    int // next of buf
	n    int // end of what may be given out
	c    uint32

	readBuf [8]byte
	readLen int // bytes of readBuf that are left, at its end
}

func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := &ChaCha8{}
	c.Seed(seed)
	return c
}

func (c *ChaCha8) Seed(seed [32]byte) {
	*c = ChaCha8{}
	for i := range c.seed {
		for j := 7; j >= 0; j-- {
			c.seed[i] = c.seed[i]<<8 | uint64(seed[i*8+j])
		}
	}
	c.block()
	c.n = len(c.buf)
}

func (c *ChaCha8) Uint64() uint64 {
	if c.i >= c.n {
		c.refill()
	}
	x := c.buf[c.i]
	c.i++
	return x
}

func (c *ChaCha8) refill() {
	c.c += 4
	if c.c == 16 {
		copy(c.seed[:], c.buf[28:])
		c.c = 0
	}
	c.block()
	c.i = 0
	c.n = len(c.buf)
	if c.c == 12 {
		c.n = 28
	}
}

// block computes four blocks. Word w of block j is half of buf[2*w+j/2]. The key is added at the end, constants and
// counter are not.
func (c *ChaCha8) block() {
	var out [16][4]uint32
	for j := range uint32(4) {
		var x [16]uint32
		x[0], x[1], x[2], x[3] = 0x61707865, 0x3320646e, 0x79622d32, 0x6b206574
		for i, s := range c.seed {
			x[4+2*i], x[5+2*i] = uint32(s), uint32(s>>32)
		}
		key := x
		x[12] = c.c + j
		for range 4 {
			for i := range 4 {
				quarter(&x, i, 4+i, 8+i, 12+i)
			}
			for i := range 4 {
				quarter(&x, i, 4+(i+1)&3, 8+(i+2)&3, 12+(i+3)&3)
			}
		}
		for w := range x {
			if 4 <= w && w < 12 {
				x[w] += key[w]
			}
			out[w][j] = x[w]
		}
	}
	for w := range out {
		c.buf[2*w] = uint64(out[w][0]) | uint64(out[w][1])<<32
		c.buf[2*w+1] = uint64(out[w][2]) | uint64(out[w][3])<<32
	}
}

func quarter(x *[16]uint32, a, b, c, d int) {
	x[a] += x[b]
	x[d] = bits.RotateLeft32(x[d]^x[a], 16)
	x[c] += x[d]
	x[b] = bits.RotateLeft32(x[b]^x[c], 12)
	x[a] += x[b]
	x[d] = bits.RotateLeft32(x[d]^x[a], 8)
	x[c] += x[d]
	x[b] = bits.RotateLeft32(x[b]^x[c], 7)
}

// Read fills p.
func (c *ChaCha8) Read(p []byte) (n int, err error) {
	n = len(p)
	for i := range p {
		if c.readLen == 0 {
			x := c.Uint64()
			for j := range c.readBuf {
				c.readBuf[j] = byte(x >> uint(8*j))
			}
			c.readLen = 8
		}
		p[i] = c.readBuf[8-c.readLen]
		c.readLen--
	}
	return n, nil
}

func (c *ChaCha8) AppendBinary(b []byte) ([]byte, error) {
	if c.readLen > 0 {
		b = append(b, "readbuf:"...)
		b = append(b, byte(c.readLen))
		b = append(b, c.readBuf[8-c.readLen:]...)
	}
	b = append(b, "chacha8:"...)
	b = appendBig(b, uint64(c.c/4*32)+uint64(c.i))
	for _, s := range c.seed {
		for shift := 0; shift < 64; shift += 8 {
			b = append(b, byte(s>>uint(shift)))
		}
	}
	return b, nil
}

func (c *ChaCha8) MarshalBinary() ([]byte, error) { return c.AppendBinary(make([]byte, 0, 64)) }

func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	var readBuf [8]byte
	readLen := 0
	if len(data) >= 9 && string(data[:8]) == "readbuf:" {
		readLen = int(data[8])
		if readLen > 8 || len(data) < 9+readLen {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		copy(readBuf[8-readLen:], data[9:9+readLen])
		data = data[9+readLen:]
	}
	if len(data) != 48 || string(data[:8]) != "chacha8:" {
		return errors.New("invalid ChaCha8 encoding")
	}
	used := bigUint64(data[8:])
	if used > 4*32-4 {
		return errors.New("invalid ChaCha8 encoding")
	}
	var seed [32]byte
	copy(seed[:], data[16:])
	c.Seed(seed)
	c.c = uint32(used/32) * 4
	c.block()
	c.i = int(used % 32)
	c.n = 32
	if c.c == 12 {
		c.n = 28
	}
	c.readBuf, c.readLen = readBuf, readLen
	return nil
}
