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
		if !a.Value.isEmptyGroup() {
			r.attrs = append(r.attrs, a)
		}
	}
}

// Add adds keys and values, or Attrs.
func (r *Record) Add(args ...any) { r.AddAttrs(argsToAttrs(args)...) }

// Source is a place in the source.
type Source struct {
	Function string `json:"function"`
	File     string `json:"file"`
	Line     int    `json:"line"`
}

func (s *Source) group() Value {
	var as []Attr
	if s.Function != "" {
		as = append(as, String("function", s.Function))
	}
	if s.File != "" {
		as = append(as, String("file", s.File))
	}
	if s.Line != 0 {
		as = append(as, Int("line", s.Line))
	}
	return GroupValue(as...)
}

// Source is the place of the call; nil if it is not known.
func (r Record) Source() *Source {
	if r.PC == 0 {
		return nil
	}
	f, _ := runtime.CallersFrames([]uintptr{r.PC}).Next()
	return &Source{f.Function, f.File, f.Line}
}
