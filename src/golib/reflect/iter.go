package reflect

import (
	"internal/abi"
	"iter"
)

// Seq iterates over v as range with one variable does.
func (v Value) Seq() iter.Seq[Value] {
	if v.kind() == Func && isYield(v.typ, 1) {
		return func(yield func(Value) bool) {
			v.Call([]Value{yieldFunc(v.typ, func(in []Value) bool { return yield(in[0]) })})
		}
	}
	switch k := v.kind(); {
	case v.CanInt():
		return func(yield func(Value) bool) {
			for i := range v.Int() {
				if !yield(ValueOf(i).Convert(v.Type())) {
					return
				}
			}
		}
	case v.CanUint():
		return func(yield func(Value) bool) {
			for i := range v.Uint() {
				if !yield(ValueOf(i).Convert(v.Type())) {
					return
				}
			}
		}
	case k == Chan:
		return func(yield func(Value) bool) {
			for x, ok := v.Recv(); ok; x, ok = v.Recv() {
				if !yield(x) {
					return
				}
			}
		}
	case k == Pointer && Kind(v.typ.Elem.Kind) == Array, k == Array, k == Slice, k == String, k == Map:
		return func(yield func(Value) bool) {
			v.Seq2()(func(key, _ Value) bool { return yield(key) })
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq[Value]")
}

// yieldFunc makes the function that an iterator of type t calls with each element.
func yieldFunc(t *abi.Type, yield func([]Value) bool) Value {
	y := t.In[0]
	return MakeFunc(toType(y), func(in []Value) []Value {
		goOn := New(toType(y.Out[0])).Elem()
		goOn.SetBool(yield(in))
		return []Value{goOn}
	})
}

// Seq2 iterates over v as range with two variables does.
func (v Value) Seq2() iter.Seq2[Value, Value] {
	if v.kind() == Func && isYield(v.typ, 2) {
		return func(yield func(Value, Value) bool) {
			v.Call([]Value{yieldFunc(v.typ, func(in []Value) bool { return yield(in[0], in[1]) })})
		}
	}
	switch k := v.kind(); {
	case k == Pointer && Kind(v.typ.Elem.Kind) == Array:
		return v.Elem().Seq2()
	case k == Array, k == Slice:
		return func(yield func(Value, Value) bool) {
			for i := range v.Len() {
				if !yield(ValueOf(i), v.Index(i)) {
					return
				}
			}
		}
	case k == String:
		return func(yield func(Value, Value) bool) {
			for i, r := range v.String() {
				if !yield(ValueOf(i), ValueOf(r)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value, Value) bool) {
			for it := v.MapRange(); it.Next(); {
				if !yield(it.Key(), it.Value()) {
					return
				}
			}
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq2[Value, Value]")
}

// Fields iterates over a struct's fields with their values.
func (v Value) Fields() iter.Seq2[StructField, Value] {
	v.mustBe(Struct, "Fields")
	t := v.Type()
	return func(yield func(StructField, Value) bool) {
		for i := range v.NumField() {
			if !yield(t.Field(i), v.Field(i)) {
				return
			}
		}
	}
}
