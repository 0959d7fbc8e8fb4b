package flag

import (
	"fmt"
	"reflect"
	"strings"
	"time"
)

// isZero reports whether a default is its type's zero value.
func isZero(flag *Flag, value string) (ok bool, err error) {
	t := reflect.TypeOf(flag.Value)
	var z reflect.Value
	if t.Kind() == reflect.Pointer {
		z = reflect.New(t.Elem())
	} else {
		z = reflect.Zero(t)
	}
	defer func() {
		if e := recover(); e != nil {
			if t.Kind() == reflect.Pointer {
				t = t.Elem()
			}
			err = fmt.Errorf("panic calling String method on zero %v for flag %s: %v", t, flag.Name, e)
		}
	}()
	switch flag.Value.(type) {
	case *cell[int], *cell[int64], *cell[uint], *cell[uint64], *cell[float64]:
		return value == "0", nil
	case *cell[time.Duration]:
		return value == "0s", nil
	case *boolCell:
		return value == "false", nil
	case *cell[string]:
		return value == "", nil
	}
	return value == z.Interface().(Value).String(), nil
}

// UnquoteUsage returns what is between back quotes in the usage of a flag, as the name of its value, and the usage without the
// quotes. Without any, the name is that of the type, and of a flag that needs no value it is empty.
func UnquoteUsage(flag *Flag) (name string, usage string) {
	before, quoted, _ := strings.Cut(flag.Usage, "`")
	if name, after, ok := strings.Cut(quoted, "`"); ok {
		return name, before + name + after
	}
	return typeName(flag.Value), flag.Usage
}

func typeName(v Value) string {
	if _, ok := v.(interface{ IsBoolFlag() bool }); ok {
		if needsNone(v) {
			return ""
		}
		return "value"
	}
	switch v.(type) {
	case *cell[int], *cell[int64]:
		return "int"
	case *cell[uint], *cell[uint64]:
		return "uint"
	case *cell[float64]:
		return "float"
	case *cell[string]:
		return "string"
	case *cell[time.Duration]:
		return "duration"
	}
	return "value"
}

// PrintDefaults prints each flag with its usage, and its default if that is not the zero value.
func (f *FlagSet) PrintDefaults() {
	var problems []error
	f.VisitAll(func(flag *Flag) {
		line, err := describe(flag)
		if err != nil {
			problems = append(problems, err)
		}
		fmt.Fprint(f.Output(), line, "\n")
	})
	if problems == nil {
		return
	}
	fmt.Fprintln(f.Output())
	for _, err := range problems {
		fmt.Fprintln(f.Output(), err)
	}
}

// describe returns what PrintDefaults prints of a flag. The error says that its Value panicked.
func describe(flag *Flag) (string, error) {
	const indent = "\n    \t"
	name, usage := UnquoteUsage(flag)
	line := "  -" + flag.Name
	if name != "" {
		line += " " + name
	}
	// A flag of one letter leaves room for the usage on its line.
	if len(line) <= len("  -x") {
		line += "\t"
	} else {
		line += indent
	}
	line += strings.ReplaceAll(usage, "\n", indent)
	zero, err := isZero(flag, flag.DefValue)
	if err != nil || zero {
		return line, err
	}
	verb := "%v"
	if _, ok := flag.Value.(*cell[string]); ok {
		verb = "%q"
	}
	return line + fmt.Sprintf(" (default "+verb+")", flag.DefValue), nil
}

func (f *FlagSet) defaultUsage() {
	title := "Usage:\n"
	if f.name != "" {
		title = "Usage of " + f.name + ":\n"
	}
	fmt.Fprint(f.Output(), title)
	f.PrintDefaults()
}

func (f *FlagSet) usage() {
	switch {
	case f.Usage != nil:
		f.Usage()
	case f.global:
		Usage()
	default:
		f.defaultUsage()
	}
}
