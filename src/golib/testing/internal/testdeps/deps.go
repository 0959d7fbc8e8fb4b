// Package testdeps has what the generated main of a test program gives to package testing: facts about the package, and what package testing does not
// import itself.
package testdeps

import (
	"internal/testlog"
	"reflect"
	"regexp"
	"sync"
)

// TestDeps implements what testing.MainStart takes.
type TestDeps struct {
	Package, Module string

	// Call is set where there are fuzz targets: only then does the program need the code for calls of functions that are known as values.
	Call func(f reflect.Value, args []reflect.Value)
}

// Call calls a fuzz function.
func Call(f reflect.Value, args []reflect.Value) { f.Call(args) }

func (d TestDeps) CallFuzz(f reflect.Value, args []reflect.Value) { d.Call(f, args) }

func (d TestDeps) ImportPath() string { return d.Package }
func (d TestDeps) ModulePath() string { return d.Module }

func (TestDeps) SetPanicOnExit0(on bool) { testlog.SetPanicOnExit0(on) }

var patterns struct {
	sync.Mutex
	last     string
	compiled *regexp.Regexp
}

// MatchString reports whether a regular expression matches. One is asked about many names in turn.
func (TestDeps) MatchString(pat, str string) (bool, error) {
	patterns.Lock()
	defer patterns.Unlock()
	if patterns.compiled == nil || patterns.last != pat {
		re, err := regexp.Compile(pat)
		if err != nil {
			return false, err
		}
		patterns.last, patterns.compiled = pat, re
	}
	return patterns.compiled.MatchString(str), nil
}

func (TestDeps) CheckCorpus(values []any, types []reflect.Type) error {
	return checkCorpus(values, types)
}

func (TestDeps) ReadCorpus(dir string, types []reflect.Type) ([]entry, error) {
	return readCorpus(dir, types)
}
