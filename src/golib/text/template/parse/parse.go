// The parser: one function for each action.

package parse

import (
	"fmt"
	"runtime"
	"strconv"
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

	funcs      []map[string]any
	tokens     []token
	at         int // of the next token
	furthest   int // the last token that was read
	vars       []string
	treeSet    map[string]*Tree
	actionLine int
	rangeDepth int
	depth      int
}

// Parentheses may be so deep.
const maxDepth = 10000

// Parse returns the trees of a text: its own under name, and those that it
// defines.
func Parse(name, text, leftDelim, rightDelim string, funcs ...map[string]any) (map[string]*Tree, error) {
	set := make(map[string]*Tree)
	t := New(name)
	t.text = text
	_, err := t.Parse(text, leftDelim, rightDelim, set, funcs...)
	return set, err
}

// New returns an empty tree.
func New(name string, funcs ...map[string]any) *Tree { return &Tree{Name: name, funcs: funcs} }

// Copy copies the tree, without what only the parser needs.
func (t *Tree) Copy() *Tree {
	if t == nil {
		return nil
	}
	return &Tree{Name: t.Name, ParseName: t.ParseName, Root: t.Root.CopyList(), text: t.text}
}

// Parse parses a text, and adds it and what it defines to treeSet.
func (t *Tree) Parse(text, leftDelim, rightDelim string, treeSet map[string]*Tree, funcs ...map[string]any) (tree *Tree, err error) {
	defer func() {
		e := recover()
		if e == nil {
			return
		}
		if _, ok := e.(runtime.Error); ok {
			panic(e)
		}
		t.stop()
		tree, err = nil, e.(error)
	}()
	t.ParseName = t.Name
	t.start(funcs, lex(text, leftDelim, rightDelim), treeSet)
	t.text = text
	t.parse()
	t.add()
	t.stop()
	return t, nil
}

func (t *Tree) start(funcs []map[string]any, tokens []token, treeSet map[string]*Tree) {
	t.Root = nil
	t.funcs, t.tokens, t.treeSet = funcs, tokens, treeSet
	t.at, t.furthest, t.rangeDepth, t.depth = 0, 0, 0, 0
	t.vars = []string{"$"}
}

func (t *Tree) stop() { t.tokens, t.vars, t.funcs, t.treeSet = nil, nil, nil, nil }

