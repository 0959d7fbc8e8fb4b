package flag

import (
	"encoding"
	"strconv"
	"time"
)

// Integers are written as in Go: 0x10 and 1_000 will do.

// BoolVar defines a flag that is true or false, and needs no value to be true, in the variable *p, and sets that to the default value.
func (f *FlagSet) BoolVar(p *bool, name string, value bool, usage string) {
	*p = value
	f.Var(&boolCell{cell[bool]{p, parseBool, strconv.FormatBool}}, name, usage)
}

// Bool defines a flag that is true or false, and needs no value to be true, in a new variable, and returns that.
func (f *FlagSet) Bool(name string, value bool, usage string) *bool {
	p := new(bool)
	f.BoolVar(p, name, value, usage)
	return p
}

// IntVar defines a flag with an integer, in the variable *p, and sets that to the default value.
func (f *FlagSet) IntVar(p *int, name string, value int, usage string) {
	*p = value
	f.Var(&cell[int]{p, parseNum(parseInt), strconv.Itoa}, name, usage)
}

// Int defines a flag with an integer, in a new variable, and returns that.
func (f *FlagSet) Int(name string, value int, usage string) *int {
	p := new(int)
	f.IntVar(p, name, value, usage)
	return p
}

// Int64Var defines a flag with an integer of 64 bits, in the variable *p, and sets that to the default value.
func (f *FlagSet) Int64Var(p *int64, name string, value int64, usage string) {
	*p = value
	f.Var(&cell[int64]{p, parseNum(parseInt64), formatInt64}, name, usage)
}

// Int64 defines a flag with an integer of 64 bits, in a new variable, and returns that.
func (f *FlagSet) Int64(name string, value int64, usage string) *int64 {
	p := new(int64)
	f.Int64Var(p, name, value, usage)
	return p
}

// UintVar defines a flag with an integer that is not negative, in the variable *p, and sets that to the default value.
func (f *FlagSet) UintVar(p *uint, name string, value uint, usage string) {
	*p = value
	f.Var(&cell[uint]{p, parseNum(parseUint), formatUint}, name, usage)
}

// Uint defines a flag with an integer that is not negative, in a new variable, and returns that.
func (f *FlagSet) Uint(name string, value uint, usage string) *uint {
	p := new(uint)
	f.UintVar(p, name, value, usage)
	return p
}

// Uint64Var defines a flag with an integer of 64 bits that is not negative, in the variable *p, and sets that to the default value.
func (f *FlagSet) Uint64Var(p *uint64, name string, value uint64, usage string) {
	*p = value
	f.Var(&cell[uint64]{p, parseNum(parseUint64), formatUint64}, name, usage)
}

// Uint64 defines a flag with an integer of 64 bits that is not negative, in a new variable, and returns that.
func (f *FlagSet) Uint64(name string, value uint64, usage string) *uint64 {
	p := new(uint64)
	f.Uint64Var(p, name, value, usage)
	return p
}

// StringVar defines a flag with any text, in the variable *p, and sets that to the default value.
func (f *FlagSet) StringVar(p *string, name string, value string, usage string) {
	*p = value
	f.Var(&cell[string]{p, parseString, formatString}, name, usage)
}

// String defines a flag with any text, in a new variable, and returns that.
func (f *FlagSet) String(name string, value string, usage string) *string {
	p := new(string)
	f.StringVar(p, name, value, usage)
	return p
}

// Float64Var defines a flag with a number, in the variable *p, and sets that to the default value.
func (f *FlagSet) Float64Var(p *float64, name string, value float64, usage string) {
	*p = value
	f.Var(&cell[float64]{p, parseNum(parseFloat), formatFloat}, name, usage)
}

// Float64 defines a flag with a number, in a new variable, and returns that.
func (f *FlagSet) Float64(name string, value float64, usage string) *float64 {
	p := new(float64)
	f.Float64Var(p, name, value, usage)
	return p
}

// DurationVar defines a flag with a time that time.ParseDuration can read, in the variable *p, and sets that to the default value.
func (f *FlagSet) DurationVar(p *time.Duration, name string, value time.Duration, usage string) {
	*p = value
	f.Var(&cell[time.Duration]{p, parseDuration, time.Duration.String}, name, usage)
}

// Duration defines a flag with a time that time.ParseDuration can read, in a new variable, and returns that.
func (f *FlagSet) Duration(name string, value time.Duration, usage string) *time.Duration {
	p := new(time.Duration)
	f.DurationVar(p, name, value, usage)
	return p
}

// TextVar defines a flag in a variable that reads text by itself. It is set to the default value through its text.
func (f *FlagSet) TextVar(p encoding.TextUnmarshaler, name string, value encoding.TextMarshaler, usage string) {
	if b, err := value.MarshalText(); err == nil {
		p.UnmarshalText(b)
	}
	f.Var(text{p}, name, usage)
}

// Func defines a flag that calls fn with its value, each time it occurs. An error of fn is one of the arguments.
func (f *FlagSet) Func(name, usage string, fn func(string) error) { f.Var(call(fn), name, usage) }

// BoolFunc is Func for a flag that needs no value.
func (f *FlagSet) BoolFunc(name, usage string, fn func(string) error) {
	f.Var(boolCall{fn}, name, usage)
}

func parseBool(s string) (bool, error) {
	v, err := strconv.ParseBool(s)
	if err != nil {
		err = errParse
	}
	return v, err
}

func parseInt(s string) (int, error) {
	v, err := strconv.ParseInt(s, 0, strconv.IntSize)
	return int(v), err
}

func parseInt64(s string) (int64, error) { return strconv.ParseInt(s, 0, 64) }

func formatInt64(v int64) string { return strconv.FormatInt(v, 10) }

func parseUint(s string) (uint, error) {
	v, err := strconv.ParseUint(s, 0, strconv.IntSize)
	return uint(v), err
}

func formatUint(v uint) string { return formatUint64(uint64(v)) }

func parseUint64(s string) (uint64, error) { return strconv.ParseUint(s, 0, 64) }

func formatUint64(v uint64) string { return strconv.FormatUint(v, 10) }

func parseString(s string) (string, error) { return s, nil }

func formatString(s string) string { return s }

func parseFloat(s string) (float64, error) { return strconv.ParseFloat(s, 64) }

func formatFloat(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

func parseDuration(s string) (time.Duration, error) {
	v, err := time.ParseDuration(s)
	if err != nil {
		err = errParse
	}
	return v, err
}
