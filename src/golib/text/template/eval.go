// Evaluation of pipelines, fields, calls and arguments.

package template

import (
	"reflect"
	"strings"
	"text/template/parse"
)

// A nothing stands for the value of the stage before where there is none; a value
// that is not valid is the result of a stage too.
type nothing struct{}

var noInput = reflect.ValueOf(nothing{})

// An input is what an operand at the beginning of a command is applied to.
type input struct {
	args  []parse.Node // without the operand itself
	piped reflect.Value
}

var alone = input{piped: noInput}

func (in input) hasPiped() bool { return !in.piped.IsValid() || in.piped.Type() != noInput.Type() }

func (in input) isEmpty() bool { return len(in.args) == 0 && !in.hasPiped() }

// pipeline evaluates a pipeline and sets its variables.
func (x *execution) pipeline(dot reflect.Value, pipe *parse.PipeNode) (value reflect.Value) {
	if pipe == nil {
		return value
	}
	x.at = pipe
	value = noInput
	for _, cmd := range pipe.Cmds {
		value = x.operand(dot, cmd.Args[0], cmd, input{cmd.Args[1:], value})
		if value.Kind() == reflect.Interface && value.NumMethod() == 0 {
			value = value.Elem()
		}
	}
	for _, v := range pipe.Decl {
		if pipe.IsAssign {
			*x.variable(v.Ident[0]) = value
		} else {
			x.scope = append(x.scope, binding{v.Ident[0], value})
		}
	}
	return value
}

// operand evaluates a node with what it is applied to. Errors of functions are told
// of the node `whole`.
func (x *execution) operand(dot reflect.Value, n, whole parse.Node, in input) reflect.Value {
	if pipe, ok := n.(*parse.PipeNode); ok {
		x.plain(pipe, in)
		return x.pipeline(dot, pipe)
	}
	x.at = n
	switch n := n.(type) {
	case *parse.FieldNode:
		return x.fields(dot, dot, n, n.Ident, in)
	case *parse.VariableNode:
		value := *x.variable(n.Ident[0])
		if len(n.Ident) > 1 {
			return x.fields(dot, value, n, n.Ident[1:], in)
		}
		x.plain(n, in)
		return value
	case *parse.ChainNode:
		if n.Node.Type() == parse.NodeNil {
			x.fail("indirection through explicit nil in %s", n)
		}
		return x.fields(dot, x.argument(dot, nil, n.Node), n, n.Field, in)
	case *parse.IdentifierNode:
		f, own := x.of.function(n.Ident)
		if !f.IsValid() {
			x.fail("%q is not a defined function", n.Ident)
		}
		return x.apply(call{f, n.Ident, own, dot, whole}, in)
	}
	x.plain(n, in)
	switch n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.NilNode:
		x.fail("nil is not a command")
	}
	value, ok := x.constant(n)
	if !ok {
		x.fail("can't evaluate command %q", n)
	}
	return value
}

// plain refuses arguments for what is no function.
func (x *execution) plain(n parse.Node, in input) {
	if !in.isEmpty() {
		x.fail("can't give argument to non-function %s", n)
	}
}

// constant is a literal as a value of its own type.
func (x *execution) constant(n parse.Node) (v reflect.Value, ok bool) {
	switch n := n.(type) {
	case *parse.BoolNode:
		return reflect.ValueOf(n.True), true
	case *parse.StringNode:
		return reflect.ValueOf(n.Text), true
	case *parse.NumberNode:
		x.at = n
		return x.number(n), true
	}
	return v, false
}

// number gives a number the type that it looks like.
func (x *execution) number(n *parse.NumberNode) (v reflect.Value) {
	switch {
	case n.IsComplex:
		return reflect.ValueOf(n.Complex128)
	case n.IsFloat && looksFloating(n.Text):
		return reflect.ValueOf(n.Float64)
	case n.IsInt && int64(int(n.Int64)) == n.Int64:
		return reflect.ValueOf(int(n.Int64))
	case n.IsInt || n.IsUint:
		x.fail("%s overflows int", n.Text)
	}
	return v
}

// looksFloating: a point or an exponent make it a float. The e of 0x1e is a digit,
// and between quotes there is a character.
func looksFloating(text string) bool {
	if strings.HasPrefix(text, "'") {
		return false
	}
	if strings.HasPrefix(text, "0x") || strings.HasPrefix(text, "0X") {
		return strings.ContainsAny(text, "pP")
	}
	return strings.ContainsAny(text, ".eEpP")
}

