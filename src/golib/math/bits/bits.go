// Package bits counts and moves bits of unsigned integers.
package bits

// UintSize is the size of a uint in bits.
const UintSize = 64

// LeadingZeros is the number of zero bits above the highest one; UintSize for 0.
func LeadingZeros(x uint) int     { return 64 - Len64(uint64(x)) }
func LeadingZeros8(x uint8) int   { return 8 - Len8(x) }
func LeadingZeros16(x uint16) int { return 16 - Len16(x) }
func LeadingZeros32(x uint32) int { return 32 - Len32(x) }
func LeadingZeros64(x uint64) int { return 64 - Len64(x) }

// TrailingZeros is the number of zero bits below the lowest one; the size for 0.
func TrailingZeros(x uint) int { return TrailingZeros64(uint64(x)) }
func TrailingZeros8(x uint8) int {
	return TrailingZeros64(uint64(x) | 1<<8)
}
func TrailingZeros16(x uint16) int {
	return TrailingZeros64(uint64(x) | 1<<16)
}
func TrailingZeros32(x uint32) int {
	return TrailingZeros64(uint64(x) | 1<<32)
}
func TrailingZeros64(x uint64) int {
	if x == 0 {
		return 64
	}
	return OnesCount64(x&-x - 1)
}

// OnesCount is the number of one bits.
func OnesCount(x uint) int     { return OnesCount64(uint64(x)) }
func OnesCount8(x uint8) int   { return OnesCount64(uint64(x)) }
func OnesCount16(x uint16) int { return OnesCount64(uint64(x)) }
func OnesCount32(x uint32) int { return OnesCount64(uint64(x)) }
func OnesCount64(x uint64) int {
	// Sums of neighbours: of 1 bit, of 2, of 4, then all bytes at once.
	x -= x >> 1 & 0x5555555555555555
	x = x&0x3333333333333333 + x>>2&0x3333333333333333
	x = (x + x>>4) & 0x0F0F0F0F0F0F0F0F
	return int(x * 0x0101010101010101 >> 56)
}

// RotateLeft turns x left by k bits, or right by -k.
func RotateLeft(x uint, k int) uint       { return uint(RotateLeft64(uint64(x), k)) }
func RotateLeft8(x uint8, k int) uint8    { return x<<(uint(k)&7) | x>>(8-uint(k)&7) }
func RotateLeft16(x uint16, k int) uint16 { return x<<(uint(k)&15) | x>>(16-uint(k)&15) }
func RotateLeft32(x uint32, k int) uint32 { return x<<(uint(k)&31) | x>>(32-uint(k)&31) }
func RotateLeft64(x uint64, k int) uint64 { return x<<(uint(k)&63) | x>>(64-uint(k)&63) }

// Reverse turns the order of the bits around.
func Reverse(x uint) uint       { return uint(Reverse64(uint64(x))) }
func Reverse8(x uint8) uint8    { return uint8(Reverse64(uint64(x)) >> 56) }
func Reverse16(x uint16) uint16 { return uint16(Reverse64(uint64(x)) >> 48) }
func Reverse32(x uint32) uint32 { return uint32(Reverse64(uint64(x)) >> 32) }
func Reverse64(x uint64) uint64 {
	x = x>>1&0x5555555555555555 | x&0x5555555555555555<<1
	x = x>>2&0x3333333333333333 | x&0x3333333333333333<<2
	x = x>>4&0x0F0F0F0F0F0F0F0F | x&0x0F0F0F0F0F0F0F0F<<4
	return ReverseBytes64(x)
}

// ReverseBytes turns the order of the bytes around.
func ReverseBytes(x uint) uint       { return uint(ReverseBytes64(uint64(x))) }
func ReverseBytes16(x uint16) uint16 { return x>>8 | x<<8 }
func ReverseBytes32(x uint32) uint32 {
	return x>>24 | x>>8&0xFF00 | x<<8&0xFF0000 | x<<24
}
func ReverseBytes64(x uint64) uint64 {
	x = x>>8&0x00FF00FF00FF00FF | x&0x00FF00FF00FF00FF<<8
	x = x>>16&0x0000FFFF0000FFFF | x&0x0000FFFF0000FFFF<<16
	return x>>32 | x<<32
}

// Len is the number of bits needed for x; 0 for 0.
func Len(x uint) int         { return Len64(uint64(x)) }
func Len8(x uint8) int       { return Len64(uint64(x)) }
func Len16(x uint16) (n int) { return Len64(uint64(x)) }
func Len32(x uint32) (n int) { return Len64(uint64(x)) }
func Len64(x uint64) (n int) {
	x |= x >> 1
	x |= x >> 2
	x |= x >> 4
	x |= x >> 8
	x |= x >> 16
	x |= x >> 32
	return OnesCount64(x)
}
