// Package template makes text from templates and data.
package template

import (
	"fmt"
	"maps"
	"reflect"
	"sort"
	"strings"
	"sync"
	"text/template/parse"
)

// common is what associated templates share.
type common struct {
	tmpl   map[string]*Template
	tmplMu sync.RWMutex
	option option
	// Functions for the parser, and for execution.
	funcsMu    sync.RWMutex
	parseFuncs FuncMap
	execFuncs  map[string]reflect.Value
}

// A Template is a parsed text, and knows the templates that it can use.
type Template struct {
	name string
	*parse.Tree
	*common
	leftDelim  string
	rightDelim string
}

// New returns a template without text.
func New(name string) *Template { return &Template{name: name} }

// Name returns the name.
func (t *Template) Name() string { return t.name }

// New returns a template that is associated with t.
func (t *Template) New(name string) *Template {
	t.init()
	return &Template{name: name, common: t.common, leftDelim: t.leftDelim, rightDelim: t.rightDelim}
}

func (t *Template) init() {
	if t.common == nil {
		t.common = &common{tmpl: make(map[string]*Template), parseFuncs: make(FuncMap), execFuncs: make(map[string]reflect.Value)}
	}
}

// Clone copies t and the associated templates, but not their trees.
func (t *Template) Clone() (*Template, error) {
	n := t.copy(nil)
	n.init()
	if t.common == nil {
		return n, nil
	}
	t.tmplMu.RLock()
	defer t.tmplMu.RUnlock()
	for k, v := range t.tmpl {
		if k == t.name {
			n.tmpl[t.name] = n
			continue
		}
		n.tmpl[k] = v.copy(n.common)
	}
	n.option = t.option
	t.funcsMu.RLock()
	defer t.funcsMu.RUnlock()
	maps.Copy(n.parseFuncs, t.parseFuncs)
	maps.Copy(n.execFuncs, t.execFuncs)
	return n, nil
}

func (t *Template) copy(c *common) *Template {
	return &Template{name: t.name, Tree: t.Tree, common: c, leftDelim: t.leftDelim, rightDelim: t.rightDelim}
}

// AddParseTree associates a tree with t under a name.
func (t *Template) AddParseTree(name string, tree *parse.Tree) (*Template, error) {
	t.init()
	t.tmplMu.Lock()
	defer t.tmplMu.Unlock()
	n := t
	if name != t.name {
		n = t.New(name)
	}
	if t.associate(n, tree) || n.Tree == nil {
		n.Tree = tree
	}
	return n, nil
}

// associate reports whether the tree is to replace what is there.
func (t *Template) associate(n *Template, tree *parse.Tree) bool {
	if n.common != t.common {
		panic("internal error: associate not common")
	}
	if old := t.tmpl[n.name]; old != nil && parse.IsEmptyTree(tree.Root) && old.Tree != nil {
		return false
	}
	t.tmpl[n.name] = n
	return true
}

// Templates returns the associated templates.
func (t *Template) Templates() []*Template {
	if t.common == nil {
		return nil
	}
	t.tmplMu.RLock()
	defer t.tmplMu.RUnlock()
	m := make([]*Template, 0, len(t.tmpl))
	for _, v := range t.tmpl {
		m = append(m, v)
	}
	return m
}

// Delims sets the delimiters of actions; "" stands for the usual ones.
func (t *Template) Delims(left, right string) *Template {
	t.init()
	t.leftDelim, t.rightDelim = left, right
	return t
}

// Funcs adds functions.
func (t *Template) Funcs(funcMap FuncMap) *Template {
	t.init()
	t.funcsMu.Lock()
	defer t.funcsMu.Unlock()
	addFuncs(t.execFuncs, funcMap)
	maps.Copy(t.parseFuncs, funcMap)
	return t
}

// Lookup returns an associated template, or nil.
func (t *Template) Lookup(name string) *Template {
	if t.common == nil {
		return nil
	}
	t.tmplMu.RLock()
	defer t.tmplMu.RUnlock()
	return t.tmpl[name]
}

// Parse parses a text, and what it defines.
func (t *Template) Parse(text string) (*Template, error) {
	t.init()
	t.funcsMu.RLock()
	trees, err := parse.Parse(t.name, text, t.leftDelim, t.rightDelim, t.parseFuncs, builtins())
	t.funcsMu.RUnlock()
	if err != nil {
		return nil, err
	}
	for name, tree := range trees {
		if _, err := t.AddParseTree(name, tree); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// DefinedTemplates lists the associated templates in a form for messages.
func (t *Template) DefinedTemplates() string {
	if t.common == nil {
		return ""
	}
	t.tmplMu.RLock()
	defer t.tmplMu.RUnlock()
	var names []string
	for name, tmpl := range t.tmpl {
		if tmpl.Tree != nil && tmpl.Root != nil {
			names = append(names, fmt.Sprintf("%q", name))
		}
	}
	if len(names) == 0 {
		return ""
	}
	sort.Strings(names)
	return "; defined templates are: " + strings.Join(names, ", ")
}

// What an index that is not in a map gives.
type missingKey int

const (
	missingInvalid missingKey = iota
	missingZero
	missingError
)

type option struct{ missingKey missingKey }

// Option sets options: missingkey=default, invalid, zero or error.
func (t *Template) Option(opt ...string) *Template {
	t.init()
	for _, s := range opt {
		switch s {
		case "":
			panic("empty option string")
		case "missingkey=invalid", "missingkey=default":
			t.option.missingKey = missingInvalid
		case "missingkey=zero":
			t.option.missingKey = missingZero
		case "missingkey=error":
			t.option.missingKey = missingError
		default:
			panic("unrecognized option: " + s)
		}
	}
	return t
}
