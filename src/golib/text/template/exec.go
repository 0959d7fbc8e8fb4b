// Execution: walks the tree and writes.

package template

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
	"text/template/parse"
)

// Templates may call each other so deeply.
const maxExecDepth = 100000

// A state is an execution of one template.
type state struct {
	tmpl  *Template
	wr    io.Writer
	node  parse.Node // for error messages
	vars  []variable
	depth int
}

type variable struct {
	name  string
	value reflect.Value
}

// setVar assigns to the innermost variable of the name.
func (s *state) setVar(name string, value reflect.Value) { s.lookup(name).value = value }

func (s *state) lookup(name string) *variable {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].name == name {
			return &s.vars[i]
		}
	}
	s.errorf("undefined variable: %s", name)
	return nil
}

func (s *state) push(name string, value reflect.Value) {
	s.vars = append(s.vars, variable{name, value})
}

// The value of what is not there, and the one that stands for a last argument
// that there is not.
var (
	zero         reflect.Value
	missingValue = reflect.ValueOf(missing{})
)

type missing struct{}

// ExecError is an error in a template.
type ExecError struct {
	Name string
	Err  error
}

func (e ExecError) Error() string { return e.Err.Error() }

// Unwrap returns the error.
func (e ExecError) Unwrap() error { return e.Err }

// writeError is the panic for an error of the writer.
type writeError struct{ err error }

// escaped text can be part of a format.
func escaped(s string) string { return strings.ReplaceAll(s, "%", "%%") }

func (s *state) errorf(format string, args ...any) {
	name := escaped(s.tmpl.Name())
	if s.node == nil {
		format = fmt.Sprintf("template: %s: %s", name, format)
	} else {
		location, context := s.tmpl.ErrorContext(s.node)
		format = fmt.Sprintf("template: %s: executing %q at <%s>: %s", location, name, escaped(context), format)
	}
	panic(ExecError{s.tmpl.Name(), fmt.Errorf(format, args...)})
}

func (s *state) write(v any) {
	if _, err := fmt.Fprint(s.wr, v); err != nil {
		panic(writeError{err})
	}
}

func recovered(errp *error) {
	switch e := recover().(type) {
	case nil:
	case runtime.Error:
		panic(e)
	case writeError:
		*errp = e.err
	case ExecError:
		*errp = e
	default:
		panic(e)
	}
}

// ExecuteTemplate executes an associated template.
func (t *Template) ExecuteTemplate(wr io.Writer, name string, data any) error {
	tmpl := t.Lookup(name)
	if tmpl == nil {
		return fmt.Errorf("template: no template %q associated with template %q", name, t.name)
	}
	return tmpl.Execute(wr, data)
}

// Execute applies the template to data and writes the text.
func (t *Template) Execute(wr io.Writer, data any) (err error) {
	defer recovered(&err)
	value, ok := data.(reflect.Value)
	if !ok {
		value = reflect.ValueOf(data)
	}
	s := &state{tmpl: t, wr: wr, vars: []variable{{"$", value}}}
	if t.Tree == nil || t.Root == nil {
		s.errorf("%q is an incomplete or empty template", t.Name())
	}
	s.walk(value, t.Root)
	return nil
}

var (
	errBreak    = errors.New("break")
	errContinue = errors.New("continue")
)

// walk executes a node; the error says that a loop is left or goes on.
func (s *state) walk(dot reflect.Value, node parse.Node) error {
	s.node = node
	switch node := node.(type) {
	case *parse.ActionNode:
		if v := s.pipeline(dot, node.Pipe); len(node.Pipe.Decl) == 0 {
			s.print(node, v)
		}
	case *parse.BreakNode:
		return errBreak
	case *parse.CommentNode:
	case *parse.ContinueNode:
		return errContinue
	case *parse.IfNode:
		return s.ifOrWith(parse.NodeIf, dot, &node.BranchNode)
	case *parse.ListNode:
		for _, n := range node.Nodes {
			if err := s.walk(dot, n); err != nil {
				return err
			}
		}
	case *parse.RangeNode:
		return s.rangeOver(dot, node)
	case *parse.TemplateNode:
		s.template(dot, node)
	case *parse.TextNode:
		if _, err := s.wr.Write(node.Text); err != nil {
			panic(writeError{err})
		}
	case *parse.WithNode:
		return s.ifOrWith(parse.NodeWith, dot, &node.BranchNode)
	default:
		s.errorf("unknown node: %s", node)
	}
	return nil
}

func (s *state) ifOrWith(kind parse.NodeType, dot reflect.Value, b *parse.BranchNode) error {
	mark := len(s.vars)
	defer func() { s.vars = s.vars[:mark] }()
	value := s.pipeline(dot, b.Pipe)
	truth, ok := isTrue(indirectInterface(value))
	if !ok {
		s.errorf("if/with can't use %v", value)
	}
	switch {
	case truth && kind == parse.NodeWith:
		return s.walk(value, b.List)
	case truth:
		return s.walk(dot, b.List)
	case b.ElseList != nil:
		return s.walk(dot, b.ElseList)
	}
	return nil
}

