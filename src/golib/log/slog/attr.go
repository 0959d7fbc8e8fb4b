// Attributes, and how a list of anything becomes some.

package slog

import "time"

// An Attr is a value with a key.
type Attr struct {
	Key   string
	Value Value
}

// String returns an Attr for a string.
func String(key, value string) Attr { return Attr{key, StringValue(value)} }

// Int64 returns an Attr for an int64.
func Int64(key string, value int64) Attr { return Attr{key, Int64Value(value)} }

// Int returns an Attr for an int.
func Int(key string, value int) Attr { return Attr{key, IntValue(value)} }

// Uint64 returns an Attr for a uint64.
func Uint64(key string, v uint64) Attr { return Attr{key, Uint64Value(v)} }

// Float64 returns an Attr for a float64.
func Float64(key string, v float64) Attr { return Attr{key, Float64Value(v)} }

// Bool returns an Attr for a bool.
func Bool(key string, v bool) Attr { return Attr{key, BoolValue(v)} }

// Time returns an Attr for a time.
func Time(key string, v time.Time) Attr { return Attr{key, TimeValue(v)} }

// Duration returns an Attr for a duration.
func Duration(key string, v time.Duration) Attr { return Attr{key, DurationValue(v)} }

// Group returns an Attr for keys and values, or Attrs.
func Group(key string, args ...any) Attr { return GroupAttrs(key, paired(args)...) }

// GroupAttrs returns an Attr for Attrs.
func GroupAttrs(key string, attrs ...Attr) Attr { return Attr{key, GroupValue(attrs...)} }

// Any returns an Attr for a value of any kind.
func Any(key string, value any) Attr { return Attr{key, AnyValue(value)} }

// Equal compares keys and values.
func (a Attr) Equal(b Attr) bool { return a.Key == b.Key && a.Value.Equal(b.Value) }

func (a Attr) String() string { return a.Key + "=" + a.Value.String() }

func (a Attr) isEmpty() bool { return a.Key == "" && a.Value.num == 0 && a.Value.any == nil }

// keyless is the key of a value without one.
const keyless = "!BADKEY"

// paired makes attributes of keys each with its value, of Attrs, and of what is
// neither, which has no key.
func paired(args []any) (attrs []Attr) {
	for i := 0; i < len(args); i++ {
		if a, ok := args[i].(Attr); ok {
			attrs = append(attrs, a)
			continue
		}
		key := keyless
		if s, ok := args[i].(string); ok && i+1 < len(args) {
			key = s
			i++
		}
		attrs = append(attrs, Any(key, args[i]))
	}
	return attrs
}
