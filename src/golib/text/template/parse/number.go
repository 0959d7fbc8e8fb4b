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

// numberNode makes the number that tok is, a node of the tree t.
func numberNode(t *Tree, tok token) (*NumberNode, error) {
	n := &NumberNode{NodeType: NodeNumber, Pos: tok.pos, tr: t, Text: tok.text}
	var err error
	switch body, isImaginary := strings.CutSuffix(tok.text, "i"); {
	case tok.kind == tokCharConstant:
		err = n.character()
	case tok.kind == tokComplex:
		var c complex128
		if _, err = fmt.Sscan(tok.text, &c); err == nil {
			n.fromComplex(c)
		}
	case isImaginary:
		f, bad := strconv.ParseFloat(body, 64)
		if bad == nil {
			n.fromComplex(complex(0, f))
		} else {
			err = n.asReal()
		}
	default:
		err = n.asReal()
	}
	return n, err
}

// character reads a character between quotes.
func (n *NumberNode) character() error {
	quote := n.Text[0]
	char, _, rest, err := strconv.UnquoteChar(n.Text[1:], quote)
	switch {
	case err != nil:
		return err
	case rest != string(quote):
		return fmt.Errorf("malformed character constant: %s", n.Text)
	}
	n.hold(int64(char), uint64(char), float64(char))
	return nil
}

// hold says that integers of both sorts and floats can hold the number.
func (n *NumberNode) hold(i int64, u uint64, f float64) {
	n.IsInt, n.IsUint, n.IsFloat = true, true, true
	n.Int64, n.Uint64, n.Float64 = i, u, f
}

// asReal finds out which types without imaginary part can hold the number.
func (n *NumberNode) asReal() error {
	u, noUint := strconv.ParseUint(n.Text, 0, 64)
	i, noInt := strconv.ParseInt(n.Text, 0, 64)
	switch {
	case noInt == nil && (noUint == nil || i == 0): // -0 is unsigned too
		n.hold(i, u, float64(i))
		return nil
	case noInt == nil:
		n.Int64, n.IsInt, n.Float64, n.IsFloat = i, true, float64(i), true
		return nil
	case noUint == nil:
		n.Uint64, n.IsUint, n.Float64, n.IsFloat = u, true, float64(u), true
		return nil
	}
	f, noFloat := strconv.ParseFloat(n.Text, 64)
	switch {
	case noFloat != nil:
		return fmt.Errorf("illegal number syntax: %q", n.Text)
	case !strings.ContainsAny(n.Text, ".eEpP"):
		// What looks like an integer must be one.
		return fmt.Errorf("integer overflow: %q", n.Text)
	}
	n.fromFloat(f)
	return nil
}

// fromFloat also makes it an integer where it has no fraction.
func (n *NumberNode) fromFloat(f float64) {
	n.Float64, n.IsFloat = f, true
	if i := int64(f); float64(i) == f {
		n.Int64, n.IsInt = i, true
	}
	if u := uint64(f); float64(u) == f {
		n.Uint64, n.IsUint = u, true
	}
}

// fromComplex also gives it the other types where there is no imaginary part.
func (n *NumberNode) fromComplex(c complex128) {
	n.Complex128, n.IsComplex = c, true
	if imag(c) == 0 {
		n.fromFloat(real(c))
	}
}
