package flag

import (
	"encoding"
	"time"
)

// BoolVar defines a flag of the program that is true or false, and needs no value to be true, in the variable *p, and sets that to the default value.
func BoolVar(p *bool, name string, value bool, usage string) {
	CommandLine.BoolVar(p, name, value, usage)
}

// Bool defines a flag of the program that is true or false, and needs no value to be true, in a new variable, and returns that.
func Bool(name string, value bool, usage string) *bool {
	return CommandLine.Bool(name, value, usage)
}

// IntVar defines a flag of the program with an integer, in the variable *p, and sets that to the default value.
func IntVar(p *int, name string, value int, usage string) {
	CommandLine.IntVar(p, name, value, usage)
}

// Int defines a flag of the program with an integer, in a new variable, and returns that.
func Int(name string, value int, usage string) *int {
	return CommandLine.Int(name, value, usage)
}

// Int64Var defines a flag of the program with an integer of 64 bits, in the variable *p, and sets that to the default value.
func Int64Var(p *int64, name string, value int64, usage string) {
	CommandLine.Int64Var(p, name, value, usage)
}

// Int64 defines a flag of the program with an integer of 64 bits, in a new variable, and returns that.
func Int64(name string, value int64, usage string) *int64 {
	return CommandLine.Int64(name, value, usage)
}

// UintVar defines a flag of the program with an integer that is not negative, in the variable *p, and sets that to the default value.
func UintVar(p *uint, name string, value uint, usage string) {
	CommandLine.UintVar(p, name, value, usage)
}

// Uint defines a flag of the program with an integer that is not negative, in a new variable, and returns that.
func Uint(name string, value uint, usage string) *uint {
	return CommandLine.Uint(name, value, usage)
}

// Uint64Var defines a flag of the program with an integer of 64 bits that is not negative, in the variable *p, and sets that to the default value.
func Uint64Var(p *uint64, name string, value uint64, usage string) {
	CommandLine.Uint64Var(p, name, value, usage)
}

// Uint64 defines a flag of the program with an integer of 64 bits that is not negative, in a new variable, and returns that.
func Uint64(name string, value uint64, usage string) *uint64 {
	return CommandLine.Uint64(name, value, usage)
}

// StringVar defines a flag of the program with any text, in the variable *p, and sets that to the default value.
func StringVar(p *string, name string, value string, usage string) {
	CommandLine.StringVar(p, name, value, usage)
}

// String defines a flag of the program with any text, in a new variable, and returns that.
func String(name string, value string, usage string) *string {
	return CommandLine.String(name, value, usage)
}

// Float64Var defines a flag of the program with a number, in the variable *p, and sets that to the default value.
func Float64Var(p *float64, name string, value float64, usage string) {
	CommandLine.Float64Var(p, name, value, usage)
}

// Float64 defines a flag of the program with a number, in a new variable, and returns that.
func Float64(name string, value float64, usage string) *float64 {
	return CommandLine.Float64(name, value, usage)
}

// DurationVar defines a flag of the program with a time that time.ParseDuration can read, in the variable *p, and sets that to the default value.
func DurationVar(p *time.Duration, name string, value time.Duration, usage string) {
	CommandLine.DurationVar(p, name, value, usage)
}

// Duration defines a flag of the program with a time that time.ParseDuration can read, in a new variable, and returns that.
func Duration(name string, value time.Duration, usage string) *time.Duration {
	return CommandLine.Duration(name, value, usage)
}

// TextVar defines a flag of the program in a variable that reads text by itself. It is set to the default value through its text.
func TextVar(p encoding.TextUnmarshaler, name string, value encoding.TextMarshaler, usage string) {
	CommandLine.TextVar(p, name, value, usage)
}

// Func defines a flag of the program that calls fn with its value, each time it occurs.
func Func(name, usage string, fn func(string) error) { CommandLine.Func(name, usage, fn) }

// BoolFunc is Func for a flag that needs no value.
func BoolFunc(name, usage string, fn func(string) error) { CommandLine.BoolFunc(name, usage, fn) }
