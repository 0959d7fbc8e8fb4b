// Levels.

package slog

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"
)

// Level is how important a record is.
type Level int

// The levels that have names.
const (
	LevelDebug Level = -4
	LevelInfo  Level = 0
	LevelWarn  Level = 4
	LevelError Level = 8
)

// The names, from the lowest level up.
var named = []struct {
	name  string
	level Level
}{{"DEBUG", LevelDebug}, {"INFO", LevelInfo}, {"WARN", LevelWarn}, {"ERROR", LevelError}}

// String is a name, perhaps with what is added to it.
func (l Level) String() string {
	base := named[0]
	for _, n := range named {
		if n.level <= l {
			base = n
		}
	}
	if l == base.level {
		return base.name
	}
	return fmt.Sprintf("%s%+d", base.name, int(l-base.level))
}

// Level returns l.
func (l Level) Level() Level { return l }

// MarshalJSON returns the name in quotes.
func (l Level) MarshalJSON() ([]byte, error) { return strconv.AppendQuote(nil, l.String()), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (l *Level) UnmarshalJSON(data []byte) error {
	name, err := strconv.Unquote(string(data))
	if err == nil {
		err = l.set(name)
	}
	return err
}

// AppendText appends the name.
func (l Level) AppendText(b []byte) ([]byte, error) { return append(b, l.String()...), nil }

// MarshalText returns the name.
func (l Level) MarshalText() ([]byte, error) { return l.AppendText(nil) }

// UnmarshalText reads a name, perhaps with a number to add.
func (l *Level) UnmarshalText(data []byte) error { return l.set(string(data)) }

func (l *Level) set(s string) error {
	level, err := levelOf(s)
	if err != nil {
		return fmt.Errorf("slog: level string %q: %w", s, err)
	}
	*l = level
	return nil
}

func levelOf(s string) (Level, error) {
	sign := strings.IndexAny(s, "+-")
	if sign < 0 {
		sign = len(s)
	}
	more := 0
	if sign < len(s) {
		var err error
		if more, err = strconv.Atoi(s[sign:]); err != nil {
			return 0, err
		}
	}
	for _, n := range named {
		if strings.ToUpper(s[:sign]) == n.name {
			return n.level + Level(more), nil
		}
	}
	return 0, errors.New("unknown name")
}

// A Leveler has a level, which may change.
type Leveler interface {
	Level() Level
}

// A LevelVar is a level that can be changed at any time.
type LevelVar struct{ level atomic.Int64 }

// Level returns the level.
func (v *LevelVar) Level() Level { return Level(v.level.Load()) }

// Set sets the level.
func (v *LevelVar) Set(l Level) { v.level.Store(int64(l)) }

func (v *LevelVar) String() string { return "LevelVar(" + v.Level().String() + ")" }

// AppendText appends the level's name.
func (v *LevelVar) AppendText(b []byte) ([]byte, error) { return v.Level().AppendText(b) }

// MarshalText returns the level's name.
func (v *LevelVar) MarshalText() ([]byte, error) { return v.Level().MarshalText() }

// UnmarshalText reads a level.
func (v *LevelVar) UnmarshalText(data []byte) error {
	var level Level
	err := level.set(string(data))
	if err == nil {
		v.Set(level)
	}
	return err
}
