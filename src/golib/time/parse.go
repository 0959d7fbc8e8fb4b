package time

import "errors"

// A ParseError is text that does not fit a layout.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " + quote(e.ValueElem) + " as " + quote(e.LayoutElem)
}

// quote is a simple form of strconv.Quote: it escapes bytes beyond ASCII.
func quote(s string) string {
	const hex = "0123456789abcdef"
	b := append(make([]byte, 0, len(s)+2), '"')
	for i, c := range s {
		if c >= 0x80 || c < ' ' {
			// The character's bytes, or the one that is no character.
			end := i + 1
			for end < len(s) && s[end]&0xC0 == 0x80 && c != '\uFFFD' {
				end++
			}
			if c == '\uFFFD' && hasPrefix(s[i:], "\uFFFD") {
				end = i + 3
			}
			for ; i < end; i++ {
				b = append(b, '\\', 'x', hex[s[i]>>4], hex[s[i]&15])
			}
			continue
		}
		if c == '"' || c == '\\' {
			b = append(b, '\\')
		}
		b = append(b, byte(c))
	}
	return string(append(b, '"'))
}

var errBad = errors.New("bad value for field")

// Parse reads a time as layout shows; without a zone it is UTC.
func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

// ParseInLocation is Parse with another location for times without a zone, and for abbreviations.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// number reads one or two digits; exactly two if fixed is set.
func number(s string, fixed bool) (int, string, error) {
	n, digits := 0, 0
	for ; digits < 2 && isDigitAt(s, digits); digits++ {
		n = 10*n + int(s[digits]-'0')
	}
	if digits == 0 || digits == 1 && fixed {
		return 0, s, errBad
	}
	return n, s[digits:], nil
}

// atoi reads a number with an optional sign; nothing may follow.
func atoi(s string) (n int, err error) {
	negative := s != "" && s[0] == '-'
	if negative || s != "" && s[0] == '+' {
		s = s[1:]
	}
	if s == "" {
		return 0, errBad
	}
	for i := range len(s) {
		if !isDigitAt(s, i) || n > 1<<55 {
			return 0, errBad
		}
		n = n*10 + int(s[i]-'0')
	}
	if negative {
		n = -n
	}
	return n, nil
}

// name finds which of the names, or of their first three letters, s starts with, whatever the case.
func name(names []string, s string, short bool) (int, string, error) {
	for i, n := range names {
		if short {
			n = n[:3]
		}
		if len(s) < len(n) {
			continue
		}
		match := true
		for j := range len(n) {
			a, b := n[j], s[j]
			if a != b && (a|0x20 != b|0x20 || a|0x20 < 'a' || a|0x20 > 'z') {
				match = false
				break
			}
		}
		if match {
			return i, s[len(n):], nil
		}
	}
	return -1, s, errBad
}

// skip takes a layout's literal text off value; runs of spaces match each other.
func skip(value, prefix string) (string, error) {
	for prefix != "" {
		if prefix[0] == ' ' {
			if value != "" && value[0] != ' ' {
				return value, errBad
			}
			for prefix != "" && prefix[0] == ' ' {
				prefix = prefix[1:]
			}
			for value != "" && value[0] == ' ' {
				value = value[1:]
			}
			continue
		}
		if value == "" || value[0] != prefix[0] {
			return value, errBad
		}
		prefix, value = prefix[1:], value[1:]
	}
	return value, nil
}

// parsed collects the parts of a time.
type parsed struct {
	year, month, day, yday int
	hour, min, sec, nsec   int
	am, pm                 bool
	zone                   *Location
	offset                 int
	hasOffset              bool
	zoneName               string
	outOfRange             string
}

func (p *parsed) check(ok bool, what string) {
	if !ok {
		p.outOfRange = what
	}
}

func (p *parsed) fraction(value string, n int) error {
	if value[0] != '.' && value[0] != ',' {
		return errBad
	}
	if n > 10 {
		n = 10
	}
	ns, err := atoi(value[1:n])
	if err != nil {
		return err
	}
	if ns < 0 {
		p.outOfRange = "fractional second"
	}
	for i := n; i < 10; i++ {
		ns *= 10
	}
	p.nsec = ns
	return nil
}

