// Trees, and what asks for them.

package parse

import (
	"fmt"
	"strings"
)

// Mode is a set of flags for the parser.
type Mode uint

// The flags.
const (
	ParseComments Mode = 1 << iota
	SkipFuncCheck
)

// A Tree is a parsed template.
type Tree struct {
	Name      string
	ParseName string
	Root      *ListNode
	Mode      Mode
	text      string
}

// Parse returns the trees of a text: its own under name, and those that it
// defines.
func Parse(name, text, leftDelim, rightDelim string, funcs ...map[string]any) (map[string]*Tree, error) {
	set := make(map[string]*Tree)
	_, err := New(name).Parse(text, leftDelim, rightDelim, set, funcs...)
	return set, err
}

// New returns an empty tree. Functions are for Parse to know.
func New(name string, funcs ...map[string]any) *Tree { return &Tree{Name: name} }

// Copy copies the tree.
func (t *Tree) Copy() *Tree {
	if t == nil {
		return nil
	}
	return &Tree{Name: t.Name, ParseName: t.ParseName, Root: t.Root.CopyList(), text: t.text}
}

// Parse parses a text, and adds it and what it defines to treeSet.
func (t *Tree) Parse(text, leftDelim, rightDelim string, treeSet map[string]*Tree, funcs ...map[string]any) (tree *Tree, err error) {
	t.ParseName, t.text, t.Root = t.Name, text, nil
	p := &parser{tree: t, tokens: lex(text, leftDelim, rightDelim), funcs: funcs, set: treeSet}
	defer func() {
		switch e := recover().(type) {
		case nil:
		case problem:
			t.Root, tree, err = nil, nil, e.error
		default:
			panic(e)
		}
	}()
	p.template()
	return t, nil
}

// ErrorContext says where a node is, and what it is.
func (t *Tree) ErrorContext(n Node) (location, context string) {
	tree := n.tree()
	if tree == nil {
		tree = t
	}
	before := tree.text[:n.Position()]
	column := int(n.Position()) - (strings.LastIndexByte(before, '\n') + 1)
	return fmt.Sprintf("%s:%d:%d", tree.ParseName, 1+strings.Count(before, "\n"), column), n.String()
}
