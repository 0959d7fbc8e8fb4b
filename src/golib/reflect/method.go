package reflect

import (
	"internal/abi"
	"iter"
	"unsafe"
)

// Method is the i-th method with v as its receiver.
func (v Value) Method(i int) Value {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.Method", Invalid})
	}
	if uint(i) >= uint(toType(v.typ).NumMethod()) {
		panic("reflect: Method index out of range")
	}
	if v.kind() == Interface && v.IsNil() {
		panic("reflect: Method on nil interface value")
	}
	t, fn, word := v.method(i)
	return bound(t, fn, word, v.flag.ro())
}

// MethodByName is the method of that name with v as its receiver, the zero Value if there is none.
func (v Value) MethodByName(name string) Value {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.MethodByName", Invalid})
	}
	m, ok := methodIndex(v.typ, name)
	if !ok {
		return Value{}
	}
	return v.Method(m)
}

// Methods iterates over the methods that Method returns, with their descriptions.
func (v Value) Methods() iter.Seq2[Method, Value] {
	return func(yield func(Method, Value) bool) {
		t := v.Type()
		for i := range v.NumMethod() {
			if !yield(t.Method(i), v.Method(i)) {
				return
			}
		}
	}
}

// methodIndex finds a method by its name among those that are numbered.
func methodIndex(t *abi.Type, name string) (int, bool) {
	if t.Kind == abi.Interface {
		for i := range t.IMethods {
			if t.IMethods[i].Name == name {
				return i, true
			}
		}
		return 0, false
	}
	for i, at := range exported(t) {
		if t.Methods[at].Name == name {
			return i, true
		}
	}
	return 0, false
}

// method is the i-th method's type and code, and the receiver as its data word.
func (v Value) method(i int) (t *abi.Type, fn uintptr, word unsafe.Pointer) {
	if v.kind() == Interface {
		m := &v.typ.IMethods[i]
		if m.PkgPath != "" {
			panic("reflect: reflect.Value.Method of unexported method")
		}
		x := (*abi.Iface)(v.ptr)
		return m.Type, unsafe.Slice(&x.Tab.Fun[0], i+1)[i], x.Data
	}
	m := &v.typ.Methods[exported(v.typ)[i]]
	if isDirect(v.typ) {
		return m.Type, m.Fn, v.pointer()
	}
	// A variable may change before the call.
	return m.Type, m.Fn, copied(v.typ, v.ptr, 0).ptr
}

func bound(t *abi.Type, fn uintptr, word unsafe.Pointer, f flag) Value {
	c := &closure{fn: fn, word: word}
	if ops := t.FuncOps(); ops != nil {
		c.code = ops.Bind
	} else {
		c.body = func(in []Value) []Value { return callCode(t, fn, word, in) }
	}
	return Value{t, unsafe.Pointer(c), f | flag(Func)}
}

// methodFunc is method m of type t as a function whose first parameter is the receiver.
func methodFunc(t *abi.Type, m *abi.Method, ft *abi.Type) Value {
	c := &closure{fn: m.Fn, typ: ft}
	if ops := ft.FuncOps(); ops != nil {
		c.code = ops.Expr
	} else {
		c.body = func(in []Value) []Value {
			word := in[0].ptr
			if isDirect(t) {
				word = in[0].pointer()
			}
			return callCode(m.Type, m.Fn, word, in[1:])
		}
	}
	return Value{ft, unsafe.Pointer(c), flag(Func)}
}
