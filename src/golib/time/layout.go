package time

// Layouts for Format and Parse. They show how the reference time, Mon Jan 2 15:04:05 MST 2006, is written.
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

var monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

var dayNames = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

// element is a part of a layout.
type element int

const (
	elNone element = iota
	elLongMonth
	elMonth
	elNumMonth
	elZeroMonth
	elLongWeekDay
	elWeekDay
	elDay
	elUnderDay
	elZeroDay
	elUnderYearDay
	elZeroYearDay
	elHour
	elHour12
	elZeroHour12
	elMinute
	elZeroMinute
	elSecond
	elZeroSecond
	elLongYear
	elYear
	elPM
	elpm
	elZone
	// Numeric zones; those with Z write a zero offset as Z.
	elZTZ
	elZSecondsTZ
	elZShortTZ
	elZColonTZ
	elZColonSecondsTZ
	elNumTZ
	elNumSecondsTZ
	elNumShortTZ
	elNumColonTZ
	elNumColonSecondsTZ
	// Fractions of a second, of a fixed length and without trailing zeros.
	elFraction0
	elFraction9
)

// fixedElements are the elements with one spelling; longer ones come before their prefixes.
var fixedElements = [...]struct {
	text string
	el   element
}{
	{"01", elZeroMonth}, {"002", elZeroYearDay}, {"02", elZeroDay}, {"03", elZeroHour12}, {"04", elZeroMinute}, {"05", elZeroSecond}, {"06", elYear},
	{"15", elHour}, {"1", elNumMonth}, {"2006", elLongYear}, {"2", elDay}, {"__2", elUnderYearDay}, {"_2", elUnderDay},
	{"3", elHour12}, {"4", elMinute}, {"5", elSecond}, {"PM", elPM}, {"pm", elpm}, {"MST", elZone},
	{"-070000", elNumSecondsTZ}, {"-07:00:00", elNumColonSecondsTZ}, {"-0700", elNumTZ}, {"-07:00", elNumColonTZ}, {"-07", elNumShortTZ},
	{"Z070000", elZSecondsTZ}, {"Z07:00:00", elZColonSecondsTZ}, {"Z0700", elZTZ}, {"Z07:00", elZColonTZ}, {"Z07", elZShortTZ},
	{"January", elLongMonth}, {"Monday", elLongWeekDay},
}

func hasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

func isDigitAt(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

func startsLower(s string) bool { return s != "" && 'a' <= s[0] && s[0] <= 'z' }

// nextElement finds the first element of a layout: it is layout[start:end].
func nextElement(layout string) (start, end int, el element) {
	for i := 0; i < len(layout); i++ {
		rest := layout[i:]
		switch c := rest[0]; c {
		case 'J', 'M':
			if hasPrefix(rest, "January") || hasPrefix(rest, "Monday") || hasPrefix(rest, "MST") {
				break
			}
			if (hasPrefix(rest, "Jan") || hasPrefix(rest, "Mon")) && !startsLower(rest[3:]) {
				if c == 'J' {
					return i, i + 3, elMonth
				}
				return i, i + 3, elWeekDay
			}
			continue
		case '_':
			if hasPrefix(rest, "_2006") {
				// A literal _ before the year.
				return i + 1, i + 5, elLongYear
			}
		case '.', ',':
			j := 1
			for j < len(rest) && rest[j] == rest[1] && (rest[1] == '0' || rest[1] == '9') {
				j++
			}
			if j > 1 && !isDigitAt(rest, j) {
				if rest[1] == '0' {
					return i, i + j, elFraction0
				}
				return i, i + j, elFraction9
			}
			continue
		case '0', '1', '2', '3', '4', '5', 'P', 'p', '-', 'Z':
		default:
			continue
		}
		for k := range fixedElements {
			if f := &fixedElements[k]; hasPrefix(rest, f.text) {
				return i, i + len(f.text), f.el
			}
		}
	}
	return len(layout), len(layout), elNone
}

// zoneShape tells how a numeric zone is written.
func zoneShape(el element) (z, colon, minutes, seconds bool) {
	z = el < elNumTZ
	if !z {
		el -= elNumTZ - elZTZ
	}
	colon = el == elZColonTZ || el == elZColonSecondsTZ
	return z, colon, el != elZShortTZ, el == elZSecondsTZ || el == elZColonSecondsTZ
}
