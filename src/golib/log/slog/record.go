// Records.

package slog

import (
	"runtime"
	"slices"
	"time"
)

// A Record is what is logged at once.
type Record struct {
	Time    time.Time
	Message string
	Level   Level
	PC      uintptr
	attrs   []Attr
}

// NewRecord makes a record without attributes.
func NewRecord(t time.Time, level Level, msg string, pc uintptr) Record {
	return Record{Time: t, Message: msg, Level: level, PC: pc}
}

// Clone returns a record that shares no attributes.
func (r Record) Clone() Record {
	r.attrs = slices.Clip(r.attrs)
	return r
}

// NumAttrs is the number of attributes.
func (r Record) NumAttrs() int { return len(r.attrs) }

// Attrs calls f for each attribute while that returns true.
func (r Record) Attrs(f func(Attr) bool) {
	for _, a := range r.attrs {
		if !f(a) {
			return
		}
	}
}

// AddAttrs adds attributes; empty groups are left out.
func (r *Record) AddAttrs(attrs ...Attr) {
	for _, a := range attrs {
		if !a.Value.hasNothing() {
			r.attrs = append(r.attrs, a)
		}
	}
}

// Add adds keys and values, or Attrs.
func (r *Record) Add(args ...any) { r.AddAttrs(paired(args)...) }

// Source is a place in the source.
type Source struct {
	Function string `json:"function"`
	File     string `json:"file"`
	Line     int    `json:"line"`
}

// group is the place as attributes, of what is known.
func (s *Source) group() Value {
	known := make([]Attr, 0, 3)
	add := func(a Attr, isKnown bool) {
		if isKnown {
			known = append(known, a)
		}
	}
	add(String("function", s.Function), s.Function != "")
	add(String("file", s.File), s.File != "")
	add(Int("line", s.Line), s.Line != 0)
	return GroupValue(known...)
}

// Source is the place of the call; nil if it is not known.
func (r Record) Source() *Source {
	if r.PC == 0 {
		return nil
	}
	f, _ := runtime.CallersFrames([]uintptr{r.PC}).Next()
	return &Source{f.Function, f.File, f.Line}
}