// IsTrue reports whether a value is not empty, and whether that can be said.
func IsTrue(val any) (truth, ok bool) { return isTrue(reflect.ValueOf(val)) }

func isTrue(v reflect.Value) (truth, ok bool) {
	if !v.IsValid() {
		return false, true
	}
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0, true
	case reflect.Bool:
		return v.Bool(), true
	case reflect.Complex64, reflect.Complex128:
		return v.Complex() != 0, true
	case reflect.Chan, reflect.Func, reflect.Pointer, reflect.UnsafePointer, reflect.Interface:
		return !v.IsNil(), true
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return v.Int() != 0, true
	case reflect.Float32, reflect.Float64:
		return v.Float() != 0, true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return v.Uint() != 0, true
	case reflect.Struct:
		return true, true
	}
	return false, false
}

// A loop is an execution of range.
type loop struct {
	s    *state
	r    *parse.RangeNode
	mark int
	ran  bool
	left bool
}

// once executes the body; false means that the loop is over.
func (l *loop) once(index, elem reflect.Value) bool {
	s, decl := l.s, l.r.Pipe.Decl
	l.ran = true
	defer func() { s.vars = s.vars[:l.mark] }()
	if len(decl) > 0 {
		// The only variable is the element, as it is when index and element are one.
		first := elem
		if len(decl) > 1 {
			first = index
		}
		l.set(decl[0], first, 0)
	}
	if len(decl) > 1 {
		l.set(decl[1], elem, 1)
	}
	if err := s.walk(elem, l.r.List); err == errBreak {
		l.left = true
	}
	return !l.left
}

// set assigns to a variable, or gives the one that range declared its value.
func (l *loop) set(v *parse.VariableNode, value reflect.Value, i int) {
	if l.r.Pipe.IsAssign {
		l.s.setVar(v.Ident[0], value)
	} else {
		l.s.vars[l.mark-len(l.r.Pipe.Decl)+i].value = value
	}
}

