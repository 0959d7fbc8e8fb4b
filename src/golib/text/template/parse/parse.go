// The parser. It goes through the tokens once, with a stack of the blocks that are open: {{if}} and its like push one, {{else}}
// turns the topmost to its second list, {{end}} pops it. No function waits for the end of a block, and there are no nodes
// for else and end. What stands in an action is for expression.go.

package parse

import (
	"fmt"
	"strconv"
	"strings"
)

// A problem is what ends the parsing: an error that is thrown.
type problem struct{ error }

// A parser parses one text.
type parser struct {
	tree   *Tree // of the text; others are of blocks
	tokens []token
	at     int // of the next token
	line   int // of the last thing that was looked at, for errors
	funcs  []map[string]any
	set    map[string]*Tree
	open   []block
	vars   []string // that can be used here
	parens int      // that are open
	action int      // the line where the current action starts, or 0
}

// A block is a list of nodes that is not yet complete.
type block struct {
	opener kind        // the word that opened it; tokEOF for the text itself
	tree   *Tree       // that the nodes are of
	list   *ListNode   // where nodes are added
	branch *BranchNode // of if, range and with
	vars   []string    // that can be used outside
	joined bool        // it ends where the one around it does: {{else if}}
	loops  int         // {{range}} around here, within the tree
	head   int         // the line where its first action ends
}

// template parses all of the text.
func (p *parser) template() {
	for i, tok := range p.tokens {
		// Functions may have these names, and then they are no words of the language.
		if (tok.kind == tokBreak || tok.kind == tokContinue) && p.known(tok.text) {
			p.tokens[i].kind = tokIdentifier
		}
	}
	p.enter(block{opener: tokEOF, tree: p.tree}, nil)
	for {
		switch tok := p.take(); tok.kind {
		case tokText:
			p.add(&TextNode{NodeText, tok.pos, p.owner(), []byte(tok.text)})
		case tokComment:
			p.add(&CommentNode{NodeComment, tok.pos, p.owner(), tok.text})
		case tokLeft:
			p.readAction(tok)
		case tokEOF:
			if len(p.open) > 1 {
				p.fail("unexpected EOF")
			}
			p.publish(p.tree)
			return
		default:
			p.refuse(tok, "input")
		}
	}
}

// ---- tokens

// look returns the next token, but leaves it there.
func (p *parser) look() token {
	tok := p.ahead()
	p.line = max(p.line, tok.line)
	return tok
}

// adjacent is look, but spaces count as a token of no kind.
func (p *parser) adjacent() token {
	tok := p.ahead()
	if tok.gap == 0 {
		return p.look()
	}
	p.line = max(p.line, tok.gap)
	return token{kind: -1}
}

// ahead passes over comments, and returns the next token. The end comes again and again.
func (p *parser) ahead() token {
	for p.tree.Mode&ParseComments == 0 && p.at < len(p.tokens) && p.tokens[p.at].kind == tokComment {
		p.at++
	}
	if p.at >= len(p.tokens) {
		return token{kind: tokEOF, line: p.tokens[len(p.tokens)-1].line}
	}
	return p.tokens[p.at]
}

// take returns the next token and goes on.
func (p *parser) take() token {
	tok := p.look()
	p.at++
	return tok
}

// want takes a token of kind k.
func (p *parser) want(k kind, context string) token {
	tok := p.take()
	if tok.kind != k {
		p.refuse(tok, context)
	}
	return tok
}

// wantName takes a string, the name of a template.
func (p *parser) wantName(context string) string {
	tok := p.take()
	if tok.kind != tokString && tok.kind != tokRawString {
		p.refuse(tok, context)
	}
	name, err := strconv.Unquote(tok.text)
	if err != nil {
		p.fail("%s", err)
	}
	return name
}

func (p *parser) fail(format string, args ...any) {
	panic(problem{fmt.Errorf("template: %s:%d: %s", p.tree.ParseName, p.line, fmt.Sprintf(format, args...))})
}

// refuse says that tok does not belong here, or what the lexer has found.
func (p *parser) refuse(tok token, context string) {
	if tok.kind != tokError {
		p.fail("unexpected %s in %s", tok, context)
	}
	started := ""
	if p.action != 0 && p.action != tok.line {
		started = fmt.Sprintf(" in action started at %s:%d", p.tree.ParseName, p.action)
		if strings.HasSuffix(tok.text, " action") {
			// The message says that word already.
			started = strings.TrimPrefix(started, " in action")
		}
	}
	p.fail("%s%s", tok, started)
}

// ---- blocks

func (p *parser) top() *block { return &p.open[len(p.open)-1] }

// owner is the tree that nodes belong to here.
func (p *parser) owner() *Tree { return p.top().tree }

func (p *parser) add(n Node) {
	l := p.top().list
	l.Nodes = append(l.Nodes, n)
}

// freshList starts a list with what comes next.
func (p *parser) freshList() *ListNode { return p.owner().newList(p.look().pos) }

// enter opens a block. A list that is not given starts with what comes next; that of a new tree sees no variables.
func (p *parser) enter(b block, list *ListNode) {
	if len(p.open) > 0 && b.tree == p.owner() {
		b.loops += p.top().loops
	} else {
		b.vars, p.vars = p.vars, []string{"$"}
	}
	b.head = p.line
	p.open = append(p.open, b)
	if list == nil {
		list = p.freshList()
	}
	p.top().list = list
	if b.tree.Root == nil {
		b.tree.Root = list
	}
}

