package reflect

import (
	"internal/abi"
	"internal/rt"
	"unsafe"
)

// closure is a function value's memory: code, and what else the code finds there. The closures that reflection makes are of this form,
// recognised by their code; with code 0 they are of a type that no compiled code can call.
type closure struct {
	code uintptr
	// fn and word are a method's code and receiver, for method values and expressions.
	fn   uintptr
	word unsafe.Pointer
	// typ and body belong to MakeFunc's closures.
	typ  *abi.Type
	body func([]Value) []Value
}

// Call calls the function with arguments in, of which the last ones may belong to a variadic parameter.
func (v Value) Call(in []Value) []Value {
	v.mustBe(Func, "Call")
	v.mustBeExported("Call")
	return v.call("Call", in)
}

// CallSlice calls a variadic function; the last argument is the slice.
func (v Value) CallSlice(in []Value) []Value {
	v.mustBe(Func, "CallSlice")
	v.mustBeExported("CallSlice")
	return v.call("CallSlice", in)
}

func (v Value) call(op string, in []Value) []Value {
	t := v.typ
	c := (*closure)(v.pointer())
	if c == nil {
		panic("reflect.Value.Call: call of nil function")
	}
	in = arguments(t, op, in)
	if c.code == 0 {
		return c.body(in)
	}
	return callCode(t, c.code, unsafe.Pointer(c), in)
}

// arguments checks and converts the arguments of a call, and gathers those of a variadic parameter.
func arguments(t *abi.Type, op string, in []Value) []Value {
	n := len(t.In)
	variadic := t.Flags&abi.FlagVariadic != 0
	if op == "CallSlice" {
		if !variadic {
			panic("reflect: CallSlice of non-variadic function")
		}
		if len(in) < n {
			panic("reflect: CallSlice with too few input arguments")
		}
		if len(in) > n {
			panic("reflect: CallSlice with too many input arguments")
		}
		variadic = false
	} else {
		if variadic {
			n--
		}
		if len(in) < n {
			panic("reflect: Call with too few input arguments")
		}
		if !variadic && len(in) > n {
			panic("reflect: Call with too many input arguments")
		}
	}
	for _, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	args := make([]Value, n, n+1)
	for i := range n {
		if x := in[i].Type(); !x.AssignableTo(toType(t.In[i])) {
			panic("reflect: " + op + " using " + x.String() + " as type " + t.In[i].Str)
		}
		in[i].mustBeExported(op)
		args[i] = in[i].assignTo("reflect.Value.Call", t.In[i])
	}
	if !variadic {
		return args
	}
	rest := MakeSlice(toType(t.In[n]), len(in)-n, len(in)-n)
	elem := t.In[n].Elem
	for i, x := range in[n:] {
		if xt := x.Type(); !xt.AssignableTo(toType(elem)) {
			panic("reflect: cannot use " + xt.String() + " as type " + elem.Str + " in " + op)
		}
		rest.Index(i).Set(x)
	}
	return append(args, rest)
}

// addresses is the memory for the addresses of n values.
func addresses(n int) []unsafe.Pointer { return make([]unsafe.Pointer, n+1) }

// callCode calls a method's code or a closure's with arguments of exactly the parameters' types.
func callCode(t *abi.Type, code uintptr, word unsafe.Pointer, in []Value) []Value {
	ops := t.FuncOps()
	if ops == nil {
		panic("reflect: functions of type " + t.Str + " cannot be called: the program has no code for it")
	}
	args := addresses(len(in))
	for i, x := range in {
		args[i] = x.address()
	}
	out := newValues(t.Out)
	ops.Call(code, word, unsafe.Pointer(&args[0]), unsafe.Pointer(&out[0]))
	results := make([]Value, len(t.Out))
	for i, r := range t.Out {
		results[i] = held(r, out[i])
	}
	return results
}

// newValues makes a zero value of each type.
func newValues(types []*abi.Type) []unsafe.Pointer {
	list := addresses(len(types))
	for i, t := range types {
		list[i] = rt.TypedNew(unsafe.Pointer(t))
	}
	return list
}

// held is the value of type t at p, which nobody else will change.
func held(t *abi.Type, p unsafe.Pointer) Value {
	if isDirect(t) {
		return Value{t, *(*unsafe.Pointer)(p), flag(t.Kind)}
	}
	return Value{t, p, flagIndir | flag(t.Kind)}
}

// MakeFunc makes a function of a type that calls fn.
func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	if typ.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	t := typ.common()
	c := &closure{typ: t, body: fn}
	if ops := t.FuncOps(); ops != nil {
		c.code = ops.Make
	} else {
		c.body = func(in []Value) []Value { return madeResults(c.typ, fn(in)) }
	}
	return Value{t, unsafe.Pointer(c), flag(Func)}
}

// makeArgs is called by the code of a function that MakeFunc made: memory for its arguments.
func makeArgs(c *closure) unsafe.Pointer { return unsafe.Pointer(&newValues(c.typ.In)[0]) }

// callMade then calls the body; the answer is the addresses of the results.
func callMade(c *closure, args unsafe.Pointer) unsafe.Pointer {
	in := make([]Value, len(c.typ.In))
	for i, p := range unsafe.Slice((*unsafe.Pointer)(args), len(in)) {
		in[i] = held(c.typ.In[i], p)
	}
	results := madeResults(c.typ, c.body(in))
	out := addresses(len(results))
	for i, r := range results {
		out[i] = r.address()
	}
	return unsafe.Pointer(&out[0])
}

// madeResults are a body's results as values of the function's result types.
func madeResults(t *abi.Type, results []Value) []Value {
	if len(results) != len(t.Out) {
		panic("reflect: wrong return count from function created by MakeFunc")
	}
	list := make([]Value, len(results))
	for i, r := range results {
		if r.typ == nil {
			panic("reflect: function created by MakeFunc using closure returned zero Value")
		}
		if r.flag&flagRO != 0 {
			panic("reflect: function created by MakeFunc using closure returned value obtained from unexported field")
		}
		list[i] = r.assignTo("reflect.MakeFunc", t.Out[i])
	}
	return list
}
