package time

// appendInt appends x with at least width digits.
func appendInt(b []byte, x int, width int) []byte {
	u := uint64(x)
	if x < 0 {
		b = append(b, '-')
		u = -u
	}
	var digits [20]byte
	i := len(digits)
	for u > 0 || i == len(digits) && width <= 0 {
		i--
		digits[i] = byte('0' + u%10)
		u /= 10
	}
	for n := len(digits) - i; n < width; n++ {
		b = append(b, '0')
	}
	return append(b, digits[i:]...)
}

// Format writes t as layout shows.
func (t Time) Format(layout string) string {
	return string(t.AppendFormat(make([]byte, 0, len(layout)+16), layout))
}

// AppendFormat appends what Format gives to b.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	sec := t.sec()
	z := t.loc.lookup(sec - unixToInternal)
	sec += int64(z.offset)
	days, secondOfDay := split(sec)
	year, month, day := civil(days)
	clock := int(secondOfDay)
	hour, min, second := clock/3600, clock%3600/60, clock%60
	for layout != "" {
		start, end, el := nextElement(layout)
		b = append(b, layout[:start]...)
		text := layout[start:end]
		layout = layout[end:]
		switch el {
		case elYear:
			b = appendInt(b, max(year, -year)%100, 2)
		case elLongYear:
			b = appendInt(b, year, 4)
		case elMonth:
			b = append(b, month.String()[:3]...)
		case elLongMonth:
			b = append(b, month.String()...)
		case elNumMonth:
			b = appendInt(b, int(month), 0)
		case elZeroMonth:
			b = appendInt(b, int(month), 2)
		case elWeekDay:
			b = append(b, t.Weekday().String()[:3]...)
		case elLongWeekDay:
			b = append(b, t.Weekday().String()...)
		case elDay:
			b = appendInt(b, day, 0)
		case elUnderDay:
			if day < 10 {
				b = append(b, ' ')
			}
			b = appendInt(b, day, 0)
		case elZeroDay:
			b = appendInt(b, day, 2)
		case elUnderYearDay, elZeroYearDay:
			yday := int(days-daysTo(int64(year), January)) + 1
			if el == elZeroYearDay {
				b = appendInt(b, yday, 3)
				break
			}
			for limit := 100; limit > 1 && yday < limit; limit /= 10 {
				b = append(b, ' ')
			}
			b = appendInt(b, yday, 0)
		case elHour:
			b = appendInt(b, hour, 2)
		case elHour12:
			b = appendInt(b, (hour+11)%12+1, 0)
		case elZeroHour12:
			b = appendInt(b, (hour+11)%12+1, 2)
		case elMinute:
			b = appendInt(b, min, 0)
		case elZeroMinute:
			b = appendInt(b, min, 2)
		case elSecond:
			b = appendInt(b, second, 0)
		case elZeroSecond:
			b = appendInt(b, second, 2)
		case elPM, elpm:
			half := "AM"
			if hour >= 12 {
				half = "PM"
			}
			if el == elpm {
				half = string([]byte{half[0] | 0x20, 'm'})
			}
			b = append(b, half...)
		case elZone:
			if z.name != "" {
				b = append(b, z.name...)
			} else {
				b = appendOffset(b, z.offset, false, true, false)
			}
		case elFraction0, elFraction9:
			b = appendFraction(b, t.Nanosecond(), text, el == elFraction9)
		case elNone:
		default:
			utc, colon, minutes, seconds := zoneShape(el)
			if utc && z.offset == 0 {
				b = append(b, 'Z')
			} else {
				b = appendOffset(b, z.offset, colon, minutes, seconds)
			}
		}
	}
	return b
}

func appendOffset(b []byte, offset int, colon, minutes, seconds bool) []byte {
	// The sign is that of the offset in minutes.
	sign := byte('+')
	zone := offset / 60
	if zone < 0 {
		sign = '-'
		zone = -zone
		offset = -offset
	}
	b = append(b, sign)
	b = appendInt(b, zone/60, 2)
	if minutes {
		if colon {
			b = append(b, ':')
		}
		b = appendInt(b, zone%60, 2)
	}
	if seconds {
		if colon {
			b = append(b, ':')
		}
		b = appendInt(b, offset%60, 2)
	}
	return b
}

// appendFraction writes the first digits of nsec as text, such as .000, shows.
func appendFraction(b []byte, nsec int, text string, trim bool) []byte {
	n := min(len(text)-1, 9)
	if trim && nsec == 0 {
		return b
	}
	start := len(b)
	b = append(b, text[0])
	digits := appendInt(nil, nsec, 9)
	b = append(b, digits[:n]...)
	if trim {
		for len(b) > start && b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if len(b) == start+1 {
			b = b[:start]
		}
	}
	return b
}

// String is for debugging: with nanoseconds, zone and the monotonic reading.
func (t Time) String() string {
	b := t.AppendFormat(make([]byte, 0, 64), "2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&hasMonotonic != 0 {
		mono := t.ext - processStart
		u := uint64(mono)
		sign := byte('+')
		if mono < 0 {
			sign = '-'
			u = -u
		}
		b = append(b, " m="...)
		b = append(b, sign)
		b = appendInt(b, int(u/1e9), 0)
		b = append(b, '.')
		b = appendInt(b, int(u%1e9), 9)
	}
	return string(b)
}

// GoString is the call of Date that makes t.
func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	b := append(make([]byte, 0, 70), "time.Date("...)
	b = appendInt(b, year, 0)
	if January <= month && month <= December {
		b = append(b, ", time."...)
		b = append(b, month.String()...)
	}
	for _, n := range [...]int{day, hour, min, sec, t.Nanosecond()} {
		b = append(b, ", "...)
		b = appendInt(b, n, 0)
	}
	b = append(b, ", "...)
	switch loc := t.Location(); loc {
	case UTC:
		b = append(b, "time.UTC"...)
	case Local:
		b = append(b, "time.Local"...)
	default:
		b = append(b, "time.Location("...)
		b = append(b, quote(loc.name)...)
		b = append(b, ')')
	}
	return string(append(b, ')'))
}
