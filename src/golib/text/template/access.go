// The functions index, slice and len, and the values behind pointers and interfaces.

package template

import (
	"errors"
	"fmt"
	"reflect"
)

// behind follows pointers and interfaces, and reports whether it came to a nil one.
func behind(v reflect.Value) (to reflect.Value, isNil bool) {
	for !isNil && (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) {
		if isNil = v.IsNil(); !isNil {
			v = v.Elem()
		}
	}
	return v, isNil
}

// inside is what an interface holds; nothing, if it is nil.
func inside(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

func nilable(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	// A reflect.Value is passed as it is, and can hold nothing.
	return t == valueType
}

// isNothing reports whether a value is nil, with or without a type.
func isNothing(v reflect.Value) bool {
	return !v.IsValid() || nilable(v.Type()) && v.Type() != valueType && v.IsNil()
}

// position reads an index, which may be the limit itself.
func position(v reflect.Value, limit int) (int, error) {
	var n int64
	switch {
	case v.CanInt():
		n = v.Int()
	case v.CanUint():
		n = int64(v.Uint())
	case v.IsValid():
		return 0, fmt.Errorf("cannot index slice/array with type %s", v.Type())
	default:
		return 0, errors.New("cannot index slice/array with nil")
	}
	if n < 0 || n > int64(limit) {
		return 0, fmt.Errorf("index out of range: %d", n)
	}
	return int(n), nil
}

// index is item[a][b]….
func index(item reflect.Value, path ...reflect.Value) (reflect.Value, error) {
	item = inside(item)
	if !item.IsValid() {
		return item, errors.New("index of untyped nil")
	}
	for _, at := range path {
		var err error
		if item, err = element(item, at); err != nil {
			return item, err
		}
	}
	return item, nil
}

// element is one step of index.
func element(from, at reflect.Value) (found reflect.Value, err error) {
	from, isNil := behind(from)
	if isNil {
		return found, errors.New("index of nil pointer")
	}
	switch from.Kind() {
	default:
		return found, fmt.Errorf("can't index item of type %s", from.Type())
	case reflect.Map:
		if at, err = fit(inside(at), from.Type().Key()); err != nil {
			return found, err
		}
		if found = from.MapIndex(at); !found.IsValid() {
			found = reflect.Zero(from.Type().Elem())
		}
		return found, nil
	case reflect.String, reflect.Slice, reflect.Array:
		// Whether there is an element at the very end is left to reflect.
		i, err := position(inside(at), from.Len())
		if err == nil {
			found = from.Index(i)
		}
		return found, err
	}
}

// subsequence is item[a:b:c].
func subsequence(item reflect.Value, bounds ...reflect.Value) (part reflect.Value, err error) {
	if item = inside(item); !item.IsValid() {
		return part, errors.New("slice of untyped nil")
	}
	item, isNil := behind(item)
	if isNil {
		return part, errors.New("slice of nil pointer")
	}
	if len(bounds) > 3 {
		return part, fmt.Errorf("too many slice indexes: %d", len(bounds))
	}
	limit := 0
	switch k := item.Kind(); {
	case k == reflect.String && len(bounds) == 3:
		return part, errors.New("cannot 3-index slice a string")
	case k == reflect.String:
		limit = item.Len()
	case k == reflect.Slice || k == reflect.Array:
		limit = item.Cap()
	default:
		return part, fmt.Errorf("can't slice item of type %s", item.Type())
	}
	// The capacity goes to the limit if none is asked for.
	cut := [3]int{0, item.Len(), limit}
	for i, bound := range bounds {
		// As in Go, other than in index, what is in an interface is no index here.
		if cut[i], err = position(bound, limit); err != nil {
			return part, err
		}
	}
	for i := range 2 {
		if cut[i] > cut[i+1] {
			return part, fmt.Errorf("invalid slice index: %d > %d", cut[i], cut[i+1])
		}
	}
	if len(bounds) == 3 {
		return item.Slice3(cut[0], cut[1], cut[2]), nil
	}
	return item.Slice(cut[0], cut[1]), nil
}

func length(of reflect.Value) (int, error) {
	of, isNil := behind(of)
	if isNil {
		return 0, errors.New("len of nil pointer")
	}
	switch of.Kind() {
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map, reflect.Chan:
		return of.Len(), nil
	}
	return 0, fmt.Errorf("len of type %s", of.Type())
}
