// The functions that templates know: those of the language and those of a FuncMap.

package template

import (
	"errors"
	"fmt"
	"reflect"
	"unicode"
)

// FuncMap has functions by their names in templates. They have one result, or a
// second one that is an error.
type FuncMap map[string]any

// language has the functions that every template can call. It is filled at the start,
// for some of them lead back to it.
var language FuncMap

func init() {
	first := func(arg reflect.Value, more ...reflect.Value) reflect.Value { return arg }
	language = FuncMap{
		// The types of these say what they take; apply evaluates them, which looks at
		// no more operands than it must, and gives call the name of its function.
		"and": first, "or": first, "call": func(fn reflect.Value, args ...reflect.Value) reflect.Value { return fn },

		"not": func(arg reflect.Value) bool { return !holds(arg) },
		"len": length, "index": index, "slice": subsequence,
		"html": HTMLEscaper, "js": JSEscaper, "urlquery": URLQueryEscaper,
		"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln,

		"eq": isAmong,
		"ne": func(a, b reflect.Value) (bool, error) {
			same, err := isAmong(a, b)
			return !same, err
		},
		"lt": ordering(func(less, same bool) bool { return less }),
		"le": ordering(func(less, same bool) bool { return less || same }),
		"gt": ordering(func(less, same bool) bool { return !less && !same }),
		"ge": ordering(func(less, same bool) bool { return !less }),
	}
}

// function looks a function up; own says that it is one of the language.
func (t *Template) function(name string) (f reflect.Value, own bool) {
	if t.family != nil {
		t.funcsMu.RLock()
		defer t.funcsMu.RUnlock()
		if given, ok := t.funcs[name]; ok {
			return reflect.ValueOf(given), false
		}
	}
	return reflect.ValueOf(language[name]), true
}

// define takes over functions, if templates can name and call them.
func (m FuncMap) define(more FuncMap) {
	for name, f := range more {
		typ := reflect.TypeOf(f)
		switch {
		case !isName(name):
			panic(fmt.Errorf("function name %q is not a valid identifier", name))
		case typ == nil || typ.Kind() != reflect.Func:
			panic("value for " + name + " not a function")
		}
		if err := checkResults(name, typ); err != nil {
			panic(err)
		}
		m[name] = f
	}
}

func isName(s string) bool {
	for i, r := range s {
		switch {
		case r == '_' || unicode.IsLetter(r):
		case i > 0 && unicode.IsDigit(r):
		default:
			return false
		}
	}
	return s != ""
}

func checkResults(name string, f reflect.Type) error {
	n := f.NumOut()
	if n < 1 || n > 2 {
		return fmt.Errorf("function %s has %d return values; should be 1 or 2", name, n)
	}
	if n == 2 && f.Out(1) != errorType {
		return fmt.Errorf("invalid function signature for %s: second return value should be error; is %s", name, f.Out(1))
	}
	return nil
}

// params is what a function takes: so many arguments, and perhaps more of one type.
type params struct {
	fn    reflect.Type
	fixed int
}

func paramsOf(fn reflect.Type) params {
	if fn.IsVariadic() {
		return params{fn, fn.NumIn() - 1}
	}
	return params{fn, fn.NumIn()}
}

// at is the type of an argument.
func (p params) at(i int) reflect.Type {
	if i < p.fixed {
		return p.fn.In(i)
	}
	return p.fn.In(p.fixed).Elem()
}

// wanted is "" if n arguments are right, or how many there should be.
func (p params) wanted(n int) string {
	switch {
	case p.fn.IsVariadic() && n < p.fixed:
		return fmt.Sprintf("at least %d", p.fixed)
	case !p.fn.IsVariadic() && n != p.fixed:
		return fmt.Sprint(p.fixed)
	}
	return ""
}

// callValue is the function call; name stands for f in messages.
func callValue(name string, f reflect.Value, args []reflect.Value) (result reflect.Value, err error) {
	f = inside(f)
	if !f.IsValid() {
		return result, errors.New("call of nil")
	}
	if f.Kind() != reflect.Func {
		return result, fmt.Errorf("non-function %s of type %s", name, f.Type())
	}
	if err = checkResults(name, f.Type()); err != nil {
		return result, err
	}
	takes := paramsOf(f.Type())
	if want := takes.wanted(len(args)); want != "" {
		return result, fmt.Errorf("wrong number of args for %s: got %d want %s", name, len(args), want)
	}
	fitting := make([]reflect.Value, 0, len(args))
	for i, arg := range args {
		v, err := fit(inside(arg), takes.at(i))
		if err != nil {
			return result, fmt.Errorf("arg %d: %w", i, err)
		}
		fitting = append(fitting, v)
	}
	return invoke(f, fitting)
}

// invoke calls a function; its panic is an error.
func invoke(f reflect.Value, args []reflect.Value) (result reflect.Value, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = r
		default:
			err = fmt.Errorf("%v", r)
		}
	}()
	out := f.Call(args)
	if len(out) > 1 {
		err, _ = out[1].Interface().(error)
	}
	return out[0], err
}

// fit makes a value one of type t, as an argument of call or a key of a map; integers
// may be of another size.
func fit(v reflect.Value, t reflect.Type) (reflect.Value, error) {
	switch {
	case !v.IsValid() && nilable(t):
		return reflect.Zero(t), nil
	case !v.IsValid():
		return v, fmt.Errorf("value is nil; should be of type %s", t)
	case v.Type().AssignableTo(t):
		return v, nil
	case (v.CanInt() || v.CanUint()) && reflect.Int <= t.Kind() && t.Kind() <= reflect.Uintptr:
		return v.Convert(t), nil
	}
	return v, fmt.Errorf("value has type %s; should be %s", v.Type(), t)
}

// printed is what print would make of the arguments.
func printed(args []any) string {
	list := make([]any, len(args))
	for i, arg := range args {
		if p, ok := forPrint(reflect.ValueOf(arg)); ok {
			arg = p
		}
		list[i] = arg
	}
	return fmt.Sprint(list...)
}
