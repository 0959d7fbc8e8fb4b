package time

// A Month is a month, January = 1.
type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

func (m Month) String() string {
	if January <= m && m <= December {
		return monthNames[m-1]
	}
	return "%!Month(" + string(appendInt(nil, int(uint64(m)), 0)) + ")"
}

// A Weekday is a day of the week, Sunday = 0.
type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return dayNames[d]
	}
	return "%!Weekday(" + string(appendInt(nil, int(uint64(d)), 0)) + ")"
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// earliest is the start of the first year with a date of its own, as seconds from the year 1.
const earliest = -(292277022400/400*(400*365+97) + 306) * secondsPerDay

// split divides seconds from the year 1 into days and seconds of the day. What is before earliest is behind the greatest
// int64: adding has gone around.
func split(sec int64) (days, second int64) {
	if sec < earliest {
		return int64(uint64(sec) / secondsPerDay), int64(uint64(sec) % secondsPerDay)
	}
	days = floorDiv(sec, secondsPerDay)
	return days, sec - days*secondsPerDay
}

// local is the time since the start of the year 1 in t's location, as split has it.
func (t *Time) local() (days, second int64) {
	sec := t.sec()
	if t.loc != nil {
		sec += int64(t.loc.lookup(sec - unixToInternal).offset)
	}
	return split(sec)
}

// civil turns days since January 1, year 1 into a date. Years are counted from March, so that the leap day is the last.
func civil(days int64) (year int, month Month, day int) {
	const era = 400*365 + 97
	z := days + 306
	n := floorDiv(z, era)
	doe := z - n*era
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = int(doy - (153*mp+2)/5 + 1)
	year = int(yoe + n*400)
	if mp < 10 {
		return year, Month(mp + 3), day
	}
	return year + 1, Month(mp - 9), day
}

// daysTo is the inverse of civil for the first of a month.
func daysTo(year int64, month Month) int64 {
	mp := int64(month) - 3
	if month < March {
		year--
		mp += 12
	}
	n := floorDiv(year, 400)
	yoe := year - n*400
	return n*(400*365+97) + yoe*365 + yoe/4 - yoe/100 + (153*mp+2)/5 - 306
}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// daysBefore is the number of days of a common year before a month.
func daysBefore(m Month) int {
	days := int(m-1) * 30
	switch {
	case m <= March:
		days += int(m) / 2
		if m == March {
			days -= 2
		}
	case m <= August:
		days += int(m)/2 - 2
	default:
		days += (int(m)+1)/2 - 2
	}
	return days
}

func daysIn(m Month, year int) int {
	switch m {
	case February:
		if isLeap(year) {
			return 29
		}
		return 28
	case April, June, September, November:
		return 30
	}
	return 31
}

// Date returns year, month and day.
func (t Time) Date() (year int, month Month, day int) {
	days, _ := t.local()
	return civil(days)
}

func (t Time) Year() int {
	y, _, _ := t.Date()
	return y
}

func (t Time) Month() Month {
	_, m, _ := t.Date()
	return m
}

func (t Time) Day() int {
	_, _, d := t.Date()
	return d
}

// Weekday: the first day of the year 1 was a Monday.
func (t Time) Weekday() Weekday {
	days, _ := t.local()
	return Weekday(days + 1 - floorDiv(days+1, 7)*7)
}

// ISOWeek is the week after ISO 8601: that of the Thursday.
func (t Time) ISOWeek() (year, week int) {
	days, _ := t.local()
	thursday := days + 3 - (days - floorDiv(days, 7)*7)
	year, _, _ = civil(thursday)
	return year, int(thursday-daysTo(int64(year), January))/7 + 1
}

// Clock returns hour, minute and second.
func (t Time) Clock() (hour, min, sec int) {
	_, s := t.local()
	return int(s / 3600), int(s % 3600 / 60), int(s % 60)
}

func (t Time) Hour() int {
	h, _, _ := t.Clock()
	return h
}

func (t Time) Minute() int {
	_, m, _ := t.Clock()
	return m
}

func (t Time) Second() int {
	_, _, s := t.Clock()
	return s
}

func (t Time) Nanosecond() int { return int(t.nsec()) }

func (t Time) YearDay() int {
	days, _ := t.local()
	year, _, _ := civil(days)
	return int(days-daysTo(int64(year), January)) + 1
}

// AddDate adds years, months and days and normalises as Date does.
func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec()), t.Location())
}

// Date returns the time with these parts, which may be out of their ranges, in a location.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	// Only months and nanoseconds must be brought into their ranges: all else is a number of seconds.
	years := floorDiv(int64(month)-1, 12)
	fromNsec := floorDiv(int64(nsec), 1e9)
	days := daysTo(int64(year)+years, month-Month(12*years)) + int64(day-1)
	unix := days*secondsPerDay + int64(hour*3600+min*60+sec) + fromNsec - unixToInternal
	// The zone is that of the local time taken for UTC, or of the neighbouring period if the offset leads there.
	if loc != &utcLoc {
		z := loc.lookup(unix)
		if z.offset != 0 {
			utc := unix - int64(z.offset)
			if utc < z.start || utc >= z.end {
				z = loc.lookup(utc)
			}
			unix -= int64(z.offset)
		}
	}
	return unixTime(unix, int32(int64(nsec)-fromNsec*1e9)).at(loc)
}
