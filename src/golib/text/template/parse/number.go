// Numbers, which are of all types that can hold them.

package parse

import (
	"fmt"
	"strconv"
	"strings"
)

// NumberNode is a number.
type NumberNode struct {
	NodeType
	Pos
	tr         *Tree
	IsInt      bool
	IsUint     bool
	IsFloat    bool
	IsComplex  bool
	Int64      int64
	Uint64     uint64
	Float64    float64
	Complex128 complex128
	Text       string
}

func (n *NumberNode) tree() *Tree                { return n.tr }
func (n *NumberNode) String() string             { return n.Text }
func (n *NumberNode) writeTo(b *strings.Builder) { b.WriteString(n.Text) }

// Copy copies the node.
func (n *NumberNode) Copy() Node { c := *n; return &c }

func (t *Tree) newNumber(tok token) (*NumberNode, error) {
	text := tok.text
	n := &NumberNode{NodeType: NodeNumber, Pos: tok.pos, tr: t, Text: text}
	switch tok.kind {
	case tokCharConstant:
		r, _, tail, err := strconv.UnquoteChar(text[1:], text[0])
		if err != nil {
			return nil, err
		}
		if tail != "'" {
			return nil, fmt.Errorf("malformed character constant: %s", text)
		}
		n.Int64, n.Uint64, n.Float64 = int64(r), uint64(r), float64(r)
		n.IsInt, n.IsUint, n.IsFloat = true, true, true
		return n, nil
	case tokComplex:
		if _, err := fmt.Sscan(text, &n.Complex128); err != nil {
			return nil, err
		}
		n.IsComplex = true
		n.fromComplex()
		return n, nil
	}
	if text != "" && text[len(text)-1] == 'i' {
		if f, err := strconv.ParseFloat(text[:len(text)-1], 64); err == nil {
			n.Complex128, n.IsComplex = complex(0, f), true
			n.fromComplex()
			return n, nil
		}
	}
	return n, n.parse(text)
}

// parse finds out which types can hold the number.
func (n *NumberNode) parse(text string) error {
	if u, err := strconv.ParseUint(text, 0, 64); err == nil {
		n.Uint64, n.IsUint = u, true
	}
	if i, err := strconv.ParseInt(text, 0, 64); err == nil {
		n.Int64, n.IsInt = i, true
		if i == 0 {
			// -0 is unsigned too.
			n.Uint64, n.IsUint = 0, true
		}
	}
	switch {
	case n.IsInt:
		n.Float64, n.IsFloat = float64(n.Int64), true
	case n.IsUint:
		n.Float64, n.IsFloat = float64(n.Uint64), true
	default:
		f, err := strconv.ParseFloat(text, 64)
		if err == nil {
			// What looks like an integer must be one.
			if !strings.ContainsAny(text, ".eEpP") {
				return fmt.Errorf("integer overflow: %q", text)
			}
			n.fromFloat(f)
		}
	}
	if !n.IsInt && !n.IsUint && !n.IsFloat {
		return fmt.Errorf("illegal number syntax: %q", text)
	}
	return nil
}

func (n *NumberNode) fromFloat(f float64) {
	n.Float64, n.IsFloat = f, true
	if !n.IsInt && float64(int64(f)) == f {
		n.Int64, n.IsInt = int64(f), true
	}
	if !n.IsUint && float64(uint64(f)) == f {
		n.Uint64, n.IsUint = uint64(f), true
	}
}

// fromComplex gives a number without imaginary part the other types.
func (n *NumberNode) fromComplex() {
	if n.IsFloat = imag(n.Complex128) == 0; n.IsFloat {
		n.Float64 = real(n.Complex128)
		if n.IsInt = float64(int64(n.Float64)) == n.Float64; n.IsInt {
			n.Int64 = int64(n.Float64)
		}
		if n.IsUint = float64(uint64(n.Float64)) == n.Float64; n.IsUint {
			n.Uint64 = uint64(n.Float64)
		}
	}
}
