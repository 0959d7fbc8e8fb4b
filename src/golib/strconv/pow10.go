package strconv

import "math/bits"

// largePow holds the first 128 bits of 10^(27*(i-13)), rounded down. The entries for 0, 27 and 54 are exact.
var largePow = [27][2]uint64{
	{0x8049a4ac0c5811ae, 0x205b896d777d6278},
	{0xcf42894a5dce35ea, 0x52064cac828675b9},
	{0xa76c582338ed2621, 0xaf2af2b80af6f24e},
	{0x873e4f75e2224e68, 0x5a7744a6e804a291},
	{0xda7f5bf590966848, 0xaf39a475506a899e},
	{0xb080392cc4349dec, 0xbd8d794d96aacfb3},
	{0x8e938662882af53e, 0x547eb47b7282ee9c},
	{0xe65829b3046b0afa, 0x0cb4a5a3112a5112},
	{0xba121a4650e4ddeb, 0x92f34d62616ce413},
	{0x964e858c91ba2655, 0x3a6a07f8d510f86f},
	{0xf2d56790ab41c2a2, 0xfae27299423fb9c3},
	{0xc428d05aa4751e4c, 0xaa97e14c3c26b886},
	{0x9e74d1b791e07e48, 0x775ea264cf55347d},
	{0x8000000000000000, 0x0000000000000000},
	{0xcecb8f27f4200f3a, 0x0000000000000000},
	{0xa70c3c40a64e6c51, 0x999090b65f67d924},
	{0x86f0ac99b4e8dafd, 0x69a028bb3ded71a3},
	{0xda01ee641a708de9, 0xe80e6f4820cc9495},
	{0xb01ae745b101e9e4, 0x5ec05dcff72e7f8f},
	{0x8e41ade9fbebc27d, 0x14588f13be847307},
	{0xe5d3ef282a242e81, 0x8f1668c8a86da5fa},
	{0xb9a74a0637ce2ee1, 0x6d953e2bd7173692},
	{0x95f83d0a1fb69cd9, 0x4abdaf101564f98e},
	{0xf24a01a73cf2dccf, 0xbc633b39673c8cec},
	{0xc3b8358109e84f07, 0x0a862f80ec4700c8},
	{0x9e19db92b4e31ba9, 0x6c07a2c26a8346d1},
	{0xff6d0b3492801150, 0x9798278aea58efff},
}

// smallPow holds 5^i, shifted left until the top bit is set. All are exact.
var smallPow = [27]uint64{
	0x8000000000000000, 0xa000000000000000, 0xc800000000000000, 0xfa00000000000000,
	0x9c40000000000000, 0xc350000000000000, 0xf424000000000000, 0x9896800000000000,
	0xbebc200000000000, 0xee6b280000000000, 0x9502f90000000000, 0xba43b74000000000,
	0xe8d4a51000000000, 0x9184e72a00000000, 0xb5e620f480000000, 0xe35fa931a0000000,
	0x8e1bc9bf04000000, 0xb1a2bc2ec5000000, 0xde0b6b3a76400000, 0x8ac7230489e80000,
	0xad78ebc5ac620000, 0xd8d726b7177a8000, 0x878678326eac9000, 0xa968163f0a57b400,
	0xd3c21bcecceda100, 0x84595161401484a0, 0xa56fa5b99019a5c8,
}

// pow10 returns the first 128 bits of 10^k, for -351 <= k <= 377; the value is hi:lo * 2^(exp-127). Unless it is
// exact, the true power is above that by less than powError units of lo.
func pow10(k int) (hi, lo uint64, exp int, exact bool) {
	j := (k + 13*27) / 27
	large := &largePow[j]
	exp = k * 217706 >> 16
	i := k - (j-13)*27
	if i == 0 {
		return large[0], large[1], exp, 0 <= k && k <= 54
	}
	small := smallPow[i]
	hi, mid := bits.Mul64(large[0], small)
	carryIn, low := bits.Mul64(large[1], small)
	mid, carry := bits.Add64(mid, carryIn, 0)
	hi += carry
	if hi>>63 == 0 {
		hi = hi<<1 | mid>>63
		mid = mid<<1 | low>>63
	}
	return hi, mid, exp, 0 <= k && k <= 55
}

const powError = 4
