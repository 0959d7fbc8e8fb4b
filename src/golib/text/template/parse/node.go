// The nodes of a template's tree. String gives the text back, in a normal form.

package parse

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Node is an element of the tree.
type Node interface {
	Type() NodeType
	String() string
	Copy() Node
	Position() Pos
	tree() *Tree
	writeTo(*strings.Builder)
}

// NodeType says what a node is.
type NodeType int

// Pos is a byte offset in the text.
type Pos int

// Position returns p.
func (p Pos) Position() Pos { return p }

// Type returns t.
func (t NodeType) Type() NodeType { return t }

// The types of nodes.
const (
	NodeText NodeType = iota
	NodeAction
	NodeBool
	NodeChain
	NodeCommand
	NodeDot
	_ // Go has marks for else and end here
	_
	NodeField
	NodeIdentifier
	NodeIf
	NodeList
	NodeNil
	NodeNumber
	NodePipe
	NodeRange
	NodeString
	NodeTemplate
	NodeVariable
	NodeWith
	NodeComment
	NodeBreak
	NodeContinue
)

func text(n Node) string {
	var b strings.Builder
	n.writeTo(&b)
	return b.String()
}

// ListNode is a sequence.
type ListNode struct {
	NodeType
	Pos
	tr    *Tree
	Nodes []Node
}

func (t *Tree) newList(pos Pos) *ListNode { return &ListNode{NodeType: NodeList, Pos: pos, tr: t} }

func (l *ListNode) tree() *Tree    { return l.tr }
func (l *ListNode) String() string { return text(l) }
func (l *ListNode) writeTo(b *strings.Builder) {
	for _, n := range l.Nodes {
		n.writeTo(b)
	}
}

// CopyList copies the list.
func (l *ListNode) CopyList() *ListNode {
	if l == nil {
		return nil
	}
	n := l.tr.newList(l.Pos)
	for _, e := range l.Nodes {
		n.Nodes = append(n.Nodes, e.Copy())
	}
	return n
}

// Copy copies the list.
func (l *ListNode) Copy() Node { return l.CopyList() }

// TextNode is text outside of actions.
type TextNode struct {
	NodeType
	Pos
	tr   *Tree
	Text []byte
}

func (t *TextNode) tree() *Tree                { return t.tr }
func (t *TextNode) String() string             { return string(t.Text) }
func (t *TextNode) writeTo(b *strings.Builder) { b.Write(t.Text) }

// Copy copies the node.
func (t *TextNode) Copy() Node {
	return &TextNode{t.NodeType, t.Pos, t.tr, append([]byte{}, t.Text...)}
}

// CommentNode is a comment.
type CommentNode struct {
	NodeType
	Pos
	tr   *Tree
	Text string
}

func (c *CommentNode) tree() *Tree                { return c.tr }
func (c *CommentNode) String() string             { return text(c) }
func (c *CommentNode) writeTo(b *strings.Builder) { b.WriteString("{{" + c.Text + "}}") }

// Copy copies the node.
func (c *CommentNode) Copy() Node { n := *c; return &n }

// PipeNode is a pipeline, perhaps with variables in front.
type PipeNode struct {
	NodeType
	Pos
	tr       *Tree
	Line     int
	IsAssign bool
	Decl     []*VariableNode
	Cmds     []*CommandNode
}

func (p *PipeNode) tree() *Tree    { return p.tr }
func (p *PipeNode) String() string { return text(p) }
func (p *PipeNode) writeTo(b *strings.Builder) {
	for i, v := range p.Decl {
		if i > 0 {
			b.WriteString(", ")
		}
		v.writeTo(b)
	}
	if len(p.Decl) > 0 {
		if p.IsAssign {
			b.WriteString(" = ")
		} else {
			b.WriteString(" := ")
		}
	}
	for i, c := range p.Cmds {
		if i > 0 {
			b.WriteString(" | ")
		}
		c.writeTo(b)
	}
}

