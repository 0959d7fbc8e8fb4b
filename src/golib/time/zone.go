package time

import (
	"errors"
	"internal/rt"
	"sync"
	"sync/atomic"
	"syscall"
)

const (
	minInt64 = -1 << 63
	maxInt64 = 1<<63 - 1
)

// A Location is a time zone with its history: one zone for ever, or what the host knows of ref, with the last answer
// kept. The zero Location is universal time.
type Location struct {
	name     string
	fixed    *zone
	asked    bool // the host is asked for ref
	ref      string
	zoneInfo string // $ZONEINFO when the location was loaded
	cache    atomic.Pointer[zone]
}

// zone is an offset and the period of Unix seconds in which it holds.
type zone struct {
	name       string
	offset     int
	isDST      bool
	start, end int64
}

var (
	utcZone   = zone{name: "UTC", start: minInt64, end: maxInt64}
	utcLoc    = Location{name: "UTC", fixed: &utcZone}
	localLoc  Location
	localOnce sync.Once

	// UTC is universal time, Local the system's zone.
	UTC   *Location = &utcLoc
	Local *Location = &localLoc
)

var errMalformed = errors.New("malformed time zone information")

// get is l with the system's zone found, which depends on the variable TZ at its first use.
func (l *Location) get() *Location {
	if l == nil {
		return &utcLoc
	}
	if l == &localLoc {
		localOnce.Do(findLocal)
	}
	return l
}

func findLocal() {
	tz, ok := rt.LookupEnv("TZ")
	if !ok {
		if localLoc.load("Local", "", "") != nil {
			localLoc.name = "UTC"
		}
		return
	}
	if tz != "" && tz[0] == ':' {
		tz = tz[1:]
	}
	name := tz
	if tz == "/etc/localtime" {
		name = "Local"
	}
	if tz == "" || tz == "UTC" || localLoc.load(name, tz, "") != nil {
		localLoc.name = "UTC"
	}
}

// load makes l, which is empty, the host's zone ref.
func (l *Location) load(name, ref, zoneInfo string) error {
	_, _, _, _, _, errno := rt.ZonePeriod(ref, zoneInfo, 0)
	switch syscall.Errno(errno) {
	case 0:
		l.name, l.asked, l.ref, l.zoneInfo = name, true, ref, zoneInfo
		return nil
	case syscall.ENOENT:
		return errors.New("unknown time zone " + name)
	case syscall.EINVAL:
		return errMalformed
	}
	return syscall.Errno(errno)
}

func (l *Location) lookup(unix int64) *zone {
	l = l.get()
	if l.fixed != nil {
		return l.fixed
	}
	if !l.asked {
		return &utcZone
	}
	if z := l.cache.Load(); z != nil && z.start <= unix && unix < z.end {
		return z
	}
	name, offset, isDST, start, end, errno := rt.ZonePeriod(l.ref, l.zoneInfo, unix)
	if errno != 0 {
		return &utcZone
	}
	z := &zone{name, offset, isDST, start, end}
	l.cache.Store(z)
	return z
}

// lookupName finds the offset of a zone's abbreviation at a time, which is given as if in UTC. A zone that is in effect
// then is preferred to the first with that name.
func (l *Location) lookupName(name string, unix int64) (offset int, ok bool) {
	l = l.get()
	if l.asked {
		return rt.ZoneOffsetOf(l.ref, l.zoneInfo, name, unix)
	}
	if l.fixed != nil && l.fixed.name == name {
		return l.fixed.offset, true
	}
	return 0, false
}

// String is the name that LoadLocation or FixedZone was given.
func (l *Location) String() string { return l.get().name }

// FixedZone is a location with one zone.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, fixed: &zone{name, offset, false, minInt64, maxInt64}}
}

// LoadLocation finds a location in the time zone database.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	if name[0] == '/' || name[0] == '\\' {
		return nil, errLocationName
	}
	for i := 1; i < len(name); i++ {
		if name[i-1] == '.' && name[i] == '.' {
			return nil, errLocationName
		}
	}
	zoneInfo, _ := rt.LookupEnv("ZONEINFO")
	l := &Location{}
	if err := l.load(name, name, zoneInfo); err != nil {
		return nil, err
	}
	return l, nil
}

var errLocationName = errors.New("time: invalid location name")

// LoadLocationFromTZData makes a location of the bytes of a file of the time zone database.
func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	const hex = "0123456789abcdef"
	ref := make([]byte, 0, len("data:")+2*len(data))
	ref = append(ref, "data:"...)
	for _, b := range data {
		ref = append(ref, hex[b>>4], hex[b&15])
	}
	l := &Location{}
	if err := l.load(name, string(ref), ""); err != nil {
		return nil, err
	}
	return l, nil
}
