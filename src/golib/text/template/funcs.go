// The functions of templates.

package template

import (
	"errors"
	"fmt"
	"reflect"
	"unicode"
)

// FuncMap has functions by their names in templates. They have one result, or a
// second one that is an error.
type FuncMap map[string]any

func builtins() FuncMap {
	return FuncMap{
		"and": and, "or": or, "not": not, "call": call, "html": HTMLEscaper, "index": index, "slice": slice, "js": JSEscaper, "len": length,
		"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln, "urlquery": URLQueryEscaper,
		"eq": eq, "ge": ge, "gt": gt, "le": le, "lt": lt, "ne": ne,
	}
}

var builtinValues map[string]reflect.Value

func init() {
	all := builtins()
	// What templates see of call is its function and the arguments.
	all["call"] = func(fn reflect.Value, args ...reflect.Value) (reflect.Value, error) { return call("", fn, args...) }
	builtinValues = make(map[string]reflect.Value, len(all))
	addFuncs(builtinValues, all)
}

func addFuncs(out map[string]reflect.Value, in FuncMap) {
	for name, fn := range in {
		if !goodName(name) {
			panic(fmt.Errorf("function name %q is not a valid identifier", name))
		}
		v := reflect.ValueOf(fn)
		if v.Kind() != reflect.Func {
			panic("value for " + name + " not a function")
		}
		if err := goodFunc(name, v.Type()); err != nil {
			panic(err)
		}
		out[name] = v
	}
}

func goodFunc(name string, typ reflect.Type) error {
	switch n := typ.NumOut(); {
	case n == 1 || n == 2 && typ.Out(1) == errorType:
		return nil
	case n == 2:
		return fmt.Errorf("invalid function signature for %s: second return value should be error; is %s", name, typ.Out(1))
	default:
		return fmt.Errorf("function %s has %d return values; should be 1 or 2", name, n)
	}
}

func goodName(name string) bool {
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return name != ""
}

func findFunction(name string, t *Template) (v reflect.Value, isBuiltin, ok bool) {
	if t != nil && t.common != nil {
		t.funcsMu.RLock()
		defer t.funcsMu.RUnlock()
		if f := t.execFuncs[name]; f.IsValid() {
			return f, false, true
		}
	}
	f := builtinValues[name]
	return f, true, f.IsValid()
}

// prepareArg makes a value fit for an argument or a map's key.
func prepareArg(v reflect.Value, t reflect.Type) (reflect.Value, error) {
	if !v.IsValid() {
		if !canBeNil(t) {
			return reflect.Value{}, fmt.Errorf("value is nil; should be of type %s", t)
		}
		v = reflect.Zero(t)
	}
	if v.Type().AssignableTo(t) {
		return v, nil
	}
	if isInt(v.Kind()) && isInt(t.Kind()) && v.Type().ConvertibleTo(t) {
		return v.Convert(t), nil
	}
	return reflect.Value{}, fmt.Errorf("value has type %s; should be %s", v.Type(), t)
}

func isInt(k reflect.Kind) bool { return reflect.Int <= k && k <= reflect.Uintptr }

// indexArg is an index that is at most cap.
func indexArg(index reflect.Value, cap int) (int, error) {
	var x int64
	switch k := index.Kind(); {
	case reflect.Int <= k && k <= reflect.Int64:
		x = index.Int()
	case reflect.Uint <= k && k <= reflect.Uintptr:
		x = int64(index.Uint())
	case k == reflect.Invalid:
		return 0, fmt.Errorf("cannot index slice/array with nil")
	default:
		return 0, fmt.Errorf("cannot index slice/array with type %s", index.Type())
	}
	if x < 0 || int(x) < 0 || int(x) > cap {
		return 0, fmt.Errorf("index out of range: %d", x)
	}
	return int(x), nil
}

// index is x[a][b]...
func index(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	item = indirectInterface(item)
	if !item.IsValid() {
		return reflect.Value{}, fmt.Errorf("index of untyped nil")
	}
	for _, i := range indexes {
		i = indirectInterface(i)
		var isNil bool
		if item, isNil = indirect(item); isNil {
			return reflect.Value{}, fmt.Errorf("index of nil pointer")
		}
		switch item.Kind() {
		case reflect.Array, reflect.Slice, reflect.String:
			x, err := indexArg(i, item.Len())
			if err != nil {
				return reflect.Value{}, err
			}
			item = item.Index(x)
		case reflect.Map:
			key, err := prepareArg(i, item.Type().Key())
			if err != nil {
				return reflect.Value{}, err
			}
			if v := item.MapIndex(key); v.IsValid() {
				item = v
			} else {
				item = reflect.Zero(item.Type().Elem())
			}
		default:
			return reflect.Value{}, fmt.Errorf("can't index item of type %s", item.Type())
		}
	}
	return item, nil
}

