package time

import "errors"

// A Duration is a span of time in nanoseconds.
type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// String writes d as 72h3m0.5s; less than a second as 1.5ms, 20µs or 5ns.
func (d Duration) String() string {
	var buf [32]byte
	w := len(buf)
	u := uint64(d)
	if d < 0 {
		u = -u
	}
	put := func(c byte) {
		w--
		buf[w] = c
	}
	putInt := func(v uint64) {
		for {
			put(byte('0' + v%10))
			if v /= 10; v == 0 {
				return
			}
		}
	}
	// putFraction writes n decimals without trailing zeros and returns what is above them.
	putFraction := func(v uint64, n int) uint64 {
		some := false
		for range n {
			digit := v % 10
			some = some || digit != 0
			if some {
				put(byte('0' + digit))
			}
			v /= 10
		}
		if some {
			put('.')
		}
		return v
	}
	if d == 0 {
		return "0s"
	}
	put('s')
	if u < uint64(Second) {
		decimals := 0
		switch {
		case u < uint64(Microsecond):
			put('n')
		case u < uint64(Millisecond):
			decimals = 3
			w -= 2
			copy(buf[w:], "µ")
		default:
			decimals = 6
			put('m')
		}
		putInt(putFraction(u, decimals))
	} else {
		u = putFraction(u, 9)
		putInt(u % 60)
		if u /= 60; u > 0 {
			put('m')
			putInt(u % 60)
			if u /= 60; u > 0 {
				put('h')
				putInt(u)
			}
		}
	}
	if d < 0 {
		put('-')
	}
	return string(buf[w:])
}

func (d Duration) Nanoseconds() int64  { return int64(d) }
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

// Seconds, Minutes and Hours are d in floating-point units.
func (d Duration) Seconds() float64 { return float64(d/Second) + float64(d%Second)/1e9 }
func (d Duration) Minutes() float64 { return float64(d/Minute) + float64(d%Minute)/(60*1e9) }
func (d Duration) Hours() float64   { return float64(d/Hour) + float64(d%Hour)/(60*60*1e9) }

// Truncate rounds d towards zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m > 0 {
		d -= d % m
	}
	return d
}

// Round rounds d to the nearest multiple of m, halves away from zero.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	r := d % m
	if d < 0 {
		if r = -r; lessThanHalf(r, m) {
			return d + r
		}
		if e := d - m + r; e < d {
			return e
		}
		return minDuration
	}
	if lessThanHalf(r, m) {
		return d - r
	}
	if e := d + m - r; e > d {
		return e
	}
	return maxDuration
}

func lessThanHalf(x, y Duration) bool { return uint64(x)+uint64(x) < uint64(y) }

// Abs is the absolute value; that of the least Duration is the greatest.
func (d Duration) Abs() Duration {
	if d == minDuration {
		return maxDuration
	}
	return max(d, -d)
}

func unitOf(u string) uint64 {
	switch u {
	case "ns":
		return uint64(Nanosecond)
	case "us", "µs", "μs":
		return uint64(Microsecond)
	case "ms":
		return uint64(Millisecond)
	case "s":
		return uint64(Second)
	case "m":
		return uint64(Minute)
	case "h":
		return uint64(Hour)
	}
	return 0
}

// ParseDuration reads a sequence of numbers with units, such as -1.5h or 2h45m.
func ParseDuration(s string) (Duration, error) {
	whole := s
	bad := func() (Duration, error) {
		return 0, errors.New("time: invalid duration " + quote(whole))
	}
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	if s == "0" {
		return 0, nil
	}
	if s == "" {
		return bad()
	}
	var total uint64
	for s != "" {
		if s[0] != '.' && (s[0] < '0' || s[0] > '9') {
			return bad()
		}
		var v, frac uint64
		scale := 1.0
		i := 0
		for ; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
			if v > 1<<63/10 {
				return bad()
			}
			if v = v*10 + uint64(s[i]-'0'); v > 1<<63 {
				return bad()
			}
		}
		digits := i
		s = s[i:]
		if s != "" && s[0] == '.' {
			s = s[1:]
			overflow := false
			for i = 0; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
				if overflow || frac > (1<<63-1)/10 {
					overflow = true
					continue
				}
				y := frac*10 + uint64(s[i]-'0')
				if y > 1<<63 {
					overflow = true
					continue
				}
				frac = y
				scale *= 10
			}
			digits += i
			s = s[i:]
		}
		if digits == 0 {
			return bad()
		}
		i = 0
		for i < len(s) && s[i] != '.' && (s[i] < '0' || s[i] > '9') {
			i++
		}
		if i == 0 {
			return 0, errors.New("time: missing unit in duration " + quote(whole))
		}
		unit := unitOf(s[:i])
		if unit == 0 {
			return 0, errors.New("time: unknown unit " + quote(s[:i]) + " in duration " + quote(whole))
		}
		s = s[i:]
		if v > 1<<63/unit {
			return bad()
		}
		v *= unit
		if frac > 0 {
			if v += uint64(float64(frac) * (float64(unit) / scale)); v > 1<<63 {
				return bad()
			}
		}
		if total += v; total > 1<<63 {
			return bad()
		}
	}
	if negative {
		return -Duration(total), nil
	}
	if total > 1<<63-1 {
		return bad()
	}
	return Duration(total), nil
}
