// Package flag reads what a program is told on its command line: flags of the forms -name, -name=value and -name value, with one
// or two dashes, and behind them other arguments. Flags that are true or false have no third form, since what follows could be an
// argument. The flags end before the first argument that is none, or behind "--".
package flag

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
)

// ErrorHandling says what FlagSet.Parse does with an error, after it has printed it and how flags are used.
type ErrorHandling int

const (
	ContinueOnError ErrorHandling = iota // return it
	ExitOnError                          // end the program with status 2, for -help or -h with 0
	PanicOnError                         // panic with it
)

// A Flag is what a FlagSet knows of one flag.
type Flag struct {
	Name     string // as it is written behind the dash
	Usage    string // what it is for
	Value    Value  // what it is set to
	DefValue string // what it is if it is not set, as text
}

// A FlagSet is a set of flags. The zero value has none, no name, and ContinueOnError.
type FlagSet struct {
	// Usage is called when there is an error in the arguments, and for -help and -h. It prints how the flags are used. If it is nil,
	// there is one that prints a title and all flags.
	Usage func()

	name     string
	handling ErrorHandling
	flags    map[string]*Flag
	given    map[string]*Flag  // those that were set
	early    map[string]string // where flags were set that are not defined yet
	args     []string          // what has not been read
	parsed   bool
	output   io.Writer // nil is os.Stderr
	global   bool      // without a Usage of its own it uses the package's
}

// NewFlagSet returns a FlagSet without flags. The name is for messages.
func NewFlagSet(name string, errorHandling ErrorHandling) *FlagSet {
	f := new(FlagSet)
	f.Init(name, errorHandling)
	f.Usage = f.defaultUsage
	return f
}

// Init sets the name and what Parse does with errors.
func (f *FlagSet) Init(name string, errorHandling ErrorHandling) {
	f.name, f.handling = name, errorHandling
}

// Name returns the name.
func (f *FlagSet) Name() string { return f.name }

// ErrorHandling returns what Parse does with errors.
func (f *FlagSet) ErrorHandling() ErrorHandling { return f.handling }

// SetOutput sets where messages go; nil is os.Stderr.
func (f *FlagSet) SetOutput(output io.Writer) { f.output = output }

// Output returns where messages go.
func (f *FlagSet) Output() io.Writer {
	if f.output != nil {
		return f.output
	}
	return os.Stderr
}

// Parsed reports whether Parse has been called.
func (f *FlagSet) Parsed() bool { return f.parsed }

// Args returns the arguments behind the flags.
func (f *FlagSet) Args() []string { return f.args }

// NArg returns how many arguments there are behind the flags.
func (f *FlagSet) NArg() int { return len(f.args) }

// Arg returns the argument i behind the flags, counted from 0, or "" if there is none.
func (f *FlagSet) Arg(i int) string {
	if 0 <= i && i < len(f.args) {
		return f.args[i]
	}
	return ""
}

// NFlag returns how many flags have been set.
func (f *FlagSet) NFlag() int { return len(f.given) }

// Lookup returns the flag with this name, or nil.
func (f *FlagSet) Lookup(name string) *Flag { return f.flags[name] }

// VisitAll calls fn for each flag, in the order of their names.
func (f *FlagSet) VisitAll(fn func(*Flag)) { visit(f.flags, fn) }

// Visit calls fn for each flag that has been set, in the order of their names.
func (f *FlagSet) Visit(fn func(*Flag)) { visit(f.given, fn) }

func visit(flags map[string]*Flag, fn func(*Flag)) {
	names := make([]string, 0, len(flags))
	for name := range flags {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fn(flags[name])
	}
}

// Set sets the flag with this name.
func (f *FlagSet) Set(name, value string) error { return f.set(name, value) }

// set is called by functions that the user has called.
func (f *FlagSet) set(name, value string) error {
	flag, ok := f.flags[name]
	if !ok {
		if f.early == nil {
			f.early = make(map[string]string)
		}
		where := "?:0"
		if _, file, line, ok := runtime.Caller(2); ok {
			where = fmt.Sprintf("%s:%d", file, line)
		}
		f.early[name] = where
		return fmt.Errorf("no such flag -%v", name)
	}
	if err := flag.Value.Set(value); err != nil {
		return err
	}
	f.mark(flag)
	return nil
}

func (f *FlagSet) mark(flag *Flag) {
	if f.given == nil {
		f.given = make(map[string]*Flag)
	}
	f.given[flag.Name] = flag
}

// Var defines a flag with a Value of the program's own. The Value is the default. A name that is taken, begins with - or has an =
// in it is a panic, and so is one that Set has been called for.
func (f *FlagSet) Var(value Value, name string, usage string) {
	switch {
	case strings.HasPrefix(name, "-"):
		panic(f.say("flag %q begins with -", name))
	case strings.Contains(name, "="):
		panic(f.say("flag %q contains =", name))
	case f.flags[name] != nil && f.name == "":
		panic(f.say("flag redefined: %s", name))
	case f.flags[name] != nil:
		panic(f.say("%s flag redefined: %s", f.name, name))
	}
	if where, set := f.early[name]; set {
		panic(fmt.Sprintf("flag %s set at %s before being defined", name, where))
	}
	if f.flags == nil {
		f.flags = make(map[string]*Flag)
	}
	f.flags[name] = &Flag{Name: name, Usage: usage, Value: value, DefValue: value.String()}
}

// say prints a message and returns it.
func (f *FlagSet) say(format string, a ...any) string {
	message := fmt.Sprintf(format, a...)
	fmt.Fprintln(f.Output(), message)
	return message
}