// slice is x[a:b:c].
func slice(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	item = indirectInterface(item)
	if !item.IsValid() {
		return reflect.Value{}, fmt.Errorf("slice of untyped nil")
	}
	var isNil bool
	if item, isNil = indirect(item); isNil {
		return reflect.Value{}, fmt.Errorf("slice of nil pointer")
	}
	if len(indexes) > 3 {
		return reflect.Value{}, fmt.Errorf("too many slice indexes: %d", len(indexes))
	}
	limit := 0
	switch item.Kind() {
	case reflect.String:
		if len(indexes) == 3 {
			return reflect.Value{}, fmt.Errorf("cannot 3-index slice a string")
		}
		limit = item.Len()
	case reflect.Array, reflect.Slice:
		limit = item.Cap()
	default:
		return reflect.Value{}, fmt.Errorf("can't slice item of type %s", item.Type())
	}
	at := [3]int{0, item.Len()}
	for i, v := range indexes {
		x, err := indexArg(indirectInterface(v), limit)
		if err != nil {
			return reflect.Value{}, err
		}
		at[i] = x
	}
	if at[0] > at[1] {
		return reflect.Value{}, fmt.Errorf("invalid slice index: %d > %d", at[0], at[1])
	}
	if len(indexes) < 3 {
		return item.Slice(at[0], at[1]), nil
	}
	if at[1] > at[2] {
		return reflect.Value{}, fmt.Errorf("invalid slice index: %d > %d", at[1], at[2])
	}
	return item.Slice3(at[0], at[1], at[2]), nil
}

func length(arg reflect.Value) (int, error) {
	arg, isNil := indirect(arg)
	if isNil {
		return 0, errors.New("len of nil pointer")
	}
	switch arg.Kind() {
	case reflect.Array, reflect.Chan, reflect.Map, reflect.Slice, reflect.String:
		return arg.Len(), nil
	}
	return 0, fmt.Errorf("len of type %s", arg.Type())
}

// call calls a function that is a value.
func call(name string, fn reflect.Value, args ...reflect.Value) (reflect.Value, error) {
	fn = indirectInterface(fn)
	if !fn.IsValid() {
		return reflect.Value{}, fmt.Errorf("call of nil")
	}
	typ := fn.Type()
	if typ.Kind() != reflect.Func {
		return reflect.Value{}, fmt.Errorf("non-function %s of type %s", name, typ)
	}
	if err := goodFunc(name, typ); err != nil {
		return reflect.Value{}, err
	}
	numIn := typ.NumIn()
	if typ.IsVariadic() {
		if len(args) < numIn-1 {
			return reflect.Value{}, fmt.Errorf("wrong number of args for %s: got %d want at least %d", name, len(args), numIn-1)
		}
	} else if len(args) != numIn {
		return reflect.Value{}, fmt.Errorf("wrong number of args for %s: got %d want %d", name, len(args), numIn)
	}
	argv := make([]reflect.Value, len(args))
	for i, arg := range args {
		t := typ.In(min(i, numIn-1))
		if typ.IsVariadic() && i >= numIn-1 {
			t = t.Elem()
		}
		var err error
		if argv[i], err = prepareArg(indirectInterface(arg), t); err != nil {
			return reflect.Value{}, fmt.Errorf("arg %d: %w", i, err)
		}
	}
	return safeCall(fn, argv)
}

func truth(v reflect.Value) bool {
	t, _ := isTrue(indirectInterface(v))
	return t
}

// and and or are evaluated by call, which looks at no more than it must.
func and(arg0 reflect.Value, args ...reflect.Value) reflect.Value { panic("unreachable") }
func or(arg0 reflect.Value, args ...reflect.Value) reflect.Value  { panic("unreachable") }

func not(arg reflect.Value) bool { return !truth(arg) }

var (
	errBadComparisonType = errors.New("invalid type for comparison")
	errNoComparison      = errors.New("missing argument for comparison")
)

// family puts kinds together whose values can be compared.
func family(v reflect.Value) (reflect.Kind, error) {
	switch k := v.Kind(); {
	case k == reflect.Bool || k == reflect.String:
		return k, nil
	case reflect.Int <= k && k <= reflect.Int64:
		return reflect.Int, nil
	case reflect.Uint <= k && k <= reflect.Uintptr:
		return reflect.Uint, nil
	case k == reflect.Float32 || k == reflect.Float64:
		return reflect.Float64, nil
	case k == reflect.Complex64 || k == reflect.Complex128:
		return reflect.Complex128, nil
	}
	return reflect.Invalid, errBadComparisonType
}

