// Package quick checks what a function claims for random arguments.
package quick

import (
	"flag"
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"time"
)

var checks = flag.Int("quickchecks", 100, "The default number of iterations for each check")

// A Config says how a check is done; nil is the default.
type Config struct {
	// MaxCount is how often, or MaxCountScale how many times the default.
	MaxCount      int
	MaxCountScale float64
	// Rand is the source of the arguments, seeded by the time if it is nil.
	Rand *rand.Rand
	// Values, if there is one, makes the arguments.
	Values func([]reflect.Value, *rand.Rand)
}

func (c *Config) count() int {
	switch {
	case c.MaxCount != 0:
		return c.MaxCount
	case c.MaxCountScale != 0:
		return int(c.MaxCountScale * float64(*checks))
	}
	return *checks
}

func (c *Config) random() *rand.Rand {
	if c.Rand == nil {
		return rand.New(rand.NewSource(time.Now().UnixNano()))
	}
	return c.Rand
}

// arguments fills args for a function of type t.
func (c *Config) arguments(args []reflect.Value, t reflect.Type, r *rand.Rand) error {
	if c.Values != nil {
		c.Values(args, r)
		return nil
	}
	for i := range args {
		v, ok := Value(t.In(i), r)
		if !ok {
			return SetupError(fmt.Sprintf("cannot create arbitrary value of type %s for argument %d", t.In(i), i))
		}
		args[i] = v
	}
	return nil
}

// A SetupError is about the way in which a check was asked for.
type SetupError string

func (s SetupError) Error() string { return string(s) }

// A CheckError has the arguments for which Check has failed.
type CheckError struct {
	Count int
	In    []any
}

func (e *CheckError) Error() string {
	return fmt.Sprintf("#%d: failed on input %s", e.Count, list(e.In))
}

// A CheckEqualError has the results that differ, too.
type CheckEqualError struct {
	CheckError
	Out1 []any
	Out2 []any
}

func (e *CheckEqualError) Error() string {
	return fmt.Sprintf("#%d: failed on input %s. Output 1: %s. Output 2: %s", e.Count, list(e.In), list(e.Out1), list(e.Out2))
}

func list(values []any) string {
	var texts []string
	for _, v := range values {
		texts = append(texts, fmt.Sprintf("%#v", v))
	}
	return strings.Join(texts, ", ")
}

func interfaces(values []reflect.Value) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = v.Interface()
	}
	return out
}

// each calls try with arguments for a function of type t until it returns an error.
func (c *Config) each(t reflect.Type, try func(round int, args []reflect.Value) error) error {
	args := make([]reflect.Value, t.NumIn())
	r := c.random()
	for i := range c.count() {
		if err := c.arguments(args, t, r); err != nil {
			return err
		}
		if err := try(i+1, args); err != nil {
			return err
		}
	}
	return nil
}

// Check looks for arguments for which f, which returns a bool, returns false.
func Check(f any, config *Config) error {
	if config == nil {
		config = &Config{}
	}
	fn := reflect.ValueOf(f)
	switch {
	case fn.Kind() != reflect.Func:
		return SetupError("argument is not a function")
	case fn.Type().NumOut() != 1:
		return SetupError("function does not return one value")
	case fn.Type().Out(0).Kind() != reflect.Bool:
		return SetupError("function does not return a bool")
	}
	return config.each(fn.Type(), func(round int, args []reflect.Value) error {
		if fn.Call(args)[0].Bool() {
			return nil
		}
		return &CheckError{round, interfaces(args)}
	})
}

// CheckEqual looks for arguments for which f and g return different results.
func CheckEqual(f, g any, config *Config) error {
	if config == nil {
		config = &Config{}
	}
	x, y := reflect.ValueOf(f), reflect.ValueOf(g)
	switch {
	case x.Kind() != reflect.Func:
		return SetupError("f is not a function")
	case y.Kind() != reflect.Func:
		return SetupError("g is not a function")
	case x.Type() != y.Type():
		return SetupError("functions have different types")
	}
	return config.each(x.Type(), func(round int, args []reflect.Value) error {
		a, b := interfaces(x.Call(args)), interfaces(y.Call(args))
		if reflect.DeepEqual(a, b) {
			return nil
		}
		return &CheckEqualError{CheckError{round, interfaces(args)}, a, b}
	})
}
