package strconv

// This file computes the exact decimal digits of a floating-point number. It is the slow path for results that the
// 128-bit arithmetic of the fast ones leaves open.

const limbBase = 1e9

// exactDigits returns the decimal digits of m * 2^e without leading and trailing zeros; the value is 0.ddd * 10^point.
func exactDigits(m uint64, e int) (digits []byte, point int) {
	// limbs are base 10^9, lowest first.
	limbs := make([]uint32, 0, 90)
	for ; m > 0; m /= limbBase {
		limbs = append(limbs, uint32(m%limbBase))
	}
	scale := 0
	for ; e > 0; e -= min(e, 29) {
		limbs = mulSmall(limbs, 1<<uint(min(e, 29)))
	}
	if e < 0 {
		// m / 2^k is m * 5^k / 10^k.
		scale = e
		for ; e <= -13; e += 13 {
			limbs = mulSmall(limbs, 1220703125)
		}
		for ; e < 0; e++ {
			limbs = mulSmall(limbs, 5)
		}
	}
	digits = make([]byte, 0, 9*len(limbs))
	var group [9]byte
	for i := len(limbs) - 1; i >= 0; i-- {
		v := limbs[i]
		for j := 8; j >= 0; j-- {
			group[j] = byte('0' + v%10)
			v /= 10
		}
		if len(digits) > 0 {
			digits = append(digits, group[:]...)
			continue
		}
		for j := range group {
			if group[j] != '0' {
				digits = append(digits, group[j:]...)
				break
			}
		}
	}
	point = len(digits) + scale
	return trimZeros(digits), point
}

func mulSmall(limbs []uint32, by uint64) []uint32 {
	var carry uint64
	for i, limb := range limbs {
		v := uint64(limb)*by + carry
		carry = v / limbBase
		limbs[i] = uint32(v % limbBase)
	}
	for ; carry > 0; carry /= limbBase {
		limbs = append(limbs, uint32(carry%limbBase))
	}
	return limbs
}

func trimZeros(d []byte) []byte {
	n := len(d)
	for n > 0 && d[n-1] == '0' {
		n--
	}
	return d[:n]
}

// roundDigits rounds to n digits, half to even, and returns the new digits (without trailing zeros) and point.
func roundDigits(d []byte, point, n int) ([]byte, int) {
	if n >= len(d) {
		return d, point
	}
	if n < 0 {
		return d[:0], 0
	}
	up := d[n] > '5' || d[n] == '5' && (len(d) > n+1 || n > 0 && d[n-1]&1 == 1)
	if !up {
		d = trimZeros(d[:n])
		if len(d) == 0 {
			point = 0
		}
		return d, point
	}
	for n--; n >= 0; n-- {
		if d[n] < '9' {
			d[n]++
			return d[:n+1], point
		}
	}
	return append(d[:0], '1'), point + 1
}

// exactShortest finds the shortest digits between the neighbours' midpoints of m * 2^e. narrow says that the
// neighbour below is nearer than that above.
func exactShortest(m uint64, e int, narrow bool) (digits []byte, point int) {
	d, point := exactDigits(m, e)
	upper, upperPoint := exactDigits(2*m+1, e-1)
	var lower []byte
	var lowerPoint int
	if narrow {
		lower, lowerPoint = exactDigits(4*m-1, e-2)
	} else {
		lower, lowerPoint = exactDigits(2*m-1, e-1)
	}
	inclusive := m&1 == 0
	for n := 1; n < len(d); n++ {
		down := trimZeros(append([]byte(nil), d[:n]...))
		c := compareDigits(down, point, lower, lowerPoint)
		downOK := c > 0 || c == 0 && inclusive
		up, upPoint := incremented(d[:n], point)
		c = compareDigits(up, upPoint, upper, upperPoint)
		upOK := c < 0 || c == 0 && inclusive
		switch {
		case downOK && upOK:
			return roundDigits(d, point, n)
		case downOK:
			return down, point
		case upOK:
			return up, upPoint
		}
	}
	return d, point
}

// incremented returns the digits plus one unit in the last place.
func incremented(d []byte, point int) ([]byte, int) {
	d = append([]byte(nil), d...)
	for i := len(d) - 1; i >= 0; i-- {
		if d[i] < '9' {
			d[i]++
			return d[:i+1], point
		}
	}
	return []byte{'1'}, point + 1
}

// compareDigits compares 0.a * 10^aPoint and 0.b * 10^bPoint; neither has leading or trailing zeros.
func compareDigits(a []byte, aPoint int, b []byte, bPoint int) int {
	switch {
	case len(a) == 0 || len(b) == 0:
		return len(a) - len(b)
	case aPoint != bPoint:
		return aPoint - bPoint
	}
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] != b[i] {
			return int(a[i]) - int(b[i])
		}
	}
	return len(a) - len(b)
}