func isNilValue(v reflect.Value) bool {
	if !v.IsValid() {
		return true
	}
	switch v.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return v.IsNil()
	}
	return false
}

// eq reports whether a is one of the others.
func eq(arg1 reflect.Value, arg2 ...reflect.Value) (bool, error) {
	arg1 = indirectInterface(arg1)
	if len(arg2) == 0 {
		return false, errNoComparison
	}
	k1, _ := family(arg1)
	for _, arg := range arg2 {
		arg = indirectInterface(arg)
		k2, _ := family(arg)
		same, err := equal(arg1, arg, k1, k2)
		if err != nil || same {
			return same, err
		}
	}
	return false, nil
}

func equal(a, b reflect.Value, k1, k2 reflect.Kind) (bool, error) {
	if k1 != k2 {
		switch {
		case k1 == reflect.Int && k2 == reflect.Uint:
			return a.Int() >= 0 && uint64(a.Int()) == b.Uint(), nil
		case k1 == reflect.Uint && k2 == reflect.Int:
			return b.Int() >= 0 && a.Uint() == uint64(b.Int()), nil
		case a.IsValid() && b.IsValid():
			return false, fmt.Errorf("incompatible types for comparison: %v and %v", a.Type(), b.Type())
		}
		return false, nil
	}
	if k1 != reflect.Invalid {
		return a.Interface() == b.Interface() || sameBasic(a, b, k1), nil
	}
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid() || isNilValue(a) && isNilValue(b), nil
	}
	if b.Type().Comparable() && a.Type().Comparable() {
		return a.Interface() == b.Interface(), nil
	}
	if isNilValue(a) || isNilValue(b) {
		return isNilValue(a) == isNilValue(b), nil
	}
	if !b.Type().Comparable() {
		return false, fmt.Errorf("non-comparable type %s: %v", b, b.Type())
	}
	return false, fmt.Errorf("non-comparable types %s: %v, %s: %v", a, a.Type(), b.Type(), b)
}

func sameBasic(a, b reflect.Value, k reflect.Kind) bool {
	switch k {
	case reflect.Bool:
		return a.Bool() == b.Bool()
	case reflect.String:
		return a.String() == b.String()
	case reflect.Int:
		return a.Int() == b.Int()
	case reflect.Uint:
		return a.Uint() == b.Uint()
	case reflect.Float64:
		return a.Float() == b.Float()
	}
	return a.Complex() == b.Complex()
}

func ne(arg1, arg2 reflect.Value) (bool, error) {
	same, err := eq(arg1, arg2)
	return !same, err
}

func lt(arg1, arg2 reflect.Value) (bool, error) {
	a, b := indirectInterface(arg1), indirectInterface(arg2)
	k1, err := family(a)
	if err != nil {
		return false, err
	}
	k2, err := family(b)
	if err != nil {
		return false, err
	}
	if k1 != k2 {
		switch {
		case k1 == reflect.Int && k2 == reflect.Uint:
			return a.Int() < 0 || uint64(a.Int()) < b.Uint(), nil
		case k1 == reflect.Uint && k2 == reflect.Int:
			return b.Int() >= 0 && a.Uint() < uint64(b.Int()), nil
		}
		return false, fmt.Errorf("incompatible types for comparison: %v and %v", a.Type(), b.Type())
	}
	switch k1 {
	case reflect.Float64:
		return a.Float() < b.Float(), nil
	case reflect.Int:
		return a.Int() < b.Int(), nil
	case reflect.String:
		return a.String() < b.String(), nil
	case reflect.Uint:
		return a.Uint() < b.Uint(), nil
	}
	return false, errBadComparisonType
}

func le(arg1, arg2 reflect.Value) (bool, error) {
	less, err := lt(arg1, arg2)
	if less || err != nil {
		return less, err
	}
	return eq(arg1, arg2)
}

func gt(arg1, arg2 reflect.Value) (bool, error) {
	atMost, err := le(arg1, arg2)
	return !atMost && err == nil, err
}

func ge(arg1, arg2 reflect.Value) (bool, error) {
	less, err := lt(arg1, arg2)
	return !less && err == nil, err
}

// evalArgs is what print would make of the arguments.
func evalArgs(args []any) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	args = append([]any(nil), args...)
	for i, arg := range args {
		if a, ok := printable(reflect.ValueOf(arg)); ok {
			args[i] = a
		}
	}
	return fmt.Sprint(args...)
}
