// Package time measures and shows time.
package time

import "internal/rt"

// A Time is an instant with a precision of nanoseconds.
//
// wall holds, from the top, a flag, 33 bits of seconds and 30 bits of nanoseconds. With the flag set, the seconds count
// from 1885 and ext is the monotonic clock; else they are zero and ext counts seconds from the year 1. The kernel
// writes such records for timers. A nil loc is UTC.
type Time struct {
	wall uint64
	ext  int64
	loc  *Location
}

const (
	hasMonotonic = 1 << 63
	nsecMask     = 1<<30 - 1
	nsecShift    = 30

	secondsPerDay = 86400

	unixToInternal int64 = (1969*365 + 1969/4 - 1969/100 + 1969/400) * secondsPerDay
	wallToInternal int64 = (1884*365 + 1884/4 - 1884/100 + 1884/400) * secondsPerDay
	minWall              = wallToInternal
)

func (t *Time) nsec() int32 { return int32(t.wall & nsecMask) }

// sec counts seconds from the year 1.
func (t *Time) sec() int64 {
	if t.wall&hasMonotonic != 0 {
		return wallToInternal + int64(t.wall<<1>>(nsecShift+1))
	}
	return t.ext
}

func (t *Time) unixSec() int64 { return t.sec() - unixToInternal }

// addSec adds d seconds to the wall time.
func (t *Time) addSec(d int64) {
	if t.wall&hasMonotonic != 0 {
		sec := int64(t.wall << 1 >> (nsecShift + 1))
		if next := sec + d; 0 <= next && next <= 1<<33-1 {
			t.wall = t.wall&nsecMask | uint64(next)<<nsecShift | hasMonotonic
			return
		}
		t.stripMono()
	}
	switch {
	case d > 0 && t.ext > maxInt64-d:
		t.ext = maxInt64
	case d < 0 && t.ext < minInt64-d:
		t.ext = minInt64 + 1
	default:
		t.ext += d
	}
}

func (t *Time) setLoc(loc *Location) {
	if loc == &utcLoc {
		loc = nil
	}
	t.stripMono()
	t.loc = loc
}

func (t *Time) stripMono() {
	if t.wall&hasMonotonic != 0 {
		t.ext = t.sec()
		t.wall &= nsecMask
	}
}

// processStart is the monotonic clock when the program began; String counts from there.
var processStart = rt.Nanotime() - 1

// Now is the current time with a monotonic reading, but for that in a bubble of testing/synctest.
func Now() Time {
	sec, nsec, mono := rt.Now()
	sec += unixToInternal - minWall
	if mono == 0 || uint64(sec)>>33 != 0 {
		return Time{uint64(nsec), sec + minWall, Local}
	}
	return Time{hasMonotonic | uint64(sec)<<nsecShift | uint64(nsec), mono, Local}
}

func unixTime(sec int64, nsec int32) Time { return Time{uint64(nsec), sec + unixToInternal, Local} }

// Unix is the time sec seconds and nsec nanoseconds after January 1, 1970 UTC.
func Unix(sec int64, nsec int64) Time {
	carry := floorDiv(nsec, 1e9)
	return unixTime(sec+carry, int32(nsec-carry*1e9))
}

func UnixMilli(msec int64) Time { return Unix(msec/1e3, (msec%1e3)*1e6) }
func UnixMicro(usec int64) Time { return Unix(usec/1e6, (usec%1e6)*1e3) }

func (t Time) Unix() int64      { return t.unixSec() }
func (t Time) UnixMilli() int64 { return t.unixSec()*1e3 + int64(t.nsec())/1e6 }
func (t Time) UnixMicro() int64 { return t.unixSec()*1e6 + int64(t.nsec())/1e3 }
func (t Time) UnixNano() int64  { return t.unixSec()*1e9 + int64(t.nsec()) }

// After, Before, Compare and Equal compare instants, by the monotonic clock if both have it.
func (t Time) After(u Time) bool  { return t.Compare(u) > 0 }
func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }
func (t Time) Equal(u Time) bool  { return t.Compare(u) == 0 }

func (t Time) Compare(u Time) int {
	a, b := t.ext, u.ext
	if t.wall&u.wall&hasMonotonic == 0 {
		if a, b = t.sec(), u.sec(); a == b {
			a, b = int64(t.nsec()), int64(u.nsec())
		}
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return +1
	}
	return 0
}

// IsZero reports whether t is January 1, year 1, 00:00:00 UTC.
func (t Time) IsZero() bool { return t.sec() == 0 && t.nsec() == 0 }

