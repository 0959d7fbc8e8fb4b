// Package godebug gives packages of a Go installation the settings of the environment variable GODEBUG.
// The environment counts as it is when the first setting is asked for.
package godebug

import (
	"internal/rt"
	"sync"
)

// A Setting is one of the names that GODEBUG can give a value.
type Setting struct {
	name         string
	undocumented bool
}

// New returns the setting called name; a # in front, which is no part of it, says that it is undocumented.
func New(name string) *Setting {
	if name != "" && name[0] == '#' {
		return &Setting{name[1:], true}
	}
	return &Setting{name, false}
}

// Name returns the setting's name.
func (s *Setting) Name() string { return s.name }

// Undocumented reports whether New was told so.
func (s *Setting) Undocumented() bool { return s.undocumented }

// String returns name=value.
func (s *Setting) String() string { return s.name + "=" + s.Value() }

// Value returns what GODEBUG says of the setting, "" if it says nothing.
func (s *Setting) Value() string { return values()[s.name] }

// IncNonDefault does nothing: runtime/metrics has no counts of settings.
func (s *Setting) IncNonDefault() {}

// values reads the settings: names and values joined by =, between commas. The last of a name counts.
var values = sync.OnceValue(func() map[string]string {
	const variable = "GODEBUG="
	all := map[string]string{}
	for _, entry := range rt.Environ() {
		if len(entry) < len(variable) || entry[:len(variable)] != variable {
			continue
		}
		rest := entry[len(variable):]
		for rest != "" {
			n := 0
			for n < len(rest) && rest[n] != ',' {
				n++
			}
			item := rest[:n]
			for i := range len(item) {
				if item[i] == '=' {
					all[item[:i]] = item[i+1:]
					break
				}
			}
			rest = rest[min(n+1, len(rest)):]
		}
	}
	return all
})