// fields is from.a.b.c; the input is for the last.
func (x *execution) fields(dot, from reflect.Value, n parse.Node, names []string, in input) reflect.Value {
	for i, name := range names {
		c := call{name: name, dot: dot, whole: n}
		if i == len(names)-1 {
			return x.field(from, c, in)
		}
		from = x.field(from, c, alone)
	}
	return from
}

// field is a method's result, a field, or a map's entry.
func (x *execution) field(from reflect.Value, c call, in input) reflect.Value {
	if !from.IsValid() {
		if x.of.missing == failsIfMissing {
			x.fail("nil data; no entry for key %q", c.name)
		}
		return from
	}
	typ := from.Type()
	holder, isNil := behind(from)
	if isNil && holder.Kind() == reflect.Interface {
		x.fail("nil pointer evaluating %s.%s", typ, c.name)
	}
	// Methods of pointers are found where the value has an address.
	receiver := holder
	if !isNil && holder.CanAddr() {
		receiver = holder.Addr()
	}
	if c.fn = receiver.MethodByName(c.name); c.fn.IsValid() {
		return x.apply(c, in)
	}
	switch holder.Kind() {
	case reflect.Struct:
		if f, ok := holder.Type().FieldByName(c.name); ok {
			return x.member(holder, f, typ, in)
		}
	case reflect.Map:
		if key := reflect.ValueOf(c.name); key.Type().AssignableTo(holder.Type().Key()) {
			return x.entry(holder, key, in)
		}
	case reflect.Pointer:
		// Only a pointer that is nil is left. If what it points to lacks the field
		// anyway, that is the error.
		known := true
		if to := holder.Type().Elem(); to.Kind() == reflect.Struct {
			_, known = to.FieldByName(c.name)
		}
		if known {
			x.fail("nil pointer evaluating %s.%s", typ, c.name)
		}
	}
	x.fail("can't evaluate field %s in type %s", c.name, typ)
	return from
}

func (x *execution) member(of reflect.Value, f reflect.StructField, typ reflect.Type, in input) reflect.Value {
	if !f.IsExported() {
		x.fail("%s is an unexported field of struct type %s", f.Name, typ)
	}
	v, err := of.FieldByIndexErr(f.Index)
	if err != nil {
		x.fail("%v", err)
	}
	if !in.isEmpty() {
		x.fail("%s has arguments but cannot be invoked as function", f.Name)
	}
	return v
}

func (x *execution) entry(of, key reflect.Value, in input) reflect.Value {
	if !in.isEmpty() {
		x.fail("%s is not a method but has arguments", key)
	}
	v := of.MapIndex(key)
	if v.IsValid() {
		return v
	}
	switch x.of.missing {
	case failsIfMissing:
		x.fail("map has no entry for key %q", key.String())
	case zeroIfMissing:
		v = reflect.Zero(of.Type().Elem())
	}
	return v
}

// A call is a function or method by its name, in a node where dot has a value.
type call struct {
	fn    reflect.Value
	name  string
	own   bool // a function of the language
	dot   reflect.Value
	whole parse.Node
}

// apply calls.
func (x *execution) apply(c call, in input) reflect.Value {
	takes := paramsOf(c.fn.Type())
	n := len(in.args)
	if in.hasPiped() {
		n++
	}
	if want := takes.wanted(n); want != "" {
		// In what has no limit above, Go does not count the value of the stage before.
		if c.fn.Type().IsVariadic() {
			n = len(in.args)
		}
		x.fail("wrong number of args for %s: want %s got %d", c.name, want, n)
	}
	if err := checkResults(c.name, c.fn.Type()); err != nil {
		x.fail("%v", err)
	}
	if c.own && (c.name == "and" || c.name == "or") {
		return x.choose(c, in)
	}
	args := make([]reflect.Value, 0, n)
	for i, arg := range in.args {
		args = append(args, x.argument(c.dot, takes.at(i), arg))
	}
	if in.hasPiped() {
		args = append(args, x.adapt(in.piped, takes.at(len(args))))
	}
	result, err := x.result(c, in, args)
	if err != nil {
		x.at = c.whole
		x.fail("error calling %s: %w", c.name, err)
	}
	return result
}

