package time

import (
	"errors"
	"internal/rt"
	"sync/atomic"
)

const (
	minInt64 = -1 << 63
	maxInt64 = 1<<63 - 1
)

// A Location is a time zone with its history. The host knows the rules; the last answer is kept.
type Location struct {
	name  string
	fixed *zone
	cache atomic.Pointer[zone]
}

// zone is an offset and the period of Unix seconds in which it holds.
type zone struct {
	name       string
	offset     int
	isDST      bool
	start, end int64
}

var (
	utcZone  = zone{name: "UTC", start: minInt64, end: maxInt64}
	utcLoc   = Location{name: "UTC", fixed: &utcZone}
	localLoc = Location{name: "Local"}

	// UTC is universal time, Local the system's zone.
	UTC   *Location = &utcLoc
	Local *Location = &localLoc
)

func (l *Location) lookup(unix int64) *zone {
	if l == nil {
		return &utcZone
	}
	if l.fixed != nil {
		return l.fixed
	}
	if z := l.cache.Load(); z != nil && z.start <= unix && unix < z.end {
		return z
	}
	name := l.name
	if l == &localLoc {
		name = ""
	}
	zoneName, offset, isDST, start, end, ok := rt.LocalZone(name, unix)
	if !ok {
		return &utcZone
	}
	z := &zone{zoneName, offset, isDST, start, end}
	l.cache.Store(z)
	return z
}

// lookupName finds the offset of a zone's abbreviation at a time, which is given as if in UTC. A zone that is in effect
// then is preferred to the first with that name.
func (l *Location) lookupName(name string, unix int64) (offset int, ok bool) {
	// All zones have been in use before 2038.
	const last = 1 << 31
	z := l.lookup(min(unix, last))
	for z.start != minInt64 {
		z = l.lookup(z.start - 1)
	}
	for ; ; z = l.lookup(z.end) {
		if z.name == name {
			if now := l.lookup(unix - int64(z.offset)); now.name == name {
				return now.offset, true
			}
			if !ok {
				offset, ok = z.offset, true
			}
		}
		if z.end == maxInt64 || z.end > last {
			return offset, ok
		}
	}
}

// String is the name that LoadLocation or FixedZone was given.
func (l *Location) String() string {
	if l == nil {
		return "UTC"
	}
	return l.name
}

// FixedZone is a location with one zone.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, fixed: &zone{name, offset, false, minInt64, maxInt64}}
}

// LoadLocation finds a location in the time zone database.
func LoadLocation(name string) (*Location, error) {
	if name == "" || name == "UTC" {
		return UTC, nil
	}
	if name == "Local" {
		return Local, nil
	}
	bad := name[0] == '/' || name[0] == '\\'
	for i := 0; i < len(name); i++ {
		bad = bad || name[i] == '\\' || name[i] == '.' && i+1 < len(name) && name[i+1] == '.'
	}
	if bad {
		return nil, errors.New("time: invalid location name")
	}
	if _, _, _, _, _, ok := rt.LocalZone(name, 0); !ok {
		return nil, errors.New("unknown time zone " + name)
	}
	return &Location{name: name}, nil
}

// LoadLocationFromTZData is not to be had: the host keeps the database.
func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	return nil, errors.New("malformed time zone information")
}