func parse(layout, value string, defaultLocation, local *Location) (Time, error) {
	whole, all := layout, value
	fail := func(elem, rest, message string) (Time, error) {
		return Time{}, &ParseError{whole, all, elem, rest, message}
	}
	p := &parsed{month: -1, day: -1, yday: -1}
	for {
		start, end, el := nextElement(layout)
		prefix, text := layout[:start], layout[start:end]
		layout = layout[end:]
		var err error
		if value, err = skip(value, prefix); err != nil {
			return fail(prefix, value, "")
		}
		if el == elNone {
			if value != "" {
				return fail("", value, ": extra text: "+quote(value))
			}
			break
		}
		hold := value
		value, err = p.element(el, text, value, layout)
		if p.outOfRange != "" {
			return fail(text, value, ": "+p.outOfRange+" out of range")
		}
		if err != nil {
			return fail(text, hold, "")
		}
	}
	if p.pm && p.hour < 12 {
		p.hour += 12
	} else if p.am && p.hour == 12 {
		p.hour = 0
	}
	if problem := p.completeDay(); problem != "" {
		return fail("", value, problem)
	}
	return p.time(defaultLocation, local), nil
}

// element reads one element off value. layout is what follows it.
func (p *parsed) element(el element, text, value, layout string) (rest string, err error) {
	switch el {
	case elYear:
		if len(value) < 2 {
			return value, errBad
		}
		if p.year, err = atoi(value[:2]); err != nil {
			return value[2:], err
		}
		if p.year >= 69 {
			p.year += 1900
		} else {
			p.year += 2000
		}
		return value[2:], nil
	case elLongYear:
		if len(value) < 4 || !isDigitAt(value, 0) {
			return value, errBad
		}
		p.year, err = atoi(value[:4])
		return value[4:], err
	case elMonth, elLongMonth:
		p.month, rest, err = name(monthNames[:], value, el == elMonth)
		p.month++
		return rest, err
	case elNumMonth, elZeroMonth:
		p.month, rest, err = number(value, el == elZeroMonth)
		p.check(err != nil || 0 < p.month && p.month <= 12, "month")
		return rest, err
	case elWeekDay, elLongWeekDay:
		_, rest, err = name(dayNames[:], value, el == elWeekDay)
		return rest, err
	case elDay, elUnderDay, elZeroDay:
		if el == elUnderDay && value != "" && value[0] == ' ' {
			value = value[1:]
		}
		p.day, rest, err = number(value, el == elZeroDay)
		return rest, err
	case elUnderYearDay, elZeroYearDay:
		for i := 0; i < 2 && el == elUnderYearDay && value != "" && value[0] == ' '; i++ {
			value = value[1:]
		}
		n := 0
		p.yday = 0
		for n < 3 && isDigitAt(value, n) {
			p.yday = p.yday*10 + int(value[n]-'0')
			n++
		}
		if n == 0 || el == elZeroYearDay && n != 3 {
			return value, errBad
		}
		return value[n:], nil
	case elHour:
		p.hour, rest, err = number(value, false)
		p.check(p.hour < 24, "hour")
		return rest, err
	case elHour12, elZeroHour12:
		p.hour, rest, err = number(value, el == elZeroHour12)
		p.check(p.hour <= 12, "hour")
		return rest, err
	case elMinute, elZeroMinute:
		p.min, rest, err = number(value, el == elZeroMinute)
		p.check(p.min < 60, "minute")
		return rest, err
	case elSecond, elZeroSecond:
		p.sec, rest, err = number(value, el == elZeroSecond)
		if err != nil {
			return rest, err
		}
		if p.sec >= 60 {
			p.outOfRange = "second"
			return rest, nil
		}
		// A fraction is accepted also where the layout has none.
		if len(rest) >= 2 && (rest[0] == '.' || rest[0] == ',') && isDigitAt(rest, 1) {
			if _, _, next := nextElement(layout); next != elFraction0 && next != elFraction9 {
				n := 2
				for isDigitAt(rest, n) {
					n++
				}
				err = p.fraction(rest, n)
				rest = rest[n:]
			}
		}
		return rest, err
	case elPM, elpm:
		if len(value) < 2 {
			return value, errBad
		}
		half := value[:2]
		if el == elpm {
			switch half {
			case "pm":
				half = "PM"
			case "am":
				half = "AM"
			default:
				half = ""
			}
		}
		switch half {
		case "PM":
			p.pm = true
		case "AM":
			p.am = true
		default:
			return value[2:], errBad
		}
		return value[2:], nil
	case elZone:
		if hasPrefix(value, "UTC") {
			p.zone = UTC
			return value[3:], nil
		}
		n := zoneNameLength(value)
		if n == 0 {
			return value, errBad
		}
		p.zoneName = value[:n]
		return value[n:], nil
	case elFraction0:
		if len(value) < len(text) {
			return value, errBad
		}
		return value[len(text):], p.fraction(value, len(text))
	case elFraction9:
		if len(value) < 2 || value[0] != '.' && value[0] != ',' || !isDigitAt(value, 1) {
			return value, nil
		}
		n := 1
		for isDigitAt(value, n) {
			n++
		}
		return value[n:], p.fraction(value, n)
	}
	return p.numericZone(el, value)
}

