package strconv

const digitChars = "0123456789abcdefghijklmnopqrstuvwxyz"

// smallInts is the text of 00 to 99.
const smallInts = "00010203040506070809" +
	"10111213141516171819" +
	"20212223242526272829" +
	"30313233343536373839" +
	"40414243444546474849" +
	"50515253545556575859" +
	"60616263646566676869" +
	"70717273747576777879" +
	"80818283848586878889" +
	"90919293949596979899"

// small is the text of a number below 100.
func small(i int) string {
	if i < 10 {
		return digitChars[i : i+1]
	}
	return smallInts[i*2 : i*2+2]
}

// Itoa is FormatInt(int64(i), 10).
func Itoa(i int) string {
	if uint(i) < 100 {
		return small(i)
	}
	if i < 0 {
		return formatDecimal(-uint64(i), true)
	}
	return formatDecimal(uint64(i), false)
}

// FormatInt writes i in a base from 2 to 36.
func FormatInt(i int64, base int) string {
	if base == 10 {
		return Itoa(int(i))
	}
	var buf [65]byte
	if i < 0 {
		return string(buf[digits(&buf, -uint64(i), base, true):])
	}
	return string(buf[digits(&buf, uint64(i), base, false):])
}

// FormatUint is FormatInt for unsigned numbers.
func FormatUint(i uint64, base int) string {
	if base == 10 {
		if i < 100 {
			return small(int(i))
		}
		return formatDecimal(i, false)
	}
	var buf [65]byte
	return string(buf[digits(&buf, i, base, false):])
}

// AppendInt appends FormatInt(i, base) to dst.
func AppendInt(dst []byte, i int64, base int) []byte {
	if base == 10 && uint64(i) < 100 {
		return append(dst, small(int(i))...)
	}
	var buf [65]byte
	if i < 0 {
		return append(dst, buf[digits(&buf, -uint64(i), base, true):]...)
	}
	return append(dst, buf[digits(&buf, uint64(i), base, false):]...)
}

// AppendUint appends FormatUint(i, base) to dst.
func AppendUint(dst []byte, i uint64, base int) []byte {
	if base == 10 && i < 100 {
		return append(dst, small(int(i))...)
	}
	var buf [65]byte
	return append(dst, buf[digits(&buf, i, base, false):]...)
}

func formatDecimal(u uint64, negative bool) string {
	var buf [24]byte
	i := len(buf)
	for u >= 100 {
		q := u / 100
		pair := (u - q*100) * 2
		u = q
		i -= 2
		buf[i+1] = smallInts[pair+1]
		buf[i] = smallInts[pair]
	}
	i--
	buf[i] = smallInts[u*2+1]
	if u >= 10 {
		i--
		buf[i] = smallInts[u*2]
	}
	if negative {
		i--
		buf[i] = '-'
	}
	return string(buf[i:])
}

// digits writes u to the end of buf and returns where it starts.
func digits(buf *[65]byte, u uint64, base int, negative bool) int {
	if base < 2 || base > len(digitChars) {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	i := len(buf)
	b := uint64(base)
	if b == 10 {
		for u >= 100 {
			q := u / 100
			pair := (u - q*100) * 2
			u = q
			i -= 2
			buf[i+1] = smallInts[pair+1]
			buf[i] = smallInts[pair]
		}
	}
	for u >= b {
		q := u / b
		i--
		buf[i] = digitChars[u-q*b]
		u = q
	}
	i--
	buf[i] = digitChars[u]
	if negative {
		i--
		buf[i] = '-'
	}
	return i
}
