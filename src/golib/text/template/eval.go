// Evaluation of fields, calls and arguments.

package template

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

func (s *state) field(dot reflect.Value, n *parse.FieldNode, args []parse.Node, final reflect.Value) reflect.Value {
	s.node = n
	return s.fieldChain(dot, dot, n, n.Ident, args, final)
}

func (s *state) chain(dot reflect.Value, n *parse.ChainNode, args []parse.Node, final reflect.Value) reflect.Value {
	s.node = n
	if len(n.Field) == 0 {
		s.errorf("internal error: no fields in evalChainNode")
	}
	if n.Node.Type() == parse.NodeNil {
		s.errorf("indirection through explicit nil in %s", n)
	}
	return s.fieldChain(dot, s.argument(dot, nil, n.Node), n, n.Field, args, final)
}

func (s *state) variable(dot reflect.Value, n *parse.VariableNode, args []parse.Node, final reflect.Value) reflect.Value {
	s.node = n
	value := s.lookup(n.Ident[0]).value
	if len(n.Ident) == 1 {
		s.noArgs(args, final)
		return value
	}
	return s.fieldChain(dot, value, n, n.Ident[1:], args, final)
}

// fieldChain is receiver.a.b.c; arguments go to the last.
func (s *state) fieldChain(dot, receiver reflect.Value, node parse.Node, ident []string, args []parse.Node, final reflect.Value) reflect.Value {
	n := len(ident)
	for _, name := range ident[:n-1] {
		receiver = s.oneField(dot, name, node, nil, missingValue, receiver)
	}
	return s.oneField(dot, ident[n-1], node, args, final, receiver)
}

// oneField is a field, a method's result, or a map's entry.
func (s *state) oneField(dot reflect.Value, name string, node parse.Node, args []parse.Node, final, receiver reflect.Value) reflect.Value {
	if !receiver.IsValid() {
		if s.tmpl.option.missingKey == missingError {
			s.errorf("nil data; no entry for key %q", name)
		}
		return zero
	}
	typ := receiver.Type()
	receiver, isNil := indirect(receiver)
	if receiver.Kind() == reflect.Interface && isNil {
		s.errorf("nil pointer evaluating %s.%s", typ, name)
	}
	// Methods of pointers are found where the value has an address.
	ptr := receiver
	if ptr.Kind() != reflect.Interface && ptr.Kind() != reflect.Pointer && ptr.CanAddr() {
		ptr = ptr.Addr()
	}
	if method := ptr.MethodByName(name); method.IsValid() {
		return s.call(dot, method, false, node, name, args, final)
	}
	hasArgs := len(args) > 1 || !isMissing(final)
	switch receiver.Kind() {
	case reflect.Struct:
		if f, ok := receiver.Type().FieldByName(name); ok {
			return s.structField(receiver, f, typ, name, hasArgs)
		}
	case reflect.Map:
		if key := reflect.ValueOf(name); key.Type().AssignableTo(receiver.Type().Key()) {
			return s.mapEntry(receiver, key, name, hasArgs)
		}
	case reflect.Pointer:
		if e := receiver.Type().Elem(); e.Kind() == reflect.Struct {
			if _, ok := e.FieldByName(name); !ok {
				break
			}
		}
		if isNil {
			s.errorf("nil pointer evaluating %s.%s", typ, name)
		}
	}
	s.errorf("can't evaluate field %s in type %s", name, typ)
	return zero
}

func (s *state) structField(receiver reflect.Value, f reflect.StructField, typ reflect.Type, name string, hasArgs bool) reflect.Value {
	if !f.IsExported() {
		s.errorf("%s is an unexported field of struct type %s", name, typ)
	}
	v, err := receiver.FieldByIndexErr(f.Index)
	if err != nil {
		s.errorf("%v", err)
	}
	if hasArgs {
		s.errorf("%s has arguments but cannot be invoked as function", name)
	}
	return v
}

func (s *state) mapEntry(m, key reflect.Value, name string, hasArgs bool) reflect.Value {
	if hasArgs {
		s.errorf("%s is not a method but has arguments", name)
	}
	result := m.MapIndex(key)
	if !result.IsValid() {
		switch s.tmpl.option.missingKey {
		case missingZero:
			result = reflect.Zero(m.Type().Elem())
		case missingError:
			s.errorf("map has no entry for key %q", name)
		}
	}
	return result
}

