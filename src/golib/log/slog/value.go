// Values and attributes.

package slog

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strconv"
	"time"
)

// A Value is a value of any kind. The common kinds are kept without allocation.
type Value struct {
	_   [0]func() // not comparable with ==
	num uint64
	any any
}

// Kind is the kind of a Value.
type Kind int

// The kinds.
const (
	KindAny Kind = iota
	KindBool
	KindDuration
	KindFloat64
	KindInt64
	KindString
	KindTime
	KindUint64
	KindGroup
	KindLogValuer
)

func (k Kind) String() string {
	names := []string{"Any", "Bool", "Duration", "Float64", "Int64", "String", "Time", "Uint64", "Group", "LogValuer"}
	if k >= 0 && int(k) < len(names) {
		return names[k]
	}
	return "<unknown slog.Kind>"
}

// kind marks a value that is in num alone.
type kind Kind

// What other kinds have in any.
type (
	text  string
	group []Attr
	when  struct{ t time.Time }
	aKind Kind // a Kind that is a value itself
)

// Kind returns the kind.
func (v Value) Kind() Kind {
	switch x := v.any.(type) {
	case kind:
		return Kind(x)
	case text:
		return KindString
	case when:
		return KindTime
	case group:
		return KindGroup
	case LogValuer:
		return KindLogValuer
	}
	return KindAny
}

// StringValue returns a string.
func StringValue(value string) Value { return Value{any: text(value)} }

// IntValue returns an int.
func IntValue(v int) Value { return Int64Value(int64(v)) }

// Int64Value returns an int64.
func Int64Value(v int64) Value { return Value{num: uint64(v), any: kind(KindInt64)} }

// Uint64Value returns a uint64.
func Uint64Value(v uint64) Value { return Value{num: v, any: kind(KindUint64)} }

// Float64Value returns a float64.
func Float64Value(v float64) Value { return Value{num: math.Float64bits(v), any: kind(KindFloat64)} }

// BoolValue returns a bool.
func BoolValue(v bool) Value {
	u := uint64(0)
	if v {
		u = 1
	}
	return Value{num: u, any: kind(KindBool)}
}

// DurationValue returns a duration.
func DurationValue(v time.Duration) Value {
	return Value{num: uint64(v.Nanoseconds()), any: kind(KindDuration)}
}

// TimeValue returns a time, without its monotonic part.
func TimeValue(v time.Time) Value { return Value{any: when{v.Round(0)}} }

// GroupValue returns a group; empty groups are left out.
func GroupValue(as ...Attr) Value {
	return Value{any: group(slices.DeleteFunc(slices.Clone(as), func(a Attr) bool { return a.Value.isEmptyGroup() }))}
}

// AnyValue finds the kind.
func AnyValue(v any) Value {
	switch v := v.(type) {
	case string:
		return StringValue(v)
	case int:
		return Int64Value(int64(v))
	case uint:
		return Uint64Value(uint64(v))
	case int64:
		return Int64Value(v)
	case uint64:
		return Uint64Value(v)
	case bool:
		return BoolValue(v)
	case time.Duration:
		return DurationValue(v)
	case time.Time:
		return TimeValue(v)
	case uint8:
		return Uint64Value(uint64(v))
	case uint16:
		return Uint64Value(uint64(v))
	case uint32:
		return Uint64Value(uint64(v))
	case uintptr:
		return Uint64Value(uint64(v))
	case int8:
		return Int64Value(int64(v))
	case int16:
		return Int64Value(int64(v))
	case int32:
		return Int64Value(int64(v))
	case float64:
		return Float64Value(v)
	case float32:
		return Float64Value(float64(v))
	case []Attr:
		return GroupValue(v...)
	case Kind:
		return Value{any: aKind(v)}
	case Value:
		return v
	}
	return Value{any: v}
}

// Any returns the value as it would be in an any.
func (v Value) Any() any {
	switch v.Kind() {
	case KindInt64:
		return int64(v.num)
	case KindUint64:
		return v.num
	case KindFloat64:
		return v.float()
	case KindString:
		return string(v.any.(text))
	case KindBool:
		return v.num == 1
	case KindDuration:
		return time.Duration(v.num)
	case KindTime:
		return v.any.(when).t
	case KindGroup:
		return []Attr(v.any.(group))
	}
	if k, ok := v.any.(aKind); ok {
		return Kind(k)
	}
	return v.any
}

func (v Value) float() float64 { return math.Float64frombits(v.num) }

func (v Value) want(k Kind) {
	if g := v.Kind(); g != k {
		panic(fmt.Sprintf("Value kind is %s, not %s", g, k))
	}
}

// String returns the value as text; it panics for no kind.
func (v Value) String() string {
	if s, ok := v.any.(text); ok {
		return string(s)
	}
	return string(v.append(nil))
}

