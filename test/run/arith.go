// run
package main

import "fmt"

func main() {
	var i8 int8 = 127
	i8++
	var u8 uint8 = 0
	u8--
	var i16 int16 = -32768
	i16 = -i16
	var u16 uint16 = 65535
	u16 *= 2
	var i32 int32 = -2147483648
	i32 /= -1
	var u32 uint32 = 1 << 31
	u32 <<= 1
	var i64 int64 = -9223372036854775808
	i64 /= -1
	var u64 uint64 = 1<<64 - 1
	u64 += 2
	fmt.Println(i8, u8, i16, u16, i32, u32, i64, u64)
	a, b := -7, 3
	fmt.Println(a/b, a%b, a&b, a|b, a^b, a&^b, ^a, -a)
	fmt.Println(7/-3, 7%-3, -7>>1, uint8(200)>>3, int8(-128)>>7)
	var s uint = 70
	fmt.Println(1<<s>>s, int32(1)<<s, -1>>s, uint64(1)<<63>>s)
	for _, n := range []int{0, 1, 31, 32, 33, 63, 64, 100} {
		fmt.Print(int32(-5)<<n, " ", int32(-5)>>n, " ", uint32(0xdeadbeef)>>n, " ", int64(-5)<<n, " ", uint8(255)<<n, ";")
	}
	fmt.Println()
	f := 1e100
	fmt.Println(int8(int(300)&0xff), uint8(int32(-1)&0xff), int64(float32(16777217)), uint32(i64>>3), f/3)
	const big = 1 << 100
	fmt.Println(big>>98, big/3>>90, float64(big))
	x := 10
	x += 5
	x -= 3
	x *= 4
	x /= 5
	x %= 7
	x <<= 3
	x >>= 1
	x |= 1
	x &= 0xd
	x ^= 2
	x &^= 4
	fmt.Println(x)
	var c complex128 = complex(1, 2)
	c = c*c + 1i
	fmt.Println(c, real(c), imag(c), c/(2-1i), c == complex(-3, 5), -c)
	fmt.Printf("%v %v %v\n", 0.1+0.2, float32(0.1)+float32(0.2), 1/3.0)
	var z float64
	fmt.Println(1/z, -1/z, z/z, -z, 5.5 > z, z != z/z)
	fmt.Println(min(3, 1, 2), max(2.5, 1), min("b", "a"), max(int8(1), 5))
}
