// Package reflectlite stands in for the library's own, on real reflection.
package reflectlite

import "reflect"

var errorType = reflect.TypeFor[error]()

func TypeString(v any) string {
	if v == nil {
		return "<nil>"
	}
	return reflect.TypeOf(v).String()
}

func Comparable(v any) bool { return v == nil || reflect.TypeOf(v).Comparable() }

type Target struct{ v reflect.Value }

func NewTarget(target any) (Target, string) {
	v := reflect.ValueOf(target)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return Target{}, "target must be a non-nil pointer"
	}
	if e := v.Type().Elem(); e.Kind() != reflect.Interface && !e.Implements(errorType) {
		return Target{}, "*target must be interface or implement error"
	}
	return Target{v.Elem()}, ""
}

func (t Target) Set(err error) bool {
	if err == nil || !reflect.TypeOf(err).AssignableTo(t.v.Type()) {
		return false
	}
	t.v.Set(reflect.ValueOf(err))
	return true
}

func Swapper(slice any, notSlice func(uint8)) (func(i, j int), int) {
	v := reflect.ValueOf(slice)
	if v.Kind() != reflect.Slice {
		notSlice(uint8(v.Kind()))
	}
	return reflect.Swapper(slice), v.Len()
}
