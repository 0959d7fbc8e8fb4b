// Execution: goes through the tree and writes.

package template

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"text/template/parse"
)

// Templates may call each other so deeply.
const deepest = 100000

// An execution is of one template. The node it is at is named in messages.
type execution struct {
	of    *Template
	out   io.Writer
	at    parse.Node
	scope []binding
	depth int
}

type binding struct {
	name  string
	value reflect.Value
}

// variable finds the innermost variable of the name.
func (x *execution) variable(name string) *reflect.Value {
	for i := range x.scope {
		if b := &x.scope[len(x.scope)-1-i]; b.name == name {
			return &b.value
		}
	}
	x.fail("undefined variable: %s", name)
	return nil
}

// leave ends the scope of the variables beyond the first n.
func (x *execution) leave(n int) { x.scope = x.scope[:n] }

// ExecError is an error in a template.
type ExecError struct {
	Name string
	Err  error
}

func (e ExecError) Error() string { return e.Err.Error() }

// Unwrap returns the error.
func (e ExecError) Unwrap() error { return e.Err }

// outputError is the panic for an error of the writer, which is returned as it is.
type outputError struct{ error }

// fail ends the execution. Of the place, what comes from the template may have percent
// signs of its own.
func (x *execution) fail(format string, args ...any) {
	literally := strings.NewReplacer("%", "%%").Replace
	where := literally(x.of.Name())
	if x.at != nil {
		location, context := x.of.ErrorContext(x.at)
		where = fmt.Sprintf("%s: executing %q at <%s>", location, where, literally(context))
	}
	panic(ExecError{x.of.Name(), fmt.Errorf("template: "+where+": "+format, args...)})
}

// ExecuteTemplate executes an associated template.
func (t *Template) ExecuteTemplate(wr io.Writer, name string, data any) error {
	if called := t.Lookup(name); called != nil {
		return called.Execute(wr, data)
	}
	return fmt.Errorf("template: no template %q associated with template %q", name, t.name)
}

// Execute applies the template to data and writes the text.
func (t *Template) Execute(wr io.Writer, data any) error {
	return t.execute(wr, data)
}

func (t *Template) execute(wr io.Writer, data any) (err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case outputError:
			err = e.error
		case ExecError:
			err = e
		default:
			panic(e)
		}
	}()
	dot, isValue := data.(reflect.Value)
	if !isValue {
		dot = reflect.ValueOf(data)
	}
	x := &execution{of: t, out: wr, scope: []binding{{"$", dot}}}
	if t.Tree == nil || t.Root == nil {
		x.fail("%q is an incomplete or empty template", t.Name())
	}
	x.run(dot, t.Root)
	return nil
}

// An exit says how a node ended: for break and continue, lists do not go on.
type exit int

const (
	atEnd exit = iota
	byBreak
	byContinue
)

// run executes a node.
func (x *execution) run(dot reflect.Value, node parse.Node) exit {
	x.at = node
	switch n := node.(type) {
	case *parse.ListNode:
		for _, item := range n.Nodes {
			if e := x.run(dot, item); e != atEnd {
				return e
			}
		}
	case *parse.TextNode:
		_, err := x.out.Write(n.Text)
		x.written(err)
	case *parse.ActionNode:
		if v := x.pipeline(dot, n.Pipe); len(n.Pipe.Decl) == 0 {
			x.print(n, v)
		}
	case *parse.IfNode:
		return x.branch(dot, &n.BranchNode)
	case *parse.WithNode:
		return x.branch(dot, &n.BranchNode)
	case *parse.RangeNode:
		return x.iterate(dot, n)
	case *parse.TemplateNode:
		x.include(dot, n)
	case *parse.BreakNode:
		return byBreak
	case *parse.ContinueNode:
		return byContinue
	case *parse.CommentNode:
	default:
		x.fail("unknown node: %s", node)
	}
	return atEnd
}

func (x *execution) written(err error) {
	if err != nil {
		panic(outputError{err})
	}
}

// branch is if and with; the latter's body works on the value.
func (x *execution) branch(dot reflect.Value, b *parse.BranchNode) exit {
	defer x.leave(len(x.scope))
	value := x.pipeline(dot, b.Pipe)
	truth, known := truthOf(inside(value))
	if !known {
		x.fail("if/with can't use %v", value)
	}
	if !truth {
		return x.otherwise(dot, b)
	}
	if b.NodeType == parse.NodeWith {
		dot = value
	}
	return x.run(dot, b.List)
}

func (x *execution) otherwise(dot reflect.Value, b *parse.BranchNode) exit {
	if b.ElseList == nil {
		return atEnd
	}
	return x.run(dot, b.ElseList)
}

func (x *execution) include(dot reflect.Value, n *parse.TemplateNode) {
	called := x.of.Lookup(n.Name)
	if called == nil {
		x.fail("template %q not defined", n.Name)
	}
	if x.depth >= deepest {
		x.fail("exceeded maximum template depth (%v)", deepest)
	}
	dot = x.pipeline(dot, n.Pipe)
	inner := execution{of: called, out: x.out, scope: []binding{{"$", dot}}, depth: x.depth + 1}
	inner.run(dot, called.Root)
}

// print writes a value.
func (x *execution) print(n parse.Node, v reflect.Value) {
	x.at = n
	p, ok := forPrint(v)
	if !ok {
		x.fail("can't print %s of type %s", n, v.Type())
	}
	_, err := fmt.Fprint(x.out, p)
	x.written(err)
}

var (
	errorType    = reflect.TypeFor[error]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
	valueType    = reflect.TypeFor[reflect.Value]()
)

// hasText reports whether values of the type say themselves what their text is.
func hasText(t reflect.Type) bool { return t.Implements(errorType) || t.Implements(stringerType) }

// forPrint is what package fmt should print for a value, if that makes sense.
func forPrint(v reflect.Value) (p any, ok bool) {
	if v.Kind() == reflect.Pointer {
		v, _ = behind(v)
	}
	switch {
	case !v.IsValid():
		return "<no value>", true
	case hasText(v.Type()):
	case v.CanAddr() && hasText(reflect.PointerTo(v.Type())):
		v = v.Addr()
	case v.Kind() == reflect.Chan || v.Kind() == reflect.Func:
		return nil, false
	}
	return v.Interface(), true
}