func (s *state) function(dot reflect.Value, n *parse.IdentifierNode, cmd parse.Node, args []parse.Node, final reflect.Value) reflect.Value {
	s.node = n
	f, isBuiltin, ok := findFunction(n.Ident, s.tmpl)
	if !ok {
		s.errorf("%q is not a defined function", n.Ident)
	}
	return s.call(dot, f, isBuiltin, cmd, n.Ident, args, final)
}

var valueType = reflect.TypeFor[reflect.Value]()

func unwrap(v reflect.Value) reflect.Value {
	if v.Type() == valueType {
		v = v.Interface().(reflect.Value)
	}
	return v
}

// call calls a function or method. args[0] is its name.
func (s *state) call(dot, f reflect.Value, isBuiltin bool, node parse.Node, name string, args []parse.Node, final reflect.Value) reflect.Value {
	if args != nil {
		args = args[1:]
	}
	typ := f.Type()
	numIn := len(args)
	if !isMissing(final) {
		numIn++
	}
	fixed := len(args)
	if typ.IsVariadic() {
		fixed = typ.NumIn() - 1
		if numIn < fixed {
			s.errorf("wrong number of args for %s: want at least %d got %d", name, typ.NumIn()-1, len(args))
		}
	} else if numIn != typ.NumIn() {
		s.errorf("wrong number of args for %s: want %d got %d", name, typ.NumIn(), numIn)
	}
	if err := goodFunc(name, typ); err != nil {
		s.errorf("%v", err)
	}
	if isBuiltin && (name == "and" || name == "or") {
		return s.shortCircuit(dot, typ, name, args, final)
	}
	argv := make([]reflect.Value, numIn)
	i := 0
	for ; i < fixed && i < len(args); i++ {
		argv[i] = s.argument(dot, typ.In(i), args[i])
	}
	if typ.IsVariadic() {
		elem := typ.In(typ.NumIn() - 1).Elem()
		for ; i < len(args); i++ {
			argv[i] = s.argument(dot, elem, args[i])
		}
	}
	if !isMissing(final) {
		t := typ.In(typ.NumIn() - 1)
		if typ.IsVariadic() {
			if numIn-1 < fixed {
				t = typ.In(numIn - 1)
			} else {
				t = t.Elem()
			}
		}
		argv[i] = s.validate(final, t)
	}
	if isBuiltin && name == "call" {
		// The function's own name is part of its messages.
		callee := "call"
		if len(args) > 0 {
			callee = args[0].String()
		}
		argv = append([]reflect.Value{reflect.ValueOf(callee)}, argv...)
		f = reflect.ValueOf(call)
	}
	v, err := safeCall(f, argv)
	if err != nil {
		s.node = node
		s.errorf("error calling %s: %w", name, err)
	}
	return unwrap(v)
}

// shortCircuit is `and` and `or`, which evaluate only what they must.
func (s *state) shortCircuit(dot reflect.Value, typ reflect.Type, name string, args []parse.Node, final reflect.Value) (v reflect.Value) {
	argType := typ.In(0)
	for _, arg := range args {
		v = unwrap(s.argument(dot, argType, arg))
		if truth(v) == (name == "or") {
			return v
		}
	}
	if !isMissing(final) {
		v = unwrap(s.validate(final, argType))
	}
	return v
}

func canBeNil(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	case reflect.Struct:
		return t == valueType
	}
	return false
}

// validate makes a value assignable to the type, by a pointer's element or its
// address if need be.
func (s *state) validate(v reflect.Value, typ reflect.Type) reflect.Value {
	if !v.IsValid() {
		if typ == nil {
			return reflect.ValueOf(nil)
		}
		if canBeNil(typ) {
			return reflect.Zero(typ)
		}
		s.errorf("invalid value; expected %s", typ)
	}
	if typ == valueType && v.Type() != typ {
		return reflect.ValueOf(v)
	}
	if typ == nil || v.Type().AssignableTo(typ) {
		return v
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		v = v.Elem()
		if v.Type().AssignableTo(typ) {
			return v
		}
	}
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Elem().AssignableTo(typ):
		v = v.Elem()
		if !v.IsValid() {
			s.errorf("dereference of nil pointer of type %s", typ)
		}
		return v
	case reflect.PointerTo(v.Type()).AssignableTo(typ) && v.CanAddr():
		return v.Addr()
	}
	s.errorf("wrong type for value; expected %s; got %s", typ, v.Type())
	return zero
}