func (x *execution) result(c call, in input, args []reflect.Value) (reflect.Value, error) {
	if !c.own || c.name != "call" {
		v, err := invoke(c.fn, args)
		if err == nil {
			v = unwrapped(v)
		}
		return v, err
	}
	// What the called value is named in messages.
	callee := in.piped.String()
	if len(in.args) > 0 {
		callee = in.args[0].String()
	}
	bare := make([]reflect.Value, len(args))
	for i, arg := range args {
		bare[i] = unwrapped(arg)
	}
	return callValue(callee, bare[0], bare[1:])
}

// unwrapped is the value that is in a reflect.Value which a function returned.
func unwrapped(v reflect.Value) reflect.Value {
	if v.Type() == valueType {
		return v.Interface().(reflect.Value)
	}
	return v
}

// choose is and and or, which evaluate operands up to the one that decides.
func (x *execution) choose(c call, in input) (v reflect.Value) {
	for _, arg := range in.args {
		v = unwrapped(x.argument(c.dot, valueType, arg))
		if holds(v) == (c.name == "or") {
			return v
		}
	}
	if in.hasPiped() {
		v = unwrapped(x.adapt(in.piped, valueType))
	}
	return v
}

// adapt makes a value assignable to the type: what is in an interface, what a pointer
// points to, or the address. Without a type any value will do.
func (x *execution) adapt(v reflect.Value, typ reflect.Type) reflect.Value {
	switch {
	case typ == nil:
		return v
	case !v.IsValid() && nilable(typ):
		return reflect.Zero(typ)
	case !v.IsValid():
		x.fail("invalid value; expected %s", typ)
	case typ == valueType && v.Type() != valueType:
		return reflect.ValueOf(v)
	}
	if v.Kind() == reflect.Interface && !v.IsNil() && !v.Type().AssignableTo(typ) {
		v = v.Elem()
	}
	has := v.Type()
	switch {
	case has.AssignableTo(typ):
		return v
	case has.Kind() == reflect.Pointer && has.Elem().AssignableTo(typ):
		if v.IsNil() {
			x.fail("dereference of nil pointer of type %s", typ)
		}
		return v.Elem()
	case v.CanAddr() && reflect.PointerTo(has).AssignableTo(typ):
		return v.Addr()
	}
	x.fail("wrong type for value; expected %s; got %s", typ, has)
	return v
}

// argument evaluates an argument of the type; nil stands for any.
func (x *execution) argument(dot reflect.Value, typ reflect.Type, n parse.Node) reflect.Value {
	x.at = n
	switch n.(type) {
	case *parse.BoolNode, *parse.StringNode, *parse.NumberNode:
		if typ != nil {
			return x.literal(typ, n)
		}
	case *parse.NilNode:
		if typ == nil || !nilable(typ) {
			x.fail("cannot assign nil to %s", typ)
		}
		return reflect.Zero(typ)
	}
	return x.adapt(x.operand(dot, n, n, alone), typ)
}

// literal makes a constant a value of the type.
func (x *execution) literal(typ reflect.Type, n parse.Node) reflect.Value {
	if typ == valueType {
		v, _ := x.constant(n)
		return reflect.ValueOf(v)
	}
	v := reflect.New(typ).Elem()
	number, isNumber := n.(*parse.NumberNode)
	if !isNumber {
		number = new(parse.NumberNode) // which no type can hold
	}
	wanted, right := "", false
	switch k := v.Kind(); {
	case k == reflect.Interface && v.NumMethod() == 0:
		v, _ = x.constant(n)
		return v
	case k == reflect.Bool:
		b, ok := n.(*parse.BoolNode)
		v.SetBool(ok && b.True)
		wanted, right = "bool", ok
	case k == reflect.String:
		s, ok := n.(*parse.StringNode)
		if ok {
			v.SetString(s.Text)
		}
		wanted, right = "string", ok
	case v.CanInt():
		v.SetInt(number.Int64)
		wanted, right = "integer", number.IsInt
	case v.CanUint():
		v.SetUint(number.Uint64)
		wanted, right = "unsigned integer", number.IsUint
	case v.CanFloat():
		v.SetFloat(number.Float64)
		wanted, right = "float", number.IsFloat
	case v.CanComplex():
		v.SetComplex(number.Complex128)
		wanted, right = "complex", number.IsComplex
	default:
		x.fail("can't handle %s for arg of type %s", n, typ)
	}
	if !right {
		x.fail("expected %s; found %s", wanted, n)
	}
	return v
}
