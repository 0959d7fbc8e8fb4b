// Command api compares the exported names of the library's packages with real Go's and prints what is missing, as
// src/golib/manifest.json wants it. It runs in the scratch module of realgo.mjs.
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

type loader struct {
	fset *token.FileSet
	root string
	done map[string]*types.Package
	real types.Importer
}

func (l *loader) Import(path string) (*types.Package, error) {
	if !strings.HasPrefix(path, "g/") {
		return l.real.Import(path)
	}
	if p := l.done[path]; p != nil {
		return p, nil
	}
	files, _ := filepath.Glob(filepath.Join(l.root, strings.TrimPrefix(path, "g/"), "*.go"))
	var parsed []*ast.File
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		a, err := parser.ParseFile(l.fset, f, nil, 0)
		if err != nil {
			return nil, err
		}
		parsed = append(parsed, a)
	}
	conf := types.Config{Importer: l, Error: func(error) {}}
	p, _ := conf.Check(path, l.fset, parsed, nil)
	l.done[path] = p
	return p, nil
}

// members are the exported methods and fields of a type.
func members(t types.Type) map[string]bool {
	m := map[string]bool{}
	for _, u := range []types.Type{t, types.NewPointer(t)} {
		set := types.NewMethodSet(u)
		for i := range set.Len() {
			if o := set.At(i).Obj(); o.Exported() {
				m[o.Name()] = true
			}
		}
	}
	if s, ok := t.Underlying().(*types.Struct); ok {
		for i := range s.NumFields() {
			if f := s.Field(i); f.Exported() {
				m[f.Name()] = true
			}
		}
	}
	return m
}

func main() {
	root := os.Args[1]
	fset := token.NewFileSet()
	l := &loader{fset, root, map[string]*types.Package{}, importer.ForCompiler(fset, "source", nil)}
	result := map[string]map[string][]string{}
	for _, path := range os.Args[2:] {
		ours, _ := l.Import("g/" + path)
		real, err := l.real.Import(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, path, err)
			continue
		}
		missing := []string{}
		for _, name := range real.Scope().Names() {
			o := real.Scope().Lookup(name)
			if !o.Exported() {
				continue
			}
			mine := ours.Scope().Lookup(name)
			if mine == nil {
				missing = append(missing, name)
				continue
			}
			if _, ok := o.(*types.TypeName); !ok {
				a, b := types.TypeString(o.Type(), short), types.TypeString(mine.Type(), short)
				if _, fn := o.(*types.Func); fn && a != b {
					fmt.Fprintf(os.Stderr, "%s.%s: %s, want %s\n", path, name, b, a)
				}
				continue
			}
			have := members(mine.Type())
			for m := range members(o.Type()) {
				if !have[m] {
					missing = append(missing, name+"."+m)
				}
			}
		}
		for _, name := range ours.Scope().Names() {
			if ours.Scope().Lookup(name).Exported() && real.Scope().Lookup(name) == nil {
				fmt.Fprintf(os.Stderr, "%s.%s is not in Go\n", path, name)
			}
		}
		sort.Strings(missing)
		result[path] = map[string][]string{"missing": missing}
	}
	b, _ := json.MarshalIndent(result, "", "  ")
	os.Stdout.Write(append(b, '\n'))
}

func short(p *types.Package) string { return strings.TrimPrefix(p.Path(), "g/") }