// CopyPipe copies the pipeline.
func (p *PipeNode) CopyPipe() *PipeNode {
	if p == nil {
		return nil
	}
	n := *p
	n.Decl = make([]*VariableNode, len(p.Decl))
	for i, v := range p.Decl {
		n.Decl[i] = v.Copy().(*VariableNode)
	}
	n.Cmds = nil
	for _, c := range p.Cmds {
		n.Cmds = append(n.Cmds, c.Copy().(*CommandNode))
	}
	return &n
}

// Copy copies the pipeline.
func (p *PipeNode) Copy() Node { return p.CopyPipe() }

// ActionNode is an action that is only a pipeline.
type ActionNode struct {
	NodeType
	Pos
	tr   *Tree
	Line int
	Pipe *PipeNode
}

func (a *ActionNode) tree() *Tree    { return a.tr }
func (a *ActionNode) String() string { return text(a) }
func (a *ActionNode) writeTo(b *strings.Builder) {
	b.WriteString("{{")
	a.Pipe.writeTo(b)
	b.WriteString("}}")
}

// Copy copies the node.
func (a *ActionNode) Copy() Node {
	return &ActionNode{a.NodeType, a.Pos, a.tr, a.Line, a.Pipe.CopyPipe()}
}

// CommandNode is one stage of a pipeline.
type CommandNode struct {
	NodeType
	Pos
	tr   *Tree
	Args []Node
}

func (c *CommandNode) tree() *Tree    { return c.tr }
func (c *CommandNode) String() string { return text(c) }
func (c *CommandNode) writeTo(b *strings.Builder) {
	for i, arg := range c.Args {
		if i > 0 {
			b.WriteByte(' ')
		}
		if p, ok := arg.(*PipeNode); ok {
			b.WriteByte('(')
			p.writeTo(b)
			b.WriteByte(')')
		} else {
			arg.writeTo(b)
		}
	}
}

// Copy copies the node.
func (c *CommandNode) Copy() Node {
	if c == nil {
		return c
	}
	n := &CommandNode{NodeType: c.NodeType, Pos: c.Pos, tr: c.tr}
	for _, a := range c.Args {
		n.Args = append(n.Args, a.Copy())
	}
	return n
}

// IdentifierNode is the name of a function.
type IdentifierNode struct {
	NodeType
	Pos
	tr    *Tree
	Ident string
}

// NewIdentifier makes a node without position.
func NewIdentifier(ident string) *IdentifierNode {
	return &IdentifierNode{NodeType: NodeIdentifier, Ident: ident}
}

// SetPos sets the position.
func (i *IdentifierNode) SetPos(pos Pos) *IdentifierNode {
	i.Pos = pos
	return i
}

// SetTree sets the tree.
func (i *IdentifierNode) SetTree(t *Tree) *IdentifierNode {
	i.tr = t
	return i
}

func (i *IdentifierNode) tree() *Tree                { return i.tr }
func (i *IdentifierNode) String() string             { return i.Ident }
func (i *IdentifierNode) writeTo(b *strings.Builder) { b.WriteString(i.Ident) }

// Copy copies the node.
func (i *IdentifierNode) Copy() Node { n := *i; return &n }

// VariableNode is a variable with fields of it.
type VariableNode struct {
	NodeType
	Pos
	tr    *Tree
	Ident []string
}

func (v *VariableNode) tree() *Tree                { return v.tr }
func (v *VariableNode) String() string             { return text(v) }
func (v *VariableNode) writeTo(b *strings.Builder) { b.WriteString(strings.Join(v.Ident, ".")) }

// Copy copies the node.
func (v *VariableNode) Copy() Node {
	return &VariableNode{v.NodeType, v.Pos, v.tr, append([]string{}, v.Ident...)}
}

// DotNode is the value that a template works on.
type DotNode struct {
	NodeType
	Pos
	tr *Tree
}

