// run
package main

import (
	"errors"
	"fmt"
	"strconv"
	"unicode"
)

type kind int

const (
	num kind = iota
	op
	lparen
	rparen
)

type token struct {
	k kind
	v float64
	o byte
}

var errSyntax = errors.New("syntax error")

func lex(s string) (out []token, err error) {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == ' ':
			i++
		case unicode.IsDigit(rune(c)) || c == '.':
			j := i
			for j < len(s) && (unicode.IsDigit(rune(s[j])) || s[j] == '.') {
				j++
			}
			v, err := strconv.ParseFloat(s[i:j], 64)
			if err != nil {
				return nil, fmt.Errorf("lex %q: %w", s[i:j], err)
			}
			out = append(out, token{k: num, v: v})
			i = j
		case c == '(':
			out = append(out, token{k: lparen})
			i++
		case c == ')':
			out = append(out, token{k: rparen})
			i++
		case c == '+', c == '-', c == '*', c == '/':
			out = append(out, token{k: op, o: c})
			i++
		default:
			return nil, fmt.Errorf("at %d: %w: %q", i, errSyntax, c)
		}
	}
	return
}

type parser struct {
	toks []token
	pos  int
}
type node interface{ eval() (float64, error) }
type lit float64
type bin struct {
	o    byte
	l, r node
}
type neg struct{ n node }

func (l lit) eval() (float64, error) { return float64(l), nil }
func (n neg) eval() (float64, error) {
	v, err := n.n.eval()
	return -v, err
}
func (b *bin) eval() (float64, error) {
	l, err := b.l.eval()
	if err != nil {
		return 0, err
	}
	r, err := b.r.eval()
	if err != nil {
		return 0, err
	}
	switch b.o {
	case '+':
		return l + r, nil
	case '-':
		return l - r, nil
	case '*':
		return l * r, nil
	}
	if r == 0 {
		return 0, errors.New("division by zero")
	}
	return l / r, nil
}
func (p *parser) peek() *token {
	if p.pos < len(p.toks) {
		return &p.toks[p.pos]
	}
	return nil
}
func (p *parser) expr(prec int) node {
	l := p.unary()
	for t := p.peek(); t != nil && t.k == op; t = p.peek() {
		q := 1
		if t.o == '*' || t.o == '/' {
			q = 2
		}
		if q <= prec {
			break
		}
		p.pos++
		l = &bin{t.o, l, p.expr(q)}
	}
	return l
}
func (p *parser) unary() node {
	t := p.peek()
	if t == nil {
		panic(errSyntax)
	}
	p.pos++
	switch t.k {
	case num:
		return lit(t.v)
	case op:
		if t.o == '-' {
			return neg{p.unary()}
		}
	case lparen:
		n := p.expr(0)
		if t := p.peek(); t == nil || t.k != rparen {
			panic(fmt.Errorf("%w: missing )", errSyntax))
		}
		p.pos++
		return n
	}
	panic(errSyntax)
}
func calc(s string) (v float64, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	toks, err := lex(s)
	if err != nil {
		return 0, err
	}
	p := &parser{toks: toks}
	n := p.expr(0)
	if p.pos != len(toks) {
		return 0, errSyntax
	}
	return n.eval()
}

func main() {
	for _, s := range []string{"1+2*3", "(1+2)*3", "-4/(2-2)", "2*(3", "1.5.2", "7 & 2", "--3", "10/4-1", ")"} {
		v, err := calc(s)
		fmt.Printf("%-10s = %v %v %t\n", s, v, err, errors.Is(err, errSyntax))
	}
}
