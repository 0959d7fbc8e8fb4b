package flag

import (
	"fmt"
	"os"
)

// The functions of the package are about the flags of the program.

// CommandLine has the flags of the program.
var CommandLine = newCommandLine()

func newCommandLine() *FlagSet {
	f := &FlagSet{handling: ExitOnError, global: true}
	if len(os.Args) > 0 {
		f.name = os.Args[0]
	}
	return f
}

// Usage prints how the program's flags are used, when there is an error in them and for -help. A program can set it to a function of
// its own.
var Usage = func() {
	fmt.Fprintf(CommandLine.Output(), "Usage of %s:\n", CommandLine.name)
	PrintDefaults()
}

// Parse reads the program's flags from os.Args. Call it when all are defined, and before they are used.
func Parse() { CommandLine.Parse(os.Args[1:]) }

// Parsed reports whether Parse has been called.
func Parsed() bool { return CommandLine.Parsed() }

// Args returns the arguments behind the flags.
func Args() []string { return CommandLine.Args() }

// NArg returns how many arguments there are behind the flags.
func NArg() int { return CommandLine.NArg() }

// Arg returns the argument i behind the flags, counted from 0, or "" if there is none.
func Arg(i int) string { return CommandLine.Arg(i) }

// NFlag returns how many flags have been set.
func NFlag() int { return CommandLine.NFlag() }

// Lookup returns the flag with this name, or nil.
func Lookup(name string) *Flag { return CommandLine.Lookup(name) }

// Set sets the flag with this name.
func Set(name, value string) error { return CommandLine.set(name, value) }

// VisitAll calls fn for each flag, in the order of their names.
func VisitAll(fn func(*Flag)) { CommandLine.VisitAll(fn) }

// Visit calls fn for each flag that has been set, in the order of their names.
func Visit(fn func(*Flag)) { CommandLine.Visit(fn) }

// PrintDefaults prints each flag with its usage, and its default if that is not the zero value.
func PrintDefaults() { CommandLine.PrintDefaults() }

// Var defines a flag with a Value of the program's own, which is the default.
func Var(value Value, name string, usage string) { CommandLine.Var(value, name, usage) }