func (p *parsed) numericZone(el element, value string) (rest string, err error) {
	z, colon, minutes, seconds := zoneShape(el)
	if z && value != "" && value[0] == 'Z' {
		p.zone = UTC
		return value[1:], nil
	}
	fields := 1
	if minutes {
		fields = 2
	}
	if seconds {
		fields = 3
	}
	size := 1 + 2*fields
	if colon {
		size += fields - 1
	}
	if len(value) < size {
		return value, errBad
	}
	var part [3]int
	at := 1
	for i := range fields {
		if colon && i > 0 {
			if value[at] != ':' {
				return value, errBad
			}
			at++
		}
		if err == nil {
			part[i], _, err = number(value[at:at+2], true)
		}
		at += 2
	}
	p.check(part[0] <= 24, "time zone offset hour")
	p.check(part[1] <= 60, "time zone offset minute")
	p.check(part[2] <= 60, "time zone offset second")
	p.offset = (part[0]*60+part[1])*60 + part[2]
	p.hasOffset = true
	switch value[0] {
	case '+':
	case '-':
		p.offset = -p.offset
	default:
		err = errBad
	}
	// An offset of -1 second can't be told from none.
	p.hasOffset = p.offset != -1
	return value[size:], err
}

// zoneNameLength is the length of the zone abbreviation at the start of value, 0 if there is none.
func zoneNameLength(value string) int {
	switch {
	case len(value) < 3:
		return 0
	case hasPrefix(value, "ChST"), hasPrefix(value, "MeST"):
		return 4
	case hasPrefix(value, "GMT"):
		return 3 + signedHours(value[3:])
	case value[0] == '+' || value[0] == '-':
		return signedHours(value)
	}
	n := 0
	for n < 6 && n < len(value) && 'A' <= value[n] && value[n] <= 'Z' {
		n++
	}
	switch {
	case n == 3, n == 4 && (value[3] == 'T' || value[:4] == "WITA"), n == 5 && value[4] == 'T':
		return n
	}
	return 0
}

// signedHours is the length of an offset such as +3.
func signedHours(s string) int {
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0
	}
	n, hours := 1, 0
	for ; isDigitAt(s, n); n++ {
		if hours = hours*10 + int(s[n]-'0'); hours > 1000 {
			return 0
		}
	}
	if n == 1 || hours > 23 {
		return 0
	}
	return n
}

// completeDay finds month and day and checks them; it returns what is wrong.
func (p *parsed) completeDay() string {
	if p.yday >= 0 {
		m, d := Month(0), 0
		yday := p.yday
		if isLeap(p.year) {
			if yday == 31+29 {
				m, d = February, 29
			} else if yday > 31+29 {
				yday--
			}
		}
		if yday < 1 || yday > 365 {
			return ": day-of-year out of range"
		}
		if m == 0 {
			m = Month((yday-1)/31 + 1)
			if daysBefore(m+1) < yday {
				m++
			}
			d = yday - daysBefore(m)
		}
		if p.month >= 0 && p.month != int(m) {
			return ": day-of-year does not match month"
		}
		p.month = int(m)
		if p.day >= 0 && p.day != d {
			return ": day-of-year does not match day"
		}
		p.day = d
	}
	if p.month < 0 {
		p.month = int(January)
	}
	if p.day < 0 {
		p.day = 1
	}
	if p.day < 1 || p.day > daysIn(Month(p.month), p.year) {
		return ": day out of range"
	}
	return ""
}

func (p *parsed) in(loc *Location) Time {
	return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nsec, loc)
}

func (p *parsed) time(defaultLocation, local *Location) Time {
	if p.zone != nil {
		return p.in(p.zone)
	}
	if p.hasOffset {
		t := p.in(UTC)
		t.addSec(-int64(p.offset))
		z := local.lookup(t.unixSec())
		if z.offset == p.offset && (p.zoneName == "" || z.name == p.zoneName) {
			t.setLoc(local)
		} else {
			t.setLoc(FixedZone(p.zoneName, p.offset))
		}
		return t
	}
	if p.zoneName != "" {
		t := p.in(UTC)
		if offset, ok := local.lookupName(p.zoneName, t.unixSec()); ok {
			t.addSec(-int64(offset))
			t.setLoc(local)
			return t
		}
		// An unknown abbreviation has the offset zero. GMT+3 and the like have theirs, which Go does not subtract:
		// the clock that was read is that of UTC.
		offset := 0
		if len(p.zoneName) > 3 && p.zoneName[:3] == "GMT" {
			offset, _ = atoi(p.zoneName[3:])
			offset *= 3600
		}
		t.setLoc(FixedZone(p.zoneName, offset))
		return t
	}
	return p.in(defaultLocation)
}