// Type is NodeDot.
func (d *DotNode) Type() NodeType             { return NodeDot }
func (d *DotNode) tree() *Tree                { return d.tr }
func (d *DotNode) String() string             { return "." }
func (d *DotNode) writeTo(b *strings.Builder) { b.WriteByte('.') }

// Copy copies the node.
func (d *DotNode) Copy() Node { n := *d; return &n }

// NilNode is the constant nil.
type NilNode struct {
	NodeType
	Pos
	tr *Tree
}

// Type is NodeNil.
func (n *NilNode) Type() NodeType             { return NodeNil }
func (n *NilNode) tree() *Tree                { return n.tr }
func (n *NilNode) String() string             { return "nil" }
func (n *NilNode) writeTo(b *strings.Builder) { b.WriteString("nil") }

// Copy copies the node.
func (n *NilNode) Copy() Node { c := *n; return &c }

// FieldNode is a chain of fields of dot.
type FieldNode struct {
	NodeType
	Pos
	tr    *Tree
	Ident []string
}

func (f *FieldNode) tree() *Tree    { return f.tr }
func (f *FieldNode) String() string { return text(f) }
func (f *FieldNode) writeTo(b *strings.Builder) {
	for _, id := range f.Ident {
		b.WriteString("." + id)
	}
}

// Copy copies the node.
func (f *FieldNode) Copy() Node {
	return &FieldNode{f.NodeType, f.Pos, f.tr, append([]string{}, f.Ident...)}
}

// ChainNode is a term with fields of it.
type ChainNode struct {
	NodeType
	Pos
	tr    *Tree
	Node  Node
	Field []string
}

// Add adds a field, which begins with a dot.
func (c *ChainNode) Add(field string) {
	name, hasDot := strings.CutPrefix(field, ".")
	switch {
	case !hasDot:
		panic("no dot in field")
	case name == "":
		panic("empty field")
	}
	c.Field = append(c.Field, name)
}

func (c *ChainNode) tree() *Tree    { return c.tr }
func (c *ChainNode) String() string { return text(c) }
func (c *ChainNode) writeTo(b *strings.Builder) {
	if p, ok := c.Node.(*PipeNode); ok {
		b.WriteByte('(')
		p.writeTo(b)
		b.WriteByte(')')
	} else {
		c.Node.writeTo(b)
	}
	for _, f := range c.Field {
		b.WriteString("." + f)
	}
}

// Copy copies the node.
func (c *ChainNode) Copy() Node {
	return &ChainNode{c.NodeType, c.Pos, c.tr, c.Node, append([]string{}, c.Field...)}
}

// BoolNode is true or false.
type BoolNode struct {
	NodeType
	Pos
	tr   *Tree
	True bool
}

func (b *BoolNode) tree() *Tree                 { return b.tr }
func (b *BoolNode) String() string              { return strconv.FormatBool(b.True) }
func (b *BoolNode) writeTo(sb *strings.Builder) { sb.WriteString(b.String()) }

// Copy copies the node.
func (b *BoolNode) Copy() Node { n := *b; return &n }

// StringNode is a string.
type StringNode struct {
	NodeType
	Pos
	tr     *Tree
	Quoted string
	Text   string
}

func (s *StringNode) tree() *Tree                { return s.tr }
func (s *StringNode) String() string             { return s.Quoted }
func (s *StringNode) writeTo(b *strings.Builder) { b.WriteString(s.Quoted) }

// Copy copies the node.
func (s *StringNode) Copy() Node { n := *s; return &n }

// BreakNode is {{break}}.
type BreakNode struct {
	tr *Tree
	NodeType
	Pos
	Line int
}

func (n *BreakNode) tree() *Tree                { return n.tr }
func (n *BreakNode) String() string             { return "{{break}}" }
func (n *BreakNode) writeTo(b *strings.Builder) { b.WriteString("{{break}}") }