// argument evaluates an argument of the type; nil stands for any.
func (s *state) argument(dot reflect.Value, typ reflect.Type, n parse.Node) reflect.Value {
	s.node = n
	switch arg := n.(type) {
	case *parse.DotNode:
		return s.validate(dot, typ)
	case *parse.NilNode:
		if typ != nil && canBeNil(typ) {
			return reflect.Zero(typ)
		}
		s.errorf("cannot assign nil to %s", typ)
	case *parse.FieldNode:
		return s.validate(s.field(dot, arg, []parse.Node{n}, missingValue), typ)
	case *parse.VariableNode:
		return s.validate(s.variable(dot, arg, nil, missingValue), typ)
	case *parse.PipeNode:
		return s.validate(s.pipeline(dot, arg), typ)
	case *parse.IdentifierNode:
		return s.validate(s.function(dot, arg, arg, nil, missingValue), typ)
	case *parse.ChainNode:
		return s.validate(s.chain(dot, arg, nil, missingValue), typ)
	}
	if typ == nil {
		return s.anyConstant(dot, n)
	}
	return s.constant(dot, typ, n)
}

// constant is a literal as a value of the type.
func (s *state) constant(dot reflect.Value, typ reflect.Type, n parse.Node) reflect.Value {
	number, _ := n.(*parse.NumberNode)
	value := reflect.New(typ).Elem()
	switch typ.Kind() {
	case reflect.Bool:
		b, ok := n.(*parse.BoolNode)
		if !ok {
			s.errorf("expected bool; found %s", n)
		}
		value.SetBool(b.True)
	case reflect.String:
		str, ok := n.(*parse.StringNode)
		if !ok {
			s.errorf("expected string; found %s", n)
		}
		value.SetString(str.Text)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if number == nil || !number.IsInt {
			s.errorf("expected integer; found %s", n)
		}
		value.SetInt(number.Int64)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if number == nil || !number.IsUint {
			s.errorf("expected unsigned integer; found %s", n)
		}
		value.SetUint(number.Uint64)
	case reflect.Float32, reflect.Float64:
		if number == nil || !number.IsFloat {
			s.errorf("expected float; found %s", n)
		}
		value.SetFloat(number.Float64)
	case reflect.Complex64, reflect.Complex128:
		if number == nil || !number.IsComplex {
			s.errorf("expected complex; found %s", n)
		}
		value.SetComplex(number.Complex128)
	case reflect.Interface:
		if typ.NumMethod() != 0 {
			s.errorf("can't handle %s for arg of type %s", n, typ)
		}
		return s.anyConstant(dot, n)
	default:
		if typ != valueType {
			s.errorf("can't handle %s for arg of type %s", n, typ)
		}
		return reflect.ValueOf(s.anyConstant(dot, n))
	}
	return value
}

// anyConstant is a literal as a value of its own type.
func (s *state) anyConstant(dot reflect.Value, n parse.Node) reflect.Value {
	s.node = n
	switch n := n.(type) {
	case *parse.BoolNode:
		return reflect.ValueOf(n.True)
	case *parse.DotNode:
		return dot
	case *parse.NumberNode:
		return s.idealConstant(n)
	case *parse.StringNode:
		return reflect.ValueOf(n.Text)
	case *parse.NilNode:
		s.errorf("evalEmptyInterface: nil (can't happen)")
	}
	s.errorf("can't handle assignment of %s to empty interface argument", n)
	return zero
}

// safeCall calls a function; its panic is an error.
func safeCall(f reflect.Value, args []reflect.Value) (val reflect.Value, err error) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(error); ok {
				err = e
			} else {
				err = fmt.Errorf("%v", r)
			}
		}
	}()
	results := f.Call(args)
	if len(results) == 2 && !results[1].IsNil() {
		return results[0], results[1].Interface().(error)
	}
	return results[0], nil
}