// branch reads if, range or with.
func (p *parser) branch(word token, joined bool) {
	name := word.text
	outside := p.vars
	pipe := p.pipeline(name, tokRight)
	n := BranchNode{Pos: pipe.Pos, tr: p.owner(), Line: pipe.Line, Pipe: pipe}
	b := block{opener: word.kind, tree: p.owner(), vars: outside, joined: joined}
	switch word.kind {
	case tokIf:
		n.NodeType = NodeIf
		node := &IfNode{n}
		p.add(node)
		b.branch = &node.BranchNode
	case tokRange:
		n.NodeType = NodeRange
		node := &RangeNode{n}
		p.add(node)
		b.branch, b.loops = &node.BranchNode, 1
	default:
		n.NodeType = NodeWith
		node := &WithNode{n}
		p.add(node)
		b.branch = &node.BranchNode
	}
	p.enter(b, nil)
	b.branch.List = p.top().list
}

// otherwise reads what follows else.
func (p *parser) otherwise() {
	next := p.look()
	chained := next.kind == tokIf || next.kind == tokWith
	if !chained {
		next = p.want(tokRight, "else")
	}
	b := p.top()
	switch {
	case b.branch == nil:
		p.misplaced("{{else}}")
	case b.branch.ElseList != nil:
		p.fail("expected end; found {{else}}")
	case chained && next.kind != b.opener:
		// Whatever this is, it is not for this block.
		p.refuse(p.take(), "input")
	}
	if b.opener == tokRange {
		b.loops--
	}
	if !chained {
		b.list = p.freshList()
		b.branch.ElseList = b.list
		return
	}
	b.list = b.tree.newList(next.pos)
	b.branch.ElseList = b.list
	p.action = 0
	p.branch(p.take(), true)
}

// end closes a block, and those that end with it.
func (p *parser) end() {
	p.want(tokRight, "end")
	for {
		b := *p.top()
		if b.opener == tokEOF {
			p.misplaced("{{end}}")
		}
		p.open = p.open[:len(p.open)-1]
		p.vars = b.vars
		if b.branch == nil {
			p.publish(b.tree)
		}
		if !b.joined {
			return
		}
	}
}

// misplaced refuses an else or end that has no block.
func (p *parser) misplaced(what string) {
	switch p.top().opener {
	case tokDefine:
		p.fail("unexpected %s in define clause", what)
	case tokBlock:
		// Go complains of the block here, not of what is in it.
		p.line = p.top().head
		p.fail("unexpected %s in block clause", what)
	}
	p.fail("unexpected %s", what)
}

// ---- templates

// define reads the head of a template.
func (p *parser) define() {
	const context = "define clause"
	name := p.wantName(context)
	p.want(tokRight, context)
	p.enter(block{opener: tokDefine, tree: p.inner(name)}, nil)
}

// defineHere reads the head of a template that is executed where it stands.
func (p *parser) defineHere() {
	const context = "block clause"
	tok := p.look()
	name := p.wantName(context)
	pipe := p.pipeline(context, tokRight)
	p.add(&TemplateNode{NodeTemplate, tok.pos, p.owner(), tok.line, name, pipe})
	p.enter(block{opener: tokBlock, tree: p.inner(name)}, nil)
}

// inner is the tree of a template in this text.
func (p *parser) inner(name string) *Tree {
	return &Tree{Name: name, ParseName: p.tree.ParseName, Mode: p.tree.Mode, text: p.tree.text}
}

// invocation reads what follows template.
func (p *parser) invocation() {
	const context = "template clause"
	tok := p.look()
	n := &TemplateNode{NodeTemplate, tok.pos, p.owner(), tok.line, p.wantName(context), nil}
	if p.look().kind == tokRight {
		p.take()
	} else {
		n.Pipe = p.pipeline(context, tokRight)
	}
	p.add(n)
}

// publish puts a tree into the set. One without content replaces nothing.
func (p *parser) publish(t *Tree) {
	old := p.set[t.Name]
	if old == nil || IsEmptyTree(old.Root) {
		p.set[t.Name] = t
	} else if !IsEmptyTree(t.Root) {
		p.fail("template: multiple definition of template %q", t.Name)
	}
}

// ---- actions

// readAction reads an action from behind its left delimiter.
func (p *parser) readAction(left token) {
	word := p.look()
	if word.kind == tokDefine && len(p.open) == 1 {
		p.take()
		p.define()
		return
	}
	p.action = left.line
	if isStatement[word.kind] {
		p.statement(p.take())
		if word.kind == tokIf || word.kind == tokRange || word.kind == tokWith {
			// The action goes on until another begins.
			return
		}
	} else {
		tr := p.owner()
		p.add(&ActionNode{NodeAction, word.pos, tr, word.line, p.pipeline("command", tokRight)})
	}
	p.action = 0
}

// isStatement has the words that start an action which is more than a value.
var isStatement = map[kind]bool{
	tokBlock: true, tokBreak: true, tokContinue: true, tokElse: true, tokEnd: true, tokIf: true, tokRange: true, tokTemplate: true, tokWith: true,
}

func (p *parser) statement(word token) {
	switch word.kind {
	case tokIf, tokRange, tokWith:
		p.branch(word, false)
	case tokElse:
		p.otherwise()
	case tokEnd:
		p.end()
	case tokTemplate:
		p.invocation()
	case tokBlock:
		p.defineHere()
	case tokBreak:
		p.leavesLoop("{{break}}")
		p.add(&BreakNode{p.owner(), NodeBreak, word.pos, word.line})
	case tokContinue:
		p.leavesLoop("{{continue}}")
		p.add(&ContinueNode{p.owner(), NodeContinue, word.pos, word.line})
	}
}

func (p *parser) leavesLoop(what string) {
	p.want(tokRight, what)
	if p.top().loops == 0 {
		p.fail("%s outside {{range}}", what)
	}
}
