// Values and attributes.

package slog

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
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

var kindNames = map[Kind]string{
	KindAny: "Any", KindBool: "Bool", KindDuration: "Duration", KindFloat64: "Float64", KindInt64: "Int64", KindString: "String",
	KindTime: "Time", KindUint64: "Uint64", KindGroup: "Group", KindLogValuer: "LogValuer",
}

func (k Kind) String() string {
	if name, ok := kindNames[k]; ok {
		return name
	}
	return "<unknown slog.Kind>"
}

// inNum marks a value that is in num alone.
type inNum Kind

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
	case inNum:
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
func Int64Value(v int64) Value { return Value{num: uint64(v), any: inNum(KindInt64)} }

// Uint64Value returns a uint64.
func Uint64Value(v uint64) Value { return Value{num: v, any: inNum(KindUint64)} }

// Float64Value returns a float64.
func Float64Value(v float64) Value { return Value{num: math.Float64bits(v), any: inNum(KindFloat64)} }

// BoolValue returns a bool.
func BoolValue(v bool) Value {
	u := uint64(0)
	if v {
		u = 1
	}
	return Value{num: u, any: inNum(KindBool)}
}

// DurationValue returns a duration.
func DurationValue(v time.Duration) Value {
	return Value{num: uint64(v.Nanoseconds()), any: inNum(KindDuration)}
}

// TimeValue returns a time, without its monotonic part.
func TimeValue(v time.Time) Value { return Value{any: when{v.Round(0)}} }

// GroupValue returns a group; empty groups are left out.
func GroupValue(as ...Attr) Value {
	g := make(group, 0, len(as))
	for _, a := range as {
		if !a.Value.hasNothing() {
			g = append(g, a)
		}
	}
	return Value{any: g}
}

// AnyValue finds the kind.
func AnyValue(v any) Value {
	if n, ok := signed(v); ok {
		return Int64Value(n)
	}
	if n, ok := unsigned(v); ok {
		return Uint64Value(n)
	}
	switch x := v.(type) {
	case Value:
		return x
	case Kind:
		return Value{any: aKind(x)}
	case []Attr:
		return GroupValue(x...)
	case string:
		return StringValue(x)
	case bool:
		return BoolValue(x)
	case float64:
		return Float64Value(x)
	case float32:
		return Float64Value(float64(x))
	case time.Time:
		return TimeValue(x)
	case time.Duration:
		return DurationValue(x)
	}
	return Value{any: v}
}

// signed is v as an integer, if it is of one of Go's own types with a sign.
func signed(v any) (n int64, ok bool) {
	switch x := v.(type) {
	case int:
		n = int64(x)
	case int8:
		n = int64(x)
	case int16:
		n = int64(x)
	case int32:
		n = int64(x)
	case int64:
		n = x
	default:
		return 0, false
	}
	return n, true
}

// unsigned is signed for types without.
func unsigned(v any) (n uint64, ok bool) {
	switch x := v.(type) {
	case uint:
		n = uint64(x)
	case uint8:
		n = uint64(x)
	case uint16:
		n = uint64(x)
	case uint32:
		n = uint64(x)
	case uint64:
		n = x
	case uintptr:
		n = uint64(x)
	default:
		return 0, false
	}
	return n, true
}

// Any returns the value as it would be in an any.
func (v Value) Any() any {
	switch x := v.any.(type) {
	case inNum:
		return v.number(Kind(x))
	case text:
		return string(x)
	case when:
		return x.t
	case group:
		return []Attr(x)
	case aKind:
		return Kind(x)
	}
	return v.any
}

// number is what is in num, as a value of its kind.
func (v Value) number(k Kind) any {
	switch k {
	case KindBool:
		return v.num == 1
	case KindDuration:
		return time.Duration(v.num)
	case KindFloat64:
		return v.float()
	case KindInt64:
		return int64(v.num)
	}
	return v.num
}

func (v Value) float() float64 { return math.Float64frombits(v.num) }

func (v Value) want(k Kind) {
	if has := v.Kind(); has != k {
		panic(fmt.Sprintf("Value kind is %s, not %s", has, k))
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
	switch x := v.any.(type) {
	case text:
		return append(b, x...)
	case when:
		return append(b, x.t.String()...)
	case aKind:
		return strconv.AppendInt(b, int64(x), 10) // as Go does, without its name
	case inNum:
		// Package fmt prints these as they should be, but is slower.
		switch Kind(x) {
		case KindInt64:
			return strconv.AppendInt(b, int64(v.num), 10)
		case KindUint64:
			return strconv.AppendUint(b, v.num, 10)
		case KindFloat64:
			return strconv.AppendFloat(b, v.float(), 'g', -1, 64)
		}
	}
	return fmt.Append(b, v.Any())
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
	k := v.Kind()
	if k != w.Kind() {
		return false
	}
	switch k {
	case KindFloat64:
		return v.float() == w.float()
	case KindTime:
		return v.Time().Equal(w.Time())
	case KindGroup:
		return slices.EqualFunc(v.Group(), w.Group(), Attr.Equal)
	}
	return v.num == w.num && v.any == w.any
}

// hasNothing reports whether the value is an empty group.
func (v Value) hasNothing() bool {
	g, isGroup := v.any.(group)
	return isGroup && len(g) == 0
}

// A LogValuer makes its own value for the log.
type LogValuer interface {
	LogValue() Value
}

// A value may lead to others so often.
const longestChain = 100

// Resolve calls LogValue until that gives another kind; a panic becomes an error
// as the value.
func (v Value) Resolve() (rv Value) {
	defer func() {
		if recover() != nil {
			rv = AnyValue(fmt.Errorf("LogValue panicked\n%s", callers(4, 5)))
		}
	}()
	rv = v
	for range longestChain {
		source, ok := rv.any.(LogValuer)
		if !ok {
			return rv
		}
		rv = source.LogValue()
	}
	return AnyValue(fmt.Errorf("LogValue called too many times on Value of type %T", v.Any()))
}

// callers tells of up to n calls, without the innermost ones.
func callers(skip, n int) string {
	pcs := make([]uintptr, n)
	pcs = pcs[:runtime.Callers(skip, pcs)]
	if len(pcs) == 0 {
		return "(no stack)"
	}
	var lines strings.Builder
	frames := runtime.CallersFrames(pcs)
	for left := n; ; left-- {
		f, more := frames.Next()
		fmt.Fprintf(&lines, "called from %s (%s:%d)\n", f.Function, f.File, f.Line)
		switch {
		case !more:
			return lines.String()
		case left == 0:
			// Calls that were inlined make it more than n.
			return lines.String() + "(rest of stack elided)\n"
		}
	}
}