func (s *state) rangeOver(dot reflect.Value, r *parse.RangeNode) error {
	s.node = r
	outer := len(s.vars)
	defer func() { s.vars = s.vars[:outer] }()
	val, _ := indirect(s.pipeline(dot, r.Pipe))
	l := &loop{s: s, r: r, mark: len(s.vars)}
	switch val.Kind() {
	case reflect.Array, reflect.Slice:
		for i := 0; i < val.Len() && l.once(reflect.ValueOf(i), val.Index(i)); i++ {
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if len(r.Pipe.Decl) > 1 {
			s.errorf("can't use %v to iterate over more than one variable", val)
		}
		for v := range val.Seq() {
			if !l.once(v, v) {
				break
			}
		}
	case reflect.Map:
		for _, k := range sortedKeys(val) {
			if !l.once(k, val.MapIndex(k)) {
				break
			}
		}
	case reflect.Chan:
		l.channel(val)
	case reflect.Func:
		l.function(val)
	case reflect.Invalid:
	default:
		s.errorf("range can't iterate over %v", val)
	}
	if !l.ran && r.ElseList != nil {
		return s.walk(dot, r.ElseList)
	}
	return nil
}

func (l *loop) channel(val reflect.Value) {
	if val.IsNil() {
		return
	}
	if val.Type().ChanDir() == reflect.SendDir {
		l.s.errorf("range over send-only channel %v", val)
	}
	for i := 0; ; i++ {
		elem, ok := val.Recv()
		if !ok || !l.once(reflect.ValueOf(i), elem) {
			return
		}
	}
}

func (l *loop) function(val reflect.Value) {
	switch t := val.Type(); {
	case t.CanSeq():
		if len(l.r.Pipe.Decl) > 1 {
			l.s.errorf("can't use %v iterate over more than one variable", val)
		}
		for v := range val.Seq() {
			if !l.once(v, v) {
				return
			}
		}
	case t.CanSeq2():
		for k, v := range val.Seq2() {
			if len(l.r.Pipe.Decl) <= 1 {
				v = k
			}
			if !l.once(k, v) {
				return
			}
		}
	default:
		l.s.errorf("range can't iterate over %v", val)
	}
}

func (s *state) template(dot reflect.Value, t *parse.TemplateNode) {
	s.node = t
	tmpl := s.tmpl.Lookup(t.Name)
	if tmpl == nil {
		s.errorf("template %q not defined", t.Name)
	}
	if s.depth == maxExecDepth {
		s.errorf("exceeded maximum template depth (%v)", maxExecDepth)
	}
	dot = s.pipeline(dot, t.Pipe)
	inner := *s
	inner.depth++
	inner.tmpl = tmpl
	inner.vars = []variable{{"$", dot}}
	inner.walk(dot, tmpl.Root)
}

// pipeline evaluates a pipeline and sets its variables.
func (s *state) pipeline(dot reflect.Value, pipe *parse.PipeNode) (value reflect.Value) {
	if pipe == nil {
		return zero
	}
	s.node = pipe
	value = missingValue
	for _, cmd := range pipe.Cmds {
		value = s.command(dot, cmd, value)
		if value.Kind() == reflect.Interface && value.NumMethod() == 0 {
			value = value.Elem()
		}
	}
	for _, v := range pipe.Decl {
		if pipe.IsAssign {
			s.setVar(v.Ident[0], value)
		} else {
			s.push(v.Ident[0], value)
		}
	}
	return value
}

func (s *state) noArgs(args []parse.Node, final reflect.Value) {
	if len(args) > 1 || !isMissing(final) {
		s.errorf("can't give argument to non-function %s", args[0])
	}
}

func (s *state) command(dot reflect.Value, cmd *parse.CommandNode, final reflect.Value) reflect.Value {
	first := cmd.Args[0]
	switch n := first.(type) {
	case *parse.FieldNode:
		return s.field(dot, n, cmd.Args, final)
	case *parse.ChainNode:
		return s.chain(dot, n, cmd.Args, final)
	case *parse.IdentifierNode:
		return s.function(dot, n, cmd, cmd.Args, final)
	case *parse.PipeNode:
		s.noArgs(cmd.Args, final)
		return s.pipeline(dot, n)
	case *parse.VariableNode:
		return s.variable(dot, n, cmd.Args, final)
	}
	s.node = first
	s.noArgs(cmd.Args, final)
	switch word := first.(type) {
	case *parse.BoolNode:
		return reflect.ValueOf(word.True)
	case *parse.DotNode:
		return dot
	case *parse.NilNode:
		s.errorf("nil is not a command")
	case *parse.NumberNode:
		return s.idealConstant(word)
	case *parse.StringNode:
		return reflect.ValueOf(word.Text)
	}
	s.errorf("can't evaluate command %q", first)
	return zero
}

// idealConstant is the value of a number where no type is asked for: as in Go, but
// that a number with an exponent or a point that is none of an integer is one.
func (s *state) idealConstant(c *parse.NumberNode) reflect.Value {
	s.node = c
	switch {
	case c.IsComplex:
		return reflect.ValueOf(c.Complex128)
	case c.IsFloat && !isHexInt(c.Text) && !isRuneInt(c.Text) && strings.ContainsAny(c.Text, ".eEpP"):
		return reflect.ValueOf(c.Float64)
	case c.IsInt:
		n := int(c.Int64)
		if int64(n) != c.Int64 {
			s.errorf("%s overflows int", c.Text)
		}
		return reflect.ValueOf(n)
	case c.IsUint:
		s.errorf("%s overflows int", c.Text)
	}
	return zero
}

func isRuneInt(s string) bool { return len(s) > 0 && s[0] == '\'' }

func isHexInt(s string) bool {
	return len(s) > 2 && s[0] == '0' && (s[1] == 'x' || s[1] == 'X') && !strings.ContainsAny(s, "pP")
}

func isMissing(v reflect.Value) bool { return v.IsValid() && v.Type() == missingValue.Type() }

// print writes a value.
func (s *state) print(n parse.Node, v reflect.Value) {
	s.node = n
	i, ok := printable(v)
	if !ok {
		s.errorf("can't print %s of type %s", n, v.Type())
	}
	s.write(i)
}

var (
	errorType    = reflect.TypeFor[error]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
)

// printable is what package fmt should print.
func printable(v reflect.Value) (any, bool) {
	if v.Kind() == reflect.Pointer {
		v, _ = indirect(v)
	}
	if !v.IsValid() {
		return "<no value>", true
	}
	if t := v.Type(); !t.Implements(errorType) && !t.Implements(stringerType) {
		p := reflect.PointerTo(t)
		switch {
		case v.CanAddr() && (p.Implements(errorType) || p.Implements(stringerType)):
			v = v.Addr()
		case v.Kind() == reflect.Chan || v.Kind() == reflect.Func:
			return nil, false
		}
	}
	return v.Interface(), true
}

// indirect follows pointers and interfaces, and reports whether it came to nil.
func indirect(v reflect.Value) (reflect.Value, bool) {
	for ; v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface; v = v.Elem() {
		if v.IsNil() {
			return v, true
		}
	}
	return v, false
}

// indirectInterface is what an interface holds.
func indirectInterface(v reflect.Value) reflect.Value {
	if v.Kind() != reflect.Interface {
		return v
	}
	if v.IsNil() {
		return reflect.Value{}
	}
	return v.Elem()
}