// Add returns t+d.
func (t Time) Add(d Duration) Time {
	sec := int64(d / 1e9)
	nsec := t.nsec() + int32(d%1e9)
	if nsec >= 1e9 {
		sec++
		nsec -= 1e9
	} else if nsec < 0 {
		sec--
		nsec += 1e9
	}
	t.wall = t.wall&^nsecMask | uint64(nsec)
	t.addSec(sec)
	if t.wall&hasMonotonic != 0 {
		sum := t.ext + int64(d)
		if d < 0 && sum > t.ext || d > 0 && sum < t.ext {
			t.stripMono()
		} else {
			t.ext = sum
		}
	}
	return t
}

// Sub returns t-u, or the limit if that is no Duration.
func (t Time) Sub(u Time) Duration {
	if t.wall&u.wall&hasMonotonic != 0 {
		d := Duration(t.ext - u.ext)
		switch {
		case d < 0 && t.ext > u.ext:
			return maxDuration
		case d > 0 && t.ext < u.ext:
			return minDuration
		}
		return d
	}
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nsec()-u.nsec())
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return minDuration
	}
	return maxDuration
}

// Since is Now().Sub(t), Until is t.Sub(Now()).
func Since(t Time) Duration {
	if t.wall&hasMonotonic != 0 && !rt.InBubble() {
		return Time{hasMonotonic, rt.Nanotime(), nil}.Sub(Time{hasMonotonic, t.ext, nil})
	}
	return Now().Sub(t)
}

func Until(t Time) Duration {
	if t.wall&hasMonotonic != 0 && !rt.InBubble() {
		return Time{hasMonotonic, t.ext, nil}.Sub(Time{hasMonotonic, rt.Nanotime(), nil})
	}
	return t.Sub(Now())
}

// Truncate rounds t down to a multiple of d since the zero time and strips the monotonic reading.
func (t Time) Truncate(d Duration) Time {
	t.stripMono()
	if d > 0 {
		_, r := div(t, d)
		t = t.Add(-r)
	}
	return t
}

// Round rounds t to the nearest multiple of d since the zero time, halves up.
func (t Time) Round(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	_, r := div(t, d)
	if lessThanHalf(r, d) {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

// div divides the time since the zero time by d; only the parity of the quotient is returned.
func div(t Time, d Duration) (odd int, r Duration) {
	sec, nsec := t.sec(), int64(t.nsec())
	negative := sec < 0
	if negative {
		sec = -sec
		if nsec = -nsec; nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	// Long division of the 128-bit number of nanoseconds, with the remainder always below d.
	hi, lo := mul64(uint64(sec), 1e9)
	lo += uint64(nsec)
	if lo < uint64(nsec) {
		hi++
	}
	rem := uint64(0)
	for i := 127; i >= 0; i-- {
		bit := lo >> uint(i&63) & 1
		if i >= 64 {
			bit = hi >> uint(i-64) & 1
		}
		rem = rem<<1 | bit
		odd = 0
		if rem >= uint64(d) {
			rem -= uint64(d)
			odd = 1
		}
	}
	r = Duration(rem)
	if negative && r != 0 {
		odd ^= 1
		r = d - r
	}
	return odd, r
}

func mul64(x, y uint64) (hi, lo uint64) {
	x0, x1 := x&0xFFFFFFFF, x>>32
	y0, y1 := y&0xFFFFFFFF, y>>32
	mid := x1*y0 + x0*y0>>32
	mid2 := x0*y1 + mid&0xFFFFFFFF
	return x1*y1 + mid>>32 + mid2>>32, x * y
}

func (t Time) at(loc *Location) Time {
	t.setLoc(loc)
	return t
}

// UTC returns t in UTC.
func (t Time) UTC() Time { return t.at(&utcLoc) }

// Local returns t in the system's zone.
func (t Time) Local() Time { return t.at(Local) }

// In returns t in a location, which may not be nil.
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	return t.at(loc)
}

// Location is the location that t is shown in.
func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}

// Zone is the name and the offset in seconds east of UTC of the zone in effect.
func (t Time) Zone() (name string, offset int) {
	z := t.loc.lookup(t.unixSec())
	return z.name, z.offset
}

// ZoneBounds are the times between which the zone is in effect; the zero Time where there is no bound.
func (t Time) ZoneBounds() (start, end Time) {
	z := t.loc.lookup(t.unixSec())
	if z.start != minInt64 {
		start = unixTime(z.start, 0)
		start.setLoc(t.loc)
	}
	if z.end != maxInt64 {
		end = unixTime(z.end, 0)
		end.setLoc(t.loc)
	}
	return start, end
}

// IsDST reports whether daylight saving time is in effect.
func (t Time) IsDST() bool { return t.loc.lookup(t.unixSec()).isDST }
