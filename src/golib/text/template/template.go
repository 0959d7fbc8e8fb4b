// Package template makes text from templates and data.
package template

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

// family is what associated templates share.
type family struct {
	membersMu sync.RWMutex
	members   map[string]*Template
	missing   missingKey

	funcsMu sync.RWMutex
	funcs   FuncMap
}

// A Template is a parsed text, and knows the templates that it can use.
type Template struct {
	*parse.Tree
	*family
	name        string
	left, right string // the delimiters
}

// New returns a template without text.
func New(name string) *Template {
	t := &Template{name: name}
	t.found()
	return t
}

// Name returns the name.
func (t *Template) Name() string { return t.name }

// New returns a template that is associated with t.
func (t *Template) New(name string) *Template {
	t.found()
	n := t.in(t.family)
	n.name, n.Tree = name, nil
	return n
}

// found makes a family where there is none.
func (t *Template) found() {
	if t.family == nil {
		t.family = &family{members: map[string]*Template{}, funcs: FuncMap{}}
	}
}

// in is the same template in another family.
func (t *Template) in(f *family) *Template {
	n := *t
	n.family = f
	return &n
}

// Clone copies t and the associated templates, but not their trees.
func (t *Template) Clone() (*Template, error) {
	c := t.in(nil)
	c.found()
	if t.family == nil {
		return c, nil
	}
	t.funcsMu.RLock()
	maps.Copy(c.funcs, t.funcs)
	t.funcsMu.RUnlock()
	t.membersMu.RLock()
	defer t.membersMu.RUnlock()
	c.missing = t.missing
	for name, member := range t.members {
		if name == t.name {
			c.members[name] = c
		} else {
			c.members[name] = member.in(c.family)
		}
	}
	return c, nil
}

// AddParseTree associates a tree with t under a name.
func (t *Template) AddParseTree(name string, tree *parse.Tree) (*Template, error) {
	n := t
	if name != t.name {
		n = t.New(name)
	}
	t.found()
	t.membersMu.Lock()
	defer t.membersMu.Unlock()
	// A text that defines nothing leaves a template of that name as it was.
	old := t.members[name]
	keep := old != nil && old.Tree != nil && parse.IsEmptyTree(tree.Root)
	if !keep {
		t.members[name] = n
	}
	if !keep || n.Tree == nil {
		n.Tree = tree
	}
	return n, nil
}

// each calls f for the associated templates.
func (t *Template) each(f func(name string, member *Template)) {
	if t.family == nil {
		return
	}
	t.membersMu.RLock()
	defer t.membersMu.RUnlock()
	for name, member := range t.members {
		f(name, member)
	}
}

// Templates returns the associated templates.
func (t *Template) Templates() []*Template {
	var all []*Template
	if t.family != nil {
		all = []*Template{}
	}
	t.each(func(_ string, member *Template) { all = append(all, member) })
	return all
}

// Delims sets the delimiters of actions; "" stands for the usual ones.
func (t *Template) Delims(left, right string) *Template {
	t.found()
	t.left, t.right = left, right
	return t
}

// Funcs adds functions.
func (t *Template) Funcs(funcMap FuncMap) *Template {
	t.found()
	t.funcsMu.Lock()
	defer t.funcsMu.Unlock()
	t.funcs.define(funcMap)
	return t
}

// Lookup returns an associated template, or nil.
func (t *Template) Lookup(name string) *Template {
	if t.family == nil {
		return nil
	}
	t.membersMu.RLock()
	defer t.membersMu.RUnlock()
	return t.members[name]
}

// trees parses a text into the trees of what it defines.
func (t *Template) trees(text string) (map[string]*parse.Tree, error) {
	t.funcsMu.RLock()
	defer t.funcsMu.RUnlock()
	return parse.Parse(t.name, text, t.left, t.right, t.funcs, language)
}

// Parse parses a text, and what it defines.
func (t *Template) Parse(text string) (*Template, error) {
	t.found()
	trees, err := t.trees(text)
	if err != nil {
		return nil, err
	}
	for name, tree := range trees {
		t.AddParseTree(name, tree)
	}
	return t, nil
}

// DefinedTemplates lists the associated templates in a form for messages.
func (t *Template) DefinedTemplates() string {
	var names []string
	t.each(func(name string, member *Template) {
		if member.Tree != nil && member.Root != nil {
			names = append(names, strconv.Quote(name))
		}
	})
	if names == nil {
		return ""
	}
	slices.Sort(names)
	return "; defined templates are: " + strings.Join(names, ", ")
}

// What an index that is not in a map gives.
type missingKey int

const (
	nothingIfMissing missingKey = iota
	zeroIfMissing
	failsIfMissing
)

var options = map[string]missingKey{
	"missingkey=default": nothingIfMissing, "missingkey=invalid": nothingIfMissing, "missingkey=zero": zeroIfMissing, "missingkey=error": failsIfMissing,
}

// Option sets options: missingkey=default, invalid, zero or error.
func (t *Template) Option(opt ...string) *Template {
	t.found()
	for _, name := range opt {
		if name == "" {
			panic("empty option string")
		}
		how, ok := options[name]
		if !ok {
			panic("unrecognized option: " + name)
		}
		t.missing = how
	}
	return t
}
