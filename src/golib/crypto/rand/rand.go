// Package rand has random numbers that nobody can foresee: they are the host's,
// but for runs with a seed.
package rand

import (
	"errors"
	"internal/rt"
	"io"
	"math/big"
)

type reader struct{}

func (reader) Read(b []byte) (int, error) {
	if len(b) > 0 {
		rt.CryptoRandom(b)
	}
	return len(b), nil
}

// Reader is the source.
var Reader io.Reader = reader{}

// Read fills b.
func Read(b []byte) (n int, err error) {
	if _, err := io.ReadFull(Reader, b); err != nil {
		panic("crypto/rand: failed to read random data (see https://go.dev/issue/66821): " + err.Error())
	}
	return len(b), nil
}

// Text is a random text of 26 letters and digits of base32.
func Text() string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	b := make([]byte, 26)
	Read(b)
	for i := range b {
		b[i] = alphabet[b[i]%32]
	}
	return string(b)
}

// Int is a number from 0 to max-1.
func Int(rand io.Reader, max *big.Int) (n *big.Int, err error) {
	if max.Sign() <= 0 {
		panic("crypto/rand: argument to Int is <= 0")
	}
	n = new(big.Int).Sub(max, big.NewInt(1))
	size := n.BitLen()
	if size == 0 {
		return n, nil
	}
	b := make([]byte, (size+7)/8)
	for {
		if _, err = io.ReadFull(rand, b); err != nil {
			return nil, err
		}
		if size%8 != 0 {
			b[0] &= 1<<(size%8) - 1
		}
		if n.SetBytes(b); n.Cmp(max) < 0 {
			return n, nil
		}
	}
}

// Prime is a number of the given size that is prime with high probability. As in Go 1.26 the reader does not matter.
func Prime(_ io.Reader, bits int) (*big.Int, error) {
	if bits < 2 {
		return nil, errors.New("crypto/rand: prime size must be at least 2-bit")
	}
	limit := new(big.Int).Lsh(big.NewInt(1), uint(bits))
	for {
		p, err := Int(reader{}, limit)
		if err != nil {
			return nil, err
		}
		// The product of two such primes has twice as many bits.
		p.SetBit(p, bits-1, 1)
		if bits > 2 {
			p.SetBit(p, bits-2, 1)
			p.SetBit(p, 0, 1)
		}
		if p.ProbablyPrime(20) {
			return p, nil
		}
	}
}
