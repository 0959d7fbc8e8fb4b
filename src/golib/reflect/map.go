package reflect

import (
	"internal/abi"
	"internal/rterr"
	"unsafe"
)

func (v Value) ops() *abi.MapOps { return mapOps(v.typ) }

func mapOps(t *abi.Type) *abi.MapOps {
	if t.MapOps == nil {
		panic("reflect: operations of " + t.Str + " are not part of the program")
	}
	return t.MapOps
}

// MakeMap makes a map of a map type.
func MakeMap(typ Type) Value { return MakeMapWithSize(typ, 0) }

// MakeMapWithSize is MakeMap with room for n entries.
func MakeMapWithSize(typ Type, n int) Value {
	if typ.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	t := typ.common()
	return Value{t, mapOps(t).Make(n), flag(Map)}
}

// MapIndex returns the element of key, the zero Value if there is none.
func (v Value) MapIndex(key Value) Value {
	v.mustBe(Map, "MapIndex")
	k := key.assignTo("reflect.Value.MapIndex", v.typ.Key)
	m := v.pointer()
	if m == nil {
		return Value{}
	}
	e := v.ops().Get(m, k.address())
	if e == nil {
		return Value{}
	}
	return copied(v.typ.Elem, e, (v.flag | key.flag).ro())
}

// SetMapIndex sets the element of key, or deletes it if elem is the zero Value.
func (v Value) SetMapIndex(key, elem Value) {
	v.mustBe(Map, "SetMapIndex")
	v.mustBeExported("SetMapIndex")
	key.mustBeExported("SetMapIndex")
	k := key.assignTo("reflect.Value.SetMapIndex", v.typ.Key)
	m := v.pointer()
	if elem.typ == nil {
		if m != nil {
			v.ops().Delete(m, k.address())
		}
		return
	}
	elem.mustBeExported("SetMapIndex")
	e := elem.assignTo("reflect.Value.SetMapIndex", v.typ.Elem)
	if m == nil {
		rterr.PanicNilMapWrite()
	}
	e.store(v.ops().Assign(m, k.address()))
}

// MapKeys returns the keys in no order.
func (v Value) MapKeys() []Value {
	v.mustBe(Map, "MapKeys")
	keys := make([]Value, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		keys = append(keys, it.Key())
	}
	return keys
}

// A MapIter iterates over a map.
type MapIter struct {
	m       Value
	state   [abi.MapIterSize / 8]unsafe.Pointer
	started bool
	done    bool
}

// MapRange returns an iterator, which starts before the first entry.
func (v Value) MapRange() *MapIter {
	v.mustBe(Map, "MapRange")
	return &MapIter{m: v}
}

// Next goes to the next entry and reports whether there is one.
func (it *MapIter) Next() bool {
	if !it.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	if it.done {
		panic("MapIter.Next called on exhausted iterator")
	}
	m := it.m.pointer()
	if m == nil {
		it.started, it.done = true, true
		return false
	}
	ops := it.m.ops()
	if !it.started {
		it.started = true
		ops.IterInit(m, unsafe.Pointer(&it.state))
	}
	it.done = !ops.IterNext(unsafe.Pointer(&it.state))
	return !it.done
}

func (it *MapIter) check(method string) {
	if !it.started {
		panic(method + " called before Next")
	}
	if it.done {
		panic(method + " called on exhausted iterator")
	}
}

// Key returns the current key, Value the current element.
func (it *MapIter) Key() Value {
	it.check("MapIter.Key")
	return copied(it.m.typ.Key, it.state[0], it.m.flag.ro())
}

func (it *MapIter) Value() Value {
	it.check("MapIter.Value")
	return copied(it.m.typ.Elem, it.state[1], it.m.flag.ro())
}

// Reset makes the iterator iterate over v.
func (it *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.mustBe(Map, "Reset")
	}
	*it = MapIter{m: v}
}

// SetIterKey assigns the iterator's key to v, SetIterValue the element.
func (v Value) SetIterKey(iter *MapIter) {
	iter.check("reflect: Value.SetIterKey")
	v.mustBeAssignable("SetIterKey")
	iter.m.mustBeExported("SetIterKey")
	iter.Key().assignTo("reflect.MapIter.SetKey", v.typ).store(v.ptr)
}

func (v Value) SetIterValue(iter *MapIter) {
	iter.check("reflect: Value.SetIterValue")
	v.mustBeAssignable("SetIterValue")
	iter.m.mustBeExported("SetIterValue")
	iter.Value().assignTo("reflect.MapIter.SetValue", v.typ).store(v.ptr)
}