// add puts the tree into the set; an empty one replaces nothing.
func (t *Tree) add() {
	old := t.treeSet[t.Name]
	switch {
	case old == nil || IsEmptyTree(old.Root):
		t.treeSet[t.Name] = t
	case !IsEmptyTree(t.Root):
		t.errorf("template: multiple definition of template %q", t.Name)
	}
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

func (t *Tree) errorf(format string, args ...any) {
	t.Root = nil
	panic(fmt.Errorf("template: %s:%d: "+format, append([]any{t.ParseName, t.tokens[min(t.furthest, len(t.tokens)-1)].line}, args...)...))
}

func (t *Tree) check(err error) {
	if err != nil {
		t.errorf("%s", err)
	}
}

func (t *Tree) unexpected(tok token, context string) {
	if tok.kind == tokError {
		extra := ""
		if t.actionLine != 0 && t.actionLine != tok.line {
			extra = fmt.Sprintf(" in action started at %s:%d", t.ParseName, t.actionLine)
			if strings.HasSuffix(tok.text, " action") {
				extra = strings.TrimPrefix(extra, " in action")
			}
		}
		t.errorf("%s%s", tok, extra)
	}
	t.errorf("unexpected %s in %s", tok, context)
}

// ---- tokens

func (t *Tree) peek() token {
	for t.Mode&ParseComments == 0 && t.at < len(t.tokens) && t.tokens[t.at].kind == tokComment {
		t.at++
	}
	t.furthest = max(t.furthest, t.at)
	if t.at >= len(t.tokens) {
		return token{kind: tokEOF, line: t.tokens[len(t.tokens)-1].line}
	}
	return t.tokens[t.at]
}

func (t *Tree) next() token {
	tok := t.peek()
	t.at++
	return tok
}

func (t *Tree) peekNonSpace() token {
	for t.peek().kind == tokSpace {
		t.at++
	}
	return t.peek()
}

func (t *Tree) nextNonSpace() token {
	tok := t.peekNonSpace()
	t.at++
	return tok
}

func (t *Tree) expect(k kind, context string) token {
	tok := t.nextNonSpace()
	if tok.kind != k {
		t.unexpected(tok, context)
	}
	return tok
}

// ---- templates

func (t *Tree) parse() {
	t.Root = t.newList(t.peek().pos)
	for t.peek().kind != tokEOF {
		if t.peek().kind == tokLeft {
			start := t.at
			t.next()
			if t.nextNonSpace().kind == tokDefine {
				t.definition()
				continue
			}
			t.at = start
		}
		n := t.textOrAction()
		if n.Type() == nodeEnd || n.Type() == nodeElse {
			t.errorf("unexpected %s", n)
		}
		t.Root.Nodes = append(t.Root.Nodes, n)
	}
}

// sub is a tree for a template within this one.
func (t *Tree) sub(name string) *Tree {
	return &Tree{Name: name, ParseName: t.ParseName, Mode: t.Mode, text: t.text, funcs: t.funcs, tokens: t.tokens, at: t.at, furthest: t.furthest,
		vars: []string{"$"}, treeSet: t.treeSet, actionLine: t.actionLine, depth: t.depth}
}

// joined takes over where a tree for a template within this one has stopped.
func (t *Tree) joined(sub *Tree) {
	sub.add()
	t.at, t.furthest = sub.at, sub.furthest
	sub.stop()
}

func (t *Tree) definition() {
	const context = "define clause"
	sub := t.sub("definition")
	name := sub.nextNonSpace()
	if name.kind != tokString && name.kind != tokRawString {
		sub.unexpected(name, context)
	}
	var err error
	sub.Name, err = strconv.Unquote(name.text)
	sub.check(err)
	sub.expect(tokRight, context)
	var end Node
	sub.Root, end = sub.itemList()
	if end.Type() != nodeEnd {
		sub.errorf("unexpected %s in %s", end, context)
	}
	t.joined(sub)
}

// itemList reads up to {{end}} or {{else}}.
func (t *Tree) itemList() (list *ListNode, end Node) {
	list = t.newList(t.peekNonSpace().pos)
	for t.peekNonSpace().kind != tokEOF {
		n := t.textOrAction()
		if n.Type() == nodeEnd || n.Type() == nodeElse {
			return list, n
		}
		list.Nodes = append(list.Nodes, n)
	}
	t.errorf("unexpected EOF")
	return nil, nil
}

func (t *Tree) textOrAction() Node {
	switch tok := t.nextNonSpace(); tok.kind {
	case tokText:
		return &TextNode{NodeText, tok.pos, t, []byte(tok.text)}
	case tokLeft:
		t.actionLine = tok.line
		n := t.action()
		t.actionLine = 0
		return n
	case tokComment:
		return &CommentNode{NodeComment, tok.pos, t, tok.text}
	default:
		t.unexpected(tok, "input")
	}
	return nil
}

// ---- actions

func (t *Tree) action() Node {
	tok := t.nextNonSpace()
	switch tok.kind {
	case tokBlock:
		return t.block()
	case tokBreak:
		if t.hasFunction("break") {
			break
		}
		t.loopControl("{{break}}")
		return &BreakNode{t, NodeBreak, tok.pos, tok.line}
	case tokContinue:
		if t.hasFunction("continue") {
			break
		}
		t.loopControl("{{continue}}")
		return &ContinueNode{t, NodeContinue, tok.pos, tok.line}
	case tokElse:
		return t.elseAction()
	case tokEnd:
		return &markNode{nodeEnd, t.expect(tokRight, "end").pos, t, "{{end}}", tok.line}
	case tokIf:
		return &IfNode{t.branch(NodeIf, "if")}
	case tokRange:
		return &RangeNode{t.branch(NodeRange, "range")}
	case tokTemplate:
		return t.templateAction()
	case tokWith:
		return &WithNode{t.branch(NodeWith, "with")}
	}
	t.at--
	first := t.peek()
	pipe := t.pipeline("command", tokRight)
	return &ActionNode{NodeAction, first.pos, t, first.line, pipe}
}

func (t *Tree) loopControl(what string) {
	if tok := t.nextNonSpace(); tok.kind != tokRight {
		t.unexpected(tok, what)
	}
	if t.rangeDepth == 0 {
		t.errorf("%s outside {{range}}", what)
	}
}

func (t *Tree) elseAction() Node {
	next := t.peekNonSpace()
	if next.kind == tokIf || next.kind == tokWith {
		// The branch begins here.
		return &markNode{nodeElse, next.pos, t, "{{else}}", next.line}
	}
	tok := t.expect(tokRight, "else")
	return &markNode{nodeElse, tok.pos, t, "{{else}}", tok.line}
}

// branch reads if, range and with up to their end.
func (t *Tree) branch(k NodeType, context string) (b BranchNode) {
	vars := len(t.vars)
	defer func() { t.vars = t.vars[:vars] }()
	pipe := t.pipeline(context, tokRight)
	b = BranchNode{NodeType: k, Pos: pipe.Pos, tr: t, Line: pipe.Line, Pipe: pipe}
	if k == NodeRange {
		t.rangeDepth++
	}
	var end Node
	b.List, end = t.itemList()
	if k == NodeRange {
		t.rangeDepth--
	}
	if end.Type() == nodeEnd {
		return b
	}
	next := t.peek().kind
	if k == NodeIf && next == tokIf || k == NodeWith && next == tokWith {
		// {{else if}} is an if within the else, without an end of its own.
		b.ElseList = t.newList(end.Position())
		t.next()
		if k == NodeIf {
			b.ElseList.Nodes = append(b.ElseList.Nodes, &IfNode{t.branch(NodeIf, "if")})
		} else {
			b.ElseList.Nodes = append(b.ElseList.Nodes, &WithNode{t.branch(NodeWith, "with")})
		}
		return b
	}
	b.ElseList, end = t.itemList()
	if end.Type() != nodeEnd {
		t.errorf("expected end; found %s", end)
	}
	return b
}

// block defines a template and executes it.
func (t *Tree) block() Node {
	const context = "block clause"
	tok := t.nextNonSpace()
	name := t.templateName(tok, context)
	pipe := t.pipeline(context, tokRight)
	sub := t.sub(name)
	var end Node
	sub.Root, end = sub.itemList()
	if end.Type() != nodeEnd {
		t.errorf("unexpected %s in %s", end, context)
	}
	t.joined(sub)
	return &TemplateNode{NodeTemplate, tok.pos, t, tok.line, name, pipe}
}

func (t *Tree) templateAction() Node {
	const context = "template clause"
	tok := t.nextNonSpace()
	n := &TemplateNode{NodeTemplate, tok.pos, t, tok.line, t.templateName(tok, context), nil}
	if t.nextNonSpace().kind != tokRight {
		t.at--
		n.Pipe = t.pipeline(context, tokRight)
	}
	return n
}

func (t *Tree) templateName(tok token, context string) string {
	if tok.kind != tokString && tok.kind != tokRawString {
		t.unexpected(tok, context)
	}
	s, err := strconv.Unquote(tok.text)
	t.check(err)
	return s
}

// ---- pipelines

func (t *Tree) pipeline(context string, end kind) *PipeNode {
	first := t.peekNonSpace()
	pipe := &PipeNode{NodeType: NodePipe, Pos: first.pos, tr: t, Line: first.line}
	t.declarations(pipe, context)
	for {
		switch tok := t.nextNonSpace(); tok.kind {
		case end:
			t.checkPipeline(pipe, context)
			return pipe
		case tokBool, tokCharConstant, tokComplex, tokDot, tokField, tokIdentifier, tokNumber, tokNil, tokRawString, tokString, tokVariable, tokLeftParen:
			t.at--
			pipe.Cmds = append(pipe.Cmds, t.command())
		case tokBreak, tokContinue:
			// Functions with these names.
			if !t.hasFunction(tok.text) {
				t.unexpected(tok, context)
			}
			t.at--
			pipe.Cmds = append(pipe.Cmds, t.command())
		default:
			t.unexpected(tok, context)
		}
	}
}

// declarations reads variables in front of := and =.
func (t *Tree) declarations(pipe *PipeNode, context string) {
	for t.peekNonSpace().kind == tokVariable {
		start := t.at
		v := t.next()
		next := t.peekNonSpace()
		isComma := next.kind == tokChar && next.text == ","
		if next.kind != tokAssign && next.kind != tokDeclare && !isComma {
			t.at = start
			return
		}
		t.next()
		pipe.IsAssign = next.kind == tokAssign
		pipe.Decl = append(pipe.Decl, &VariableNode{NodeVariable, v.pos, t, strings.Split(v.text, ".")})
		t.vars = append(t.vars, v.text)
		if !isComma {
			return
		}
		if context != "range" || len(pipe.Decl) > 1 {
			t.errorf("too many declarations in %s", context)
		}
		switch t.peekNonSpace().kind {
		case tokVariable, tokRight, tokRightParen:
		default:
			t.errorf("range can only initialize variables")
		}
	}
}

// checkPipeline refuses constants where the value of a stage before should go.
func (t *Tree) checkPipeline(pipe *PipeNode, context string) {
	for i, c := range pipe.Cmds {
		if first := c.Args[0].Type(); i > 0 && isConstant(first) {
			t.errorf("non executable command in pipeline stage %d", i+1)
		}
	}
	if len(pipe.Cmds) == 0 {
		t.errorf("missing value for %s", context)
	}
}

// isConstant reports whether nodes of the type have neither fields nor arguments.
func isConstant(t NodeType) bool {
	return t == NodeBool || t == NodeDot || t == NodeNil || t == NodeNumber || t == NodeString
}

// command reads operands up to a pipe or the end.
func (t *Tree) command() *CommandNode {
	cmd := &CommandNode{NodeType: NodeCommand, Pos: t.peekNonSpace().pos, tr: t}
loop:
	for {
		t.peekNonSpace()
		if operand := t.operand(); operand != nil {
			cmd.Args = append(cmd.Args, operand)
		}
		switch tok := t.next(); tok.kind {
		case tokSpace:
			continue
		case tokRight, tokRightParen:
			t.at--
		case tokPipe:
		default:
			t.unexpected(tok, "operand")
		}
		break loop
	}
	if len(cmd.Args) == 0 {
		t.errorf("empty command")
	}
	return cmd
}

// operand is a term, perhaps with fields.
func (t *Tree) operand() Node {
	n := t.term()
	if n == nil {
		return nil
	}
	if t.peek().kind != tokField {
		return n
	}
	chain := &ChainNode{NodeType: NodeChain, Pos: t.peek().pos, tr: t, Node: n}
	for t.peek().kind == tokField {
		chain.Add(t.next().text)
	}
	switch k := n.Type(); {
	case k == NodeField:
		return t.newField(chain.Pos, chain.String())
	case k == NodeVariable:
		return &VariableNode{NodeVariable, chain.Pos, t, strings.Split(chain.String(), ".")}
	case isConstant(k):
		t.errorf("unexpected . after term %q", n.String())
	}
	return chain
}

func (t *Tree) newField(pos Pos, text string) *FieldNode {
	return &FieldNode{NodeField, pos, t, strings.Split(text[1:], ".")}
}

func (t *Tree) term() Node {
	switch tok := t.nextNonSpace(); tok.kind {
	case tokIdentifier, tokBreak, tokContinue:
		if tok.kind != tokIdentifier && !t.hasFunction(tok.text) {
			break
		}
		if t.Mode&SkipFuncCheck == 0 && !t.hasFunction(tok.text) {
			t.errorf("function %q not defined", tok.text)
		}
		return NewIdentifier(tok.text).SetTree(t).SetPos(tok.pos)
	case tokDot:
		return &DotNode{NodeDot, tok.pos, t}
	case tokNil:
		return &NilNode{NodeNil, tok.pos, t}
	case tokVariable:
		return t.useVar(tok)
	case tokField:
		return t.newField(tok.pos, tok.text)
	case tokBool:
		return &BoolNode{NodeBool, tok.pos, t, tok.text == "true"}
	case tokCharConstant, tokComplex, tokNumber:
		n, err := t.newNumber(tok)
		t.check(err)
		return n
	case tokLeftParen:
		if t.depth >= maxDepth {
			t.errorf("max expression depth exceeded")
		}
		t.depth++
		defer func() { t.depth-- }()
		return t.pipeline("parenthesized pipeline", tokRightParen)
	case tokString, tokRawString:
		s, err := strconv.Unquote(tok.text)
		t.check(err)
		return &StringNode{NodeString, tok.pos, t, tok.text, s}
	}
	t.at--
	return nil
}

func (t *Tree) hasFunction(name string) bool {
	for _, m := range t.funcs {
		if m != nil && m[name] != nil {
			return true
		}
	}
	return false
}

func (t *Tree) useVar(tok token) Node {
	v := &VariableNode{NodeVariable, tok.pos, t, strings.Split(tok.text, ".")}
	for _, name := range t.vars {
		if name == v.Ident[0] {
			return v
		}
	}
	t.errorf("undefined variable %q", v.Ident[0])
	return nil
}
