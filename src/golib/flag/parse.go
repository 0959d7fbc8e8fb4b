package flag

import (
	"errors"
	"os"
	"strings"
)

// ErrHelp is the error for -help and -h if no such flag is defined.
var ErrHelp = errors.New("flag: help requested")

// Parse reads flags from arguments, which do not begin with the name of the program. All flags must have been defined. What it
// does with an error the FlagSet was told when it was made.
func (f *FlagSet) Parse(arguments []string) error {
	f.parsed, f.args = true, arguments
	for {
		more, err := f.one()
		if err != nil {
			if f.stops(err) {
				return err
			}
		} else if !more {
			return nil
		}
	}
}

// stops does with an error what the FlagSet was told.
func (f *FlagSet) stops(err error) bool {
	switch f.handling {
	case ContinueOnError:
		return true
	case PanicOnError:
		panic(err)
	case ExitOnError:
		status := 2
		if err == ErrHelp {
			status = 0
		}
		os.Exit(status)
	}
	return false
}

// one reads the next flag; more is false if there is none.
func (f *FlagSet) one() (more bool, err error) {
	name, ok := f.next()
	if !ok {
		return false, nil
	}
	if name == "" || name[0] == '-' || name[0] == '=' {
		return false, f.fail("bad flag syntax: %s", f.args[0])
	}
	f.args = f.args[1:]
	name, value, hasValue := strings.Cut(name, "=")
	flag := f.flags[name]
	switch {
	case flag == nil && (name == "help" || name == "h"):
		f.usage()
		return false, ErrHelp
	case flag == nil:
		return false, f.fail("flag provided but not defined: -%s", name)
	case needsNone(flag.Value):
		err = f.setBool(flag, value, hasValue)
	default:
		err = f.setValue(flag, value, hasValue)
	}
	if err != nil {
		return false, err
	}
	f.mark(flag)
	return true, nil
}

// next returns what is behind the dashes of the next argument, if that is a flag. A "--" it drops.
func (f *FlagSet) next() (name string, ok bool) {
	if len(f.args) == 0 {
		return "", false
	}
	name, ok = strings.CutPrefix(f.args[0], "-")
	if !ok || name == "" {
		return "", false
	}
	if name == "-" {
		f.args = f.args[1:]
		return "", false
	}
	return strings.TrimPrefix(name, "-"), true
}

func (f *FlagSet) setBool(flag *Flag, value string, hasValue bool) error {
	if !hasValue {
		if err := flag.Value.Set("true"); err != nil {
			return f.fail("invalid boolean flag %s: %v", flag.Name, err)
		}
		return nil
	}
	if err := flag.Value.Set(value); err != nil {
		return f.fail("invalid boolean value %q for -%s: %v", value, flag.Name, err)
	}
	return nil
}

// setValue takes the value of a flag from the next argument, if it has none.
func (f *FlagSet) setValue(flag *Flag, value string, hasValue bool) error {
	if !hasValue {
		if len(f.args) == 0 {
			return f.fail("flag needs an argument: -%s", flag.Name)
		}
		value, f.args = f.args[0], f.args[1:]
	}
	if err := flag.Value.Set(value); err != nil {
		return f.fail("invalid value %q for flag -%s: %v", value, flag.Name, err)
	}
	return nil
}

// fail prints a message and how the flags are used, and returns the message.
func (f *FlagSet) fail(format string, a ...any) error {
	message := f.say(format, a...)
	f.usage()
	return errors.New(message)
}