// Copy copies the node.
func (n *BreakNode) Copy() Node { c := *n; return &c }

// ContinueNode is {{continue}}.
type ContinueNode struct {
	tr *Tree
	NodeType
	Pos
	Line int
}

func (n *ContinueNode) tree() *Tree                { return n.tr }
func (n *ContinueNode) String() string             { return "{{continue}}" }
func (n *ContinueNode) writeTo(b *strings.Builder) { b.WriteString("{{continue}}") }

// Copy copies the node.
func (n *ContinueNode) Copy() Node { c := *n; return &c }

// BranchNode is what if, range and with have in common.
type BranchNode struct {
	NodeType
	Pos
	tr       *Tree
	Line     int
	Pipe     *PipeNode
	List     *ListNode
	ElseList *ListNode
}

func (b *BranchNode) tree() *Tree    { return b.tr }
func (b *BranchNode) String() string { return text(b) }
func (b *BranchNode) writeTo(sb *strings.Builder) {
	word, ok := branchWords[b.NodeType]
	if !ok {
		panic("unknown branch type")
	}
	fmt.Fprintf(sb, "{{%s %s}}", word, b.Pipe)
	b.List.writeTo(sb)
	if b.ElseList != nil {
		sb.WriteString("{{else}}")
		b.ElseList.writeTo(sb)
	}
	sb.WriteString("{{end}}")
}

var branchWords = map[NodeType]string{NodeIf: "if", NodeRange: "range", NodeWith: "with"}

func (b *BranchNode) copy() BranchNode {
	n := *b
	n.Pipe, n.List, n.ElseList = b.Pipe.CopyPipe(), b.List.CopyList(), b.ElseList.CopyList()
	return n
}

// Copy copies the node.
func (b *BranchNode) Copy() Node {
	switch b.NodeType {
	case NodeIf:
		return &IfNode{b.copy()}
	case NodeRange:
		return &RangeNode{b.copy()}
	case NodeWith:
		return &WithNode{b.copy()}
	}
	panic("unknown branch type")
}

// IfNode is {{if}}.
type IfNode struct{ BranchNode }

// Copy copies the node.
func (i *IfNode) Copy() Node { return &IfNode{i.copy()} }

// RangeNode is {{range}}.
type RangeNode struct{ BranchNode }

// Copy copies the node.
func (r *RangeNode) Copy() Node { return &RangeNode{r.copy()} }

// WithNode is {{with}}.
type WithNode struct{ BranchNode }

// Copy copies the node.
func (w *WithNode) Copy() Node { return &WithNode{w.copy()} }

// TemplateNode is {{template}}.
type TemplateNode struct {
	NodeType
	Pos
	tr   *Tree
	Line int
	Name string
	Pipe *PipeNode
}

func (t *TemplateNode) tree() *Tree    { return t.tr }
func (t *TemplateNode) String() string { return text(t) }
func (t *TemplateNode) writeTo(b *strings.Builder) {
	b.WriteString("{{template " + strconv.Quote(t.Name))
	if t.Pipe != nil {
		b.WriteByte(' ')
		t.Pipe.writeTo(b)
	}
	b.WriteString("}}")
}

// Copy copies the node.
func (t *TemplateNode) Copy() Node {
	n := *t
	n.Pipe = t.Pipe.CopyPipe()
	return &n
}

// IsEmptyTree reports whether there is nothing but space and comments.
func IsEmptyTree(n Node) bool {
	switch n := n.(type) {
	case nil:
		return true
	case *ListNode:
		return !slices.ContainsFunc(n.Nodes, func(e Node) bool { return !IsEmptyTree(e) })
	case *TextNode:
		return strings.TrimSpace(string(n.Text)) == ""
	case *CommentNode:
		return true
	case *ActionNode, *IfNode, *RangeNode, *TemplateNode, *WithNode, *BreakNode, *ContinueNode:
		return false
	}
	panic("unknown node: " + n.String())
}
