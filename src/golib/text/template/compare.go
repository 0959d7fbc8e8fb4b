// The comparisons eq, ne, lt, le, gt and ge, and what is true.

package template

import (
	"errors"
	"fmt"
	"reflect"
)

var errNotComparable = errors.New("invalid type for comparison")

// A class says which values can be compared with each other.
type class int

const (
	noClass class = iota
	aTruth
	aComplex
	// Those from here on have an order.
	anInteger
	aFloat
	aText
)

// A key stands for a value of a basic type, so that equal values have equal keys.
// Integers have the same keys whether they are signed or not.
type key struct {
	class   class
	below   bool // an integer is less than zero
	bits    uint64
	float   float64
	complex complex128
	text    string
}

func keyOf(v reflect.Value) key {
	switch {
	case v.Kind() == reflect.Bool && v.Bool():
		return key{class: aTruth, bits: 1}
	case v.Kind() == reflect.Bool:
		return key{class: aTruth}
	case v.Kind() == reflect.String:
		return key{class: aText, text: v.String()}
	case v.CanInt():
		return key{class: anInteger, below: v.Int() < 0, bits: uint64(v.Int())}
	case v.CanUint():
		return key{class: anInteger, bits: v.Uint()}
	case v.CanFloat():
		return key{class: aFloat, float: v.Float()}
	case v.CanComplex():
		return key{class: aComplex, complex: v.Complex()}
	}
	return key{}
}

// less orders keys of one class.
func (k key) less(l key) bool {
	switch {
	case k.class == aFloat:
		return k.float < l.float
	case k.class == aText:
		return k.text < l.text
	case k.below != l.below:
		return k.below
	}
	return k.bits < l.bits
}

func differentClasses(a, b reflect.Value) error {
	return fmt.Errorf("incompatible types for comparison: %v and %v", a.Type(), b.Type())
}

// ordering makes a comparison of what is asked about the order of its operands.
func ordering(holds func(less, same bool) bool) func(a, b reflect.Value) (bool, error) {
	return func(a, b reflect.Value) (bool, error) {
		a, b = inside(a), inside(b)
		x, y := keyOf(a), keyOf(b)
		switch {
		case x.class == noClass || y.class == noClass:
			return false, errNotComparable
		case x.class != y.class:
			return false, differentClasses(a, b)
		case x.class < anInteger:
			return false, errNotComparable
		}
		return holds(x.less(y), x == y), nil
	}
}

// isAmong is eq: whether a value is equal to one of others.
func isAmong(value reflect.Value, others ...reflect.Value) (found bool, err error) {
	value = inside(value)
	if len(others) == 0 {
		return false, errors.New("missing argument for comparison")
	}
	for i := 0; i < len(others) && !found && err == nil; i++ {
		found, err = areEqual(value, inside(others[i]))
	}
	return found, err
}

func areEqual(a, b reflect.Value) (bool, error) {
	x, y := keyOf(a), keyOf(b)
	switch {
	case x.class == y.class && x.class != noClass:
		return x == y, nil
	case !a.IsValid() || !b.IsValid():
		// The constant nil is equal to every value that is nil.
		return isNothing(a) && isNothing(b), nil
	case x.class != y.class:
		return false, differentClasses(a, b)
	}
	switch {
	case a.Kind() != b.Kind():
		return false, fmt.Errorf("non-comparable types %s: %v, %s: %v", a, a.Type(), b.Type(), b)
	case isNothing(a) || isNothing(b):
		return isNothing(a) && isNothing(b), nil
	case !b.Type().Comparable():
		return false, fmt.Errorf("non-comparable type %s: %v", b, b.Type())
	}
	return a.Interface() == b.Interface(), nil
}

// IsTrue reports whether a value is not empty, and whether that can be said.
func IsTrue(val any) (truth, ok bool) { return truthOf(reflect.ValueOf(val)) }

func truthOf(v reflect.Value) (truth, ok bool) {
	switch v.Kind() {
	case reflect.Invalid:
		return false, true
	case reflect.Struct:
		return true, true
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
		return v.Len() != 0, true
	case reflect.Pointer, reflect.UnsafePointer, reflect.Interface, reflect.Chan, reflect.Func:
		return !v.IsNil(), true
	}
	zero := key{class: keyOf(v).class}
	return keyOf(v) != zero, zero.class != noClass
}

// holds is the truth of an operand of and, or and not.
func holds(v reflect.Value) bool {
	truth, _ := truthOf(inside(v))
	return truth
}
