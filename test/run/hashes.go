// run

// Hash functions: known values in pieces of all sizes, states that go on
// elsewhere, and the numbers of package crypto.
package main

import (
	"bytes"
	"crypto"
	"crypto/hmac"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"hash/maphash"
	"math"
	"math/big"
)

var makers = []struct {
	name string
	make func() hash.Hash
}{
	{"md5", md5.New}, {"sha1", sha1.New}, {"sha224", sha256.New224}, {"sha256", sha256.New}, {"sha384", sha512.New384}, {"sha512", sha512.New},
	{"sha512/224", sha512.New512_224}, {"sha512/256", sha512.New512_256}, {"hmac", func() hash.Hash { return hmac.New(sha256.New, []byte("key")) }},
	{"hmac long", func() hash.Hash { return hmac.New(sha1.New, bytes.Repeat([]byte("k"), 200)) }},
	{"adler", func() hash.Hash { return adler32.New() }}, {"crc32", func() hash.Hash { return crc32.NewIEEE() }}, {"castagnoli", func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) }},
	{"koopman", func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Koopman)) }}, {"iso", func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ISO)) }}, {"ecma", func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ECMA)) }},
	{"fnv32", func() hash.Hash { return fnv.New32() }}, {"fnv32a", func() hash.Hash { return fnv.New32a() }}, {"fnv64", func() hash.Hash { return fnv.New64() }}, {"fnv64a", func() hash.Hash { return fnv.New64a() }},
	{"fnv128", fnv.New128}, {"fnv128a", fnv.New128a},
}

var inf = math.Inf(1)

func main() {
	data := make([]byte, 3000)
	for i := range data {
		data[i] = byte(i * i >> 3)
	}
	for _, m := range makers {
		h := m.make()
		fmt.Printf("%s %d %d %x\n", m.name, h.Size(), h.BlockSize(), h.Sum(nil))
		all := md5.New()
		for n := range 300 {
			h.Reset()
			h.Write(data[:n])
			all.Write(h.Sum(nil))
		}
		h.Reset()
		for i, n := 0, 0; i < len(data); n++ {
			k := min(n%150, len(data)-i)
			h.Write(data[i : i+k])
			i += k
		}
		fmt.Printf("  %x %x\n", h.Sum([]byte{1}), all.Sum(nil))
		if s, ok := h.(encoding.BinaryMarshaler); ok {
			state, err := s.MarshalBinary()
			other := m.make()
			fmt.Printf("  %x %v\n", state, err)
			fmt.Println(" ", other.(encoding.BinaryUnmarshaler).UnmarshalBinary(state), other.(encoding.BinaryUnmarshaler).UnmarshalBinary(state[:3]), other.(encoding.BinaryUnmarshaler).UnmarshalBinary(state[:7]))
			other.Write(data[:77])
			h.Write(data[:77])
			fmt.Printf("  %x %v\n", h.Sum(nil), bytes.Equal(h.Sum(nil), other.Sum(nil)))
		}
		if c, ok := h.(hash.Cloner); ok && m.name[0] != 'h' {
			d, err := c.Clone()
			d.Write([]byte("x"))
			fmt.Println(" ", err, bytes.Equal(d.Sum(nil), h.Sum(nil)))
		}
	}
	fmt.Printf("%x\n%x\n%x\n%x\n", md5.Sum(data), sha1.Sum(data), sha256.Sum256(data), sha512.Sum512(data))
	fmt.Printf("%x\n%x\n%x\n%x\n", sha256.Sum224(data), sha512.Sum384(data), sha512.Sum512_224(data), sha512.Sum512_256(data))
	fmt.Println(adler32.Checksum(data), crc32.ChecksumIEEE(data), crc64.Checksum(data, crc64.MakeTable(crc64.ISO)), crc32.IEEETable[200])
	for h := crypto.Hash(0); h < 21; h++ {
		if crypto.SHA3_224 <= h && h <= crypto.SHA3_512 {
			continue // depends on what crypto/rand is made of
		}
		func() {
			defer func() { fmt.Println(h, h.Available(), recover()) }()
			fmt.Print(h.Size(), " ")
			fmt.Print(h.New().Size(), " ")
		}()
	}
	fmt.Println(hmac.Equal([]byte("a"), []byte("a")), subtle.ConstantTimeCompare([]byte("a"), []byte("ab")), subtle.ConstantTimeSelect(1, 2, 3), subtle.ConstantTimeEq(-1, -1), subtle.ConstantTimeLessOrEq(3, 2))
	x := make([]byte, 4)
	fmt.Println(subtle.XORBytes(x, []byte("abcd"), []byte("ABC")), x)
	subtle.ConstantTimeCopy(1, x, []byte("wxyz"))
	fmt.Println(string(x))
	source := bytes.NewReader(data)
	n, err := rand.Int(source, big.NewInt(1000))
	fmt.Println(n, err, source.Len())
	p, err := rand.Prime(rand.Reader, 64)
	fmt.Println(p.BitLen(), p.ProbablyPrime(5), err, len(rand.Text()))
	_, err = rand.Prime(rand.Reader, 1)
	fmt.Println(err)
	k, err := rand.Read(x)
	fmt.Println(k, err)
	seed := maphash.MakeSeed()
	var h maphash.Hash
	h.SetSeed(seed)
	h.WriteString("ab")
	h.WriteByte('c')
	fmt.Println(h.Sum64() == maphash.String(seed, "abc"), maphash.Bytes(seed, []byte("abc")) == maphash.String(seed, "abc"), h.Seed() == seed, maphash.String(seed, "a") == maphash.String(seed, "b"))
	type key struct {
		a int
		b string
		c any
	}
	fmt.Println(maphash.Comparable(seed, key{1, "x", 2.5}) == maphash.Comparable(seed, key{1, "x", 2.5}), maphash.Comparable(seed, key{1, "x", 2.5}) == maphash.Comparable(seed, key{2, "x", 2.5}), maphash.Comparable(seed, 0.0) == maphash.Comparable(seed, -1/inf))
	defer func() { fmt.Println(recover()) }()
	maphash.String(maphash.Seed{}, "")
}
