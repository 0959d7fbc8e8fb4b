// Pipelines, and what they are made of: stages, operands, terms.

package parse

import (
	"slices"
	"strconv"
	"strings"
)

// maxParens is how many parentheses may be open.
const maxParens = 10000

// known says whether there is a function of that name.
func (p *parser) known(name string) bool {
	return slices.ContainsFunc(p.funcs, func(m map[string]any) bool { return m[name] != nil })
}

// pipeline reads a pipeline and the token behind it, which is an end.
func (p *parser) pipeline(context string, end kind) *PipeNode {
	first := p.look()
	pipe := &PipeNode{NodeType: NodePipe, Pos: first.pos, tr: p.owner(), Line: first.line}
	p.assignment(pipe, context)
	for {
		tok := p.look()
		if tok.kind == end {
			p.take()
			break
		}
		if !startsOperand[tok.kind] {
			p.refuse(tok, context)
		}
		pipe.Cmds = append(pipe.Cmds, p.stage())
		if p.look().kind == tokPipe {
			p.take()
		}
	}
	if len(pipe.Cmds) == 0 {
		p.fail("missing value for %s", context)
	}
	for i, stage := range pipe.Cmds[1:] {
		// A constant could do nothing with the value of the stage before.
		if isConstant(stage.Args[0].Type()) {
			p.fail("non executable command in pipeline stage %d", i+2)
		}
	}
	return pipe
}

// assignment reads the variables in front of := or =, if there are any.
func (p *parser) assignment(pipe *PipeNode, context string) {
	for p.look().kind == tokVariable {
		name := p.take()
		sign := p.look()
		more := sign.kind == tokChar && sign.text == ","
		if !more && sign.kind != tokDeclare && sign.kind != tokAssign {
			// It is an operand.
			p.at--
			return
		}
		p.take()
		pipe.IsAssign = sign.kind == tokAssign
		pipe.Decl = append(pipe.Decl, p.variable(name.pos, name.text))
		// Lists of outer blocks must not see it.
		p.vars = append(slices.Clip(p.vars), name.text)
		if !more {
			return
		}
		if context != "range" || len(pipe.Decl) == 2 {
			p.fail("too many declarations in %s", context)
		}
		if k := p.look().kind; k != tokVariable && k != tokRight && k != tokRightParen {
			p.fail("range can only initialize variables")
		}
	}
}

// startsOperand has what can be the first token of an operand.
var startsOperand = map[kind]bool{
	tokBool: true, tokCharConstant: true, tokComplex: true, tokNumber: true, tokString: true, tokRawString: true, tokNil: true,
	tokDot: true, tokField: true, tokVariable: true, tokIdentifier: true, tokLeftParen: true,
}

// stage reads operands that spaces separate.
func (p *parser) stage() *CommandNode {
	cmd := &CommandNode{NodeType: NodeCommand, Pos: p.look().pos, tr: p.owner()}
	for {
		cmd.Args = append(cmd.Args, p.operand())
		switch tok := p.look(); {
		case tok.gap > 0 && startsOperand[tok.kind]:
		case tok.kind == tokPipe || tok.kind == tokRight || tok.kind == tokRightParen:
			return cmd
		default:
			p.refuse(tok, "operand")
		}
	}
}

// operand reads a term and the fields behind it.
func (p *parser) operand() Node {
	term := p.term(p.take())
	tok := p.adjacent()
	if tok.kind != tokField {
		return term
	}
	chain := &ChainNode{NodeType: NodeChain, Pos: tok.pos, tr: p.owner(), Node: term}
	for ; tok.kind == tokField; tok = p.adjacent() {
		chain.Add(p.take().text)
	}
	switch k := term.Type(); {
	case k == NodeField:
		return p.field(chain.Pos, chain.String())
	case k == NodeVariable:
		return p.variable(chain.Pos, chain.String())
	case isConstant(k):
		p.fail("unexpected . after term %q", term.String())
	}
	return chain
}

// isConstant says whether nodes of that type have neither fields nor arguments.
func isConstant(t NodeType) bool {
	return t == NodeBool || t == NodeDot || t == NodeNil || t == NodeNumber || t == NodeString
}

func (p *parser) field(pos Pos, text string) *FieldNode {
	return &FieldNode{NodeField, pos, p.owner(), strings.Split(text[1:], ".")}
}

func (p *parser) variable(pos Pos, text string) *VariableNode {
	return &VariableNode{NodeVariable, pos, p.owner(), strings.Split(text, ".")}
}

// term makes a node of tok, with what stands in its parentheses.
func (p *parser) term(tok token) Node {
	tr := p.owner()
	switch tok.kind {
	case tokDot:
		return &DotNode{NodeDot, tok.pos, tr}
	case tokNil:
		return &NilNode{NodeNil, tok.pos, tr}
	case tokBool:
		return &BoolNode{NodeBool, tok.pos, tr, tok.text == "true"}
	case tokField:
		return p.field(tok.pos, tok.text)
	case tokVariable:
		v := p.variable(tok.pos, tok.text)
		if !slices.Contains(p.vars, v.Ident[0]) {
			p.fail("undefined variable %q", v.Ident[0])
		}
		return v
	case tokString, tokRawString:
		s, err := strconv.Unquote(tok.text)
		if err != nil {
			p.fail("%s", err)
		}
		return &StringNode{NodeString, tok.pos, tr, tok.text, s}
	case tokLeftParen:
		return p.parenthesized()
	case tokIdentifier:
		if tr.Mode&SkipFuncCheck == 0 && !p.known(tok.text) {
			p.fail("function %q not defined", tok.text)
		}
		return NewIdentifier(tok.text).SetTree(tr).SetPos(tok.pos)
	}
	n, err := numberNode(tr, tok)
	if err != nil {
		p.fail("%s", err)
	}
	return n
}

func (p *parser) parenthesized() Node {
	if p.parens == maxParens {
		p.fail("max expression depth exceeded")
	}
	p.parens++
	pipe := p.pipeline("parenthesized pipeline", tokRightParen)
	p.parens--
	return pipe
}
