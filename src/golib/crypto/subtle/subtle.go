// Package subtle has functions whose time does not depend on their arguments.
package subtle

// ConstantTimeCompare is 1 for equal contents; of different lengths 0.
func ConstantTimeCompare(x, y []byte) int {
	if len(x) != len(y) {
		return 0
	}
	var v byte
	for i := range x {
		v |= x[i] ^ y[i]
	}
	return ConstantTimeByteEq(v, 0)
}

// ConstantTimeSelect is x for v = 1 and y for v = 0.
func ConstantTimeSelect(v, x, y int) int { return ^(v-1)&x | (v-1)&y }

// ConstantTimeByteEq is 1 for equal bytes.
func ConstantTimeByteEq(x, y uint8) int { return int((uint32(x^y) - 1) >> 31) }

// ConstantTimeEq is 1 for equal numbers.
func ConstantTimeEq(x, y int32) int { return int((uint64(uint32(x^y)) - 1) >> 63) }

// ConstantTimeCopy copies y to x for v = 1.
func ConstantTimeCopy(v int, x, y []byte) {
	if len(x) != len(y) {
		panic("subtle: slices have different lengths")
	}
	keep, take := byte(v-1), ^byte(v-1)
	for i := range x {
		x[i] = x[i]&keep | y[i]&take
	}
}

// ConstantTimeLessOrEq is 1 for x <= y; both must be from 0 to 2**31 - 1.
func ConstantTimeLessOrEq(x, y int) int { return int((int32(x)-int32(y)-1)>>31) & 1 }

// XORBytes sets dst to the exclusive or of as much as both have.
func XORBytes(dst, x, y []byte) int {
	n := min(len(x), len(y))
	if n == 0 {
		return 0
	}
	if n > len(dst) {
		panic("subtle.XORBytes: dst too short")
	}
	for i := range n {
		dst[i] = x[i] ^ y[i]
	}
	return n
}

// WithDataIndependentTiming calls f; there is no mode of the processor to set.
func WithDataIndependentTiming(f func()) { f() }