// append appends the value as text.
func (v Value) append(b []byte) []byte {
	switch v.Kind() {
	case KindString:
		return append(b, v.any.(text)...)
	case KindInt64:
		return strconv.AppendInt(b, int64(v.num), 10)
	case KindUint64:
		return strconv.AppendUint(b, v.num, 10)
	case KindFloat64:
		return strconv.AppendFloat(b, v.float(), 'g', -1, 64)
	case KindBool:
		return strconv.AppendBool(b, v.num == 1)
	case KindDuration:
		return append(b, time.Duration(v.num).String()...)
	case KindTime:
		return append(b, v.any.(when).t.String()...)
	case KindGroup:
		return fmt.Append(b, []Attr(v.any.(group)))
	}
	return fmt.Append(b, v.any)
}

// Int64 panics for other kinds, as do the methods below.
func (v Value) Int64() int64 { v.want(KindInt64); return int64(v.num) }

// Uint64 returns the uint64.
func (v Value) Uint64() uint64 { v.want(KindUint64); return v.num }

// Bool returns the bool.
func (v Value) Bool() bool { v.want(KindBool); return v.num == 1 }

// Duration returns the duration.
func (v Value) Duration() time.Duration { v.want(KindDuration); return time.Duration(v.num) }

// Float64 returns the float64.
func (v Value) Float64() float64 { v.want(KindFloat64); return v.float() }

// Time returns the time.
func (v Value) Time() time.Time { v.want(KindTime); return v.any.(when).t }

// LogValuer returns the LogValuer.
func (v Value) LogValuer() LogValuer { return v.any.(LogValuer) }

// Group returns the attributes.
func (v Value) Group() []Attr {
	if g, ok := v.any.(group); ok {
		return g
	}
	panic("Group: bad kind")
}

// Equal compares kinds and values.
func (v Value) Equal(w Value) bool {
	k1, k2 := v.Kind(), w.Kind()
	if k1 != k2 {
		return false
	}
	switch k1 {
	case KindInt64, KindUint64, KindBool, KindDuration:
		return v.num == w.num
	case KindFloat64:
		return v.float() == w.float()
	case KindTime:
		return v.any.(when).t.Equal(w.any.(when).t)
	case KindGroup:
		return slices.EqualFunc(v.any.(group), w.any.(group), Attr.Equal)
	}
	return v.any == w.any
}

func (v Value) isEmptyGroup() bool {
	g, ok := v.any.(group)
	return ok && len(g) == 0
}

// A LogValuer makes its own value for the log.
type LogValuer interface {
	LogValue() Value
}

// A value may lead to others so often.
const maxLogValues = 100

// Resolve calls LogValue until that gives another kind; a panic becomes an error
// as the value.
func (v Value) Resolve() (rv Value) {
	orig := v
	defer func() {
		if r := recover(); r != nil {
			rv = AnyValue(fmt.Errorf("LogValue panicked\n%s", stack(3, 5)))
		}
	}()
	for range maxLogValues {
		if v.Kind() != KindLogValuer {
			return v
		}
		v = v.LogValuer().LogValue()
	}
	return AnyValue(fmt.Errorf("LogValue called too many times on Value of type %T", orig.Any()))
}

func stack(skip, n int) string {
	pcs := make([]uintptr, n)
	count := runtime.Callers(skip, pcs)
	if count == 0 {
		return "(no stack)"
	}
	frames := runtime.CallersFrames(pcs[:count])
	out := ""
	for i := 0; ; i++ {
		f, more := frames.Next()
		out += fmt.Sprintf("called from %s (%s:%d)\n", f.Function, f.File, f.Line)
		if !more {
			return out
		}
		if i >= n {
			return out + "(rest of stack elided)\n"
		}
	}
}

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
func Int(key string, value int) Attr { return Int64(key, int64(value)) }

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
func Group(key string, args ...any) Attr { return Attr{key, GroupValue(argsToAttrs(args)...)} }

// GroupAttrs returns an Attr for Attrs.
func GroupAttrs(key string, attrs ...Attr) Attr { return Attr{key, GroupValue(attrs...)} }

// Any returns an Attr for a value of any kind.
func Any(key string, value any) Attr { return Attr{key, AnyValue(value)} }

// Equal compares keys and values.
func (a Attr) Equal(b Attr) bool { return a.Key == b.Key && a.Value.Equal(b.Value) }

func (a Attr) String() string { return a.Key + "=" + a.Value.String() }

func (a Attr) isEmpty() bool { return a.Key == "" && a.Value.num == 0 && a.Value.any == nil }

func argsToAttrs(args []any) (attrs []Attr) {
	for len(args) > 0 {
		var a Attr
		a, args = oneAttr(args)
		attrs = append(attrs, a)
	}
	return attrs
}

// badKey is the key of a value without one.
const badKey = "!BADKEY"

func oneAttr(args []any) (Attr, []any) {
	switch x := args[0].(type) {
	case string:
		if len(args) == 1 {
			return String(badKey, x), nil
		}
		return Any(x, args[1]), args[2:]
	case Attr:
		return x, args[1:]
	default:
		return Any(badKey, x), args[1:]
	}
}
