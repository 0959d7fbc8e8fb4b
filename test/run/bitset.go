// run
package main

import (
	"fmt"
	"math/bits"
	"strings"
)

type Set []uint64

func (s *Set) Add(i int) {
	for len(*s) <= i/64 {
		*s = append(*s, 0)
	}
	(*s)[i/64] |= 1 << (i % 64)
}
func (s Set) Has(i int) bool { return i/64 < len(s) && s[i/64]>>(uint(i)%64)&1 == 1 }
func (s Set) Len() (n int) {
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return
}
func (s Set) Each(yield func(int) bool) {
	for i, w := range s {
		for w != 0 {
			if !yield(i*64 + bits.TrailingZeros64(w)) {
				return
			}
			w &= w - 1
		}
	}
}
func (s Set) String() string {
	var parts []string
	for i := range s.Each {
		parts = append(parts, fmt.Sprint(i))
	}
	return "{" + strings.Join(parts, " ") + "}"
}

type Flags uint8

const (
	Read Flags = 1 << iota
	Write
	Exec
	All = Read | Write | Exec
)

func (f Flags) String() string {
	if f == 0 {
		return "none"
	}
	var sb strings.Builder
	for i, n := range []string{"r", "w", "x"} {
		if f&(1<<i) != 0 {
			sb.WriteString(n)
		}
	}
	return sb.String()
}
func hash(s string) (h uint32) {
	h = 2166136261
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return
}
func crc(data []byte) uint32 {
	var table [256]uint32
	for i := range table {
		c := uint32(i)
		for range 8 {
			if c&1 == 1 {
				c = c>>1 ^ 0xEDB88320
			} else {
				c >>= 1
			}
		}
		table[i] = c
	}
	c := ^uint32(0)
	for _, b := range data {
		c = table[byte(c)^b] ^ c>>8
	}
	return ^c
}

func main() {
	var s Set
	for _, i := range []int{3, 64, 1, 130, 64} {
		s.Add(i)
	}
	fmt.Println(s, s.Len(), s.Has(64), s.Has(65), s.Has(1000))
	fmt.Println(Read|Exec, All&^Write, Flags(0), All)
	fmt.Printf("%#x %08x %d\n", hash("hello"), crc([]byte("123456789")), hash(""))
	hi, lo := bits.Mul64(1<<63, 6)
	sum, carry := bits.Add64(1<<63, 1<<63, 1)
	q, r := bits.Div64(1, 0, 3)
	fmt.Println(hi, lo, sum, carry, q, r, bits.RotateLeft32(0x80000001, 4), bits.ReverseBytes32(0x01020304))
	x := uint8(0b1011_0010)
	fmt.Printf("%08b %08b %08b %d\n", x, ^x, x<<1, bits.LeadingZeros8(x>>2))
	var i32 int32 = -1
	fmt.Println(uint32(i32), uint64(i32), uint8(i32), int64(uint32(1<<31)), int8(x))
}
