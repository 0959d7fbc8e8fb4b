package p

type T struct {
	x, y int
	f    func(int) string
}

func (t *T) ptr() {}
func (t T) val()  {}

type E struct{ T }
type E2 struct{ *T }
type Amb struct {
	E
	E2
}
type Iface interface{ val(); other() }

func variadic(a int, b ...string) {}

func exprs(t T, p *T, e E, am Amb, s []int, m map[string]int, fn func(), str string, i Iface, any interface{}) {
	_ = t.z // ERROR 8 "t.z undefined (type T has no field or method z)"
	_ = p.X // ERROR 8 "p.X undefined (type *T has no field or method X, but does have field x)"
	_ = am.x // ERROR 9 "ambiguous selector am.x"
	_ = e.x
	T{}.ptr() // ERROR 6 "cannot call pointer method ptr on T"
	T.ptr(t) // ERROR 4 "invalid method expression T.ptr (needs pointer receiver (*T).ptr)"
	(*T).val(p)
	_ = T{1} // ERROR 9 "too few values in struct literal of type T"
	_ = T{1, 2, nil, 4} // ERROR 19 "too many values in struct literal of type T"
	_ = T{x: 1, 2} // ERROR 14 "mixture of field:value and value elements in struct literal"
	_ = T{x: 1, x: 2} // ERROR 14 "duplicate field name x in struct literal"
	_ = T{q: 1} // ERROR 8 "unknown field q in struct literal of type T"
	_ = []int{0: 1, 0: 2} // ERROR 18 "duplicate index 0 in array or slice literal"
	_ = [2]int{1, 2, 3} // ERROR 19 "index 2 is out of bounds (>= 2)"
	_ = map[string]int{"a": 1, "a": 2, "b"} // ERROR 29 "duplicate key \"a\" in map literal" 37 "missing key in map literal"
	_ = [...]string{2: "x"}
	_ = s == s // ERROR 6 "invalid operation: s == s (slice can only be compared to nil)"
	_ = m == nil
	_ = fn == fn // ERROR 6 "invalid operation: fn == fn (func can only be compared to nil)"
	_ = t == t // ERROR 6 "invalid operation: t == t (struct containing func(int) string cannot be compared)"
	_ = str + 1 // ERROR 6 "invalid operation: str + 1 (mismatched types string and untyped int)"
	_ = 1 + "s" // ERROR 6 "invalid operation: 1 + \"s\" (mismatched types untyped int and untyped string)"
	_ = !1 // ERROR 7 "invalid operation: operator ! not defined on 1 (untyped int constant)"
	_ = -"s" // ERROR 7 "invalid operation: operator - not defined on \"s\" (untyped string constant)"
	_ = &1 // ERROR 7 "invalid operation: cannot take address of 1 (untyped int constant)"
	_ = &T{}
	_ = *t // ERROR 7 "invalid operation: cannot indirect t (variable of struct type T)"
	_ = s["x"] // ERROR 8 "cannot convert \"x\" (untyped string constant) to type int"
	_ = s[-1] // ERROR 8 "invalid argument: index -1 (constant of type int) must not be negative"
	_ = m[1] // ERROR 8 "cannot use 1 (untyped int constant) as string value in map index"
	_ = t[0] // ERROR 7 "cannot index t (variable of struct type T)"
	_ = str[1:2:3] // ERROR 14 "invalid operation: 3-index slice of string"
	_ = s[3:1] // ERROR 10 "invalid slice indices: 1 < 3"
	_ = s[:]
	_ = any.(T)
	_ = i.(T) // ERROR 6 "impossible type assertion: i.(T)\n\tT does not implement Iface (missing method other)"
	_ = t.(Iface) // ERROR 6 "invalid operation: t (variable of struct type T) is not an interface"
	_ = Iface(t) // ERROR 12 "cannot convert t (variable of struct type T) to type Iface: T does not implement Iface (missing method other)"
	var _ Iface = &t // ERROR 16 "cannot use &t (value of type *T) as Iface value in variable declaration: *T does not implement Iface (missing method other)"
	_ = int("s") // ERROR 10 "cannot convert \"s\" (untyped string constant) to type int"
	_ = string(1.5) // ERROR 13 "cannot convert 1.5 (untyped float constant) to type string"
	_ = []byte(str)
	_ = []int(str) // ERROR 12 "cannot convert str (variable of type string) to type []int"
	variadic() // ERROR 2 "not enough arguments in call to variadic\n\thave ()\n\twant (int, ...string)"
	variadic("s") // ERROR 11 "cannot use \"s\" (untyped string constant) as int value in argument to variadic"
	variadic(1, 2) // ERROR 14 "cannot use 2 (untyped int constant) as string value in argument to variadic"
	variadic(1, s...) // ERROR 14 "cannot use s (variable of type []int) as []string value in argument to variadic"
	variadic(1, []string{}...)
	fn(1) // ERROR 5 "too many arguments in call to fn\n\thave (number)\n\twant ()"
	fn()() // ERROR 2 "fn() (no value) used as value or type"
	t() // ERROR 2 "invalid operation: cannot call t (variable of struct type T): T is not a function"
	_ = len(5) // ERROR 10 "invalid argument: 5 (untyped int constant) for built-in len"
	_ = cap(m) // ERROR 10 "invalid argument: m (variable of type map[string]int) for built-in cap"
	_ = append(1, 2) // ERROR 13 "invalid append: argument must be a slice; have 1 (untyped int constant)"
	_ = append(s, "x") // ERROR 16 "cannot use \"x\" (untyped string constant) as int value in argument to append"
	copy(s, str) // ERROR 7 "invalid copy: arguments s (variable of type []int) and str (variable of type string) have different element types int and byte"
	delete(s, 1) // ERROR 9 "invalid argument: s (variable of type []int) is not a map"
	_ = make(T) // ERROR 11 "invalid argument: cannot make T: type must be slice, map, or channel"
	_ = make([]int) // ERROR 6 "invalid operation: make([]int) expects 2 or 3 arguments; found 1"
	_ = make([]int, 3, 2) // ERROR 18 "invalid argument: length and capacity swapped"
	_ = new(undefinedX) // ERROR 10 "undefined: undefinedX"
	_ = new(5)
	_ = min(1, "s") // ERROR 13 "invalid argument: mismatched types untyped int (previous argument) and untyped string (type of \"s\")"
	_ = max() // ERROR 6 "invalid operation: not enough arguments for max() (expected 1, found 0)"
	clear(5) // ERROR 8 "invalid argument: cannot clear 5 (untyped int constant): argument must be (or constrained by) map or slice"
	close(s) // ERROR 8 "invalid operation: cannot close non-channel s (variable of type []int)"
	_ = complex(1, "s") // ERROR 14 "invalid operation: complex(1, \"s\") (mismatched types untyped float and untyped string)"
	_ = real(1)
	_ = real("s") // ERROR 11 "invalid argument: argument has type untyped string, expected complex type"
	print(len) // ERROR 8 "len (built-in) must be called"
	len // ERROR 2 "len (built-in) must be called"
	_ = T // ERROR 6 "T (type) is not an expression"
	_ = undefined.x // ERROR 6 "undefined: undefined"
	_ = 0 / 0 // ERROR 10 "invalid operation: division by zero"
	_ = 5.0 % 2.0 // ERROR 6 "invalid operation: operator % not defined on 5.0 (untyped float constant 5)"
	_ = 1 << "s" // ERROR 11 "cannot convert \"s\" (untyped string constant) to type uint"
	_ = str < nil // ERROR 12 "invalid operation: str < nil (mismatched types string and untyped nil)"
	_ = nil == nil // ERROR 13 "invalid operation: nil == nil (operator == not defined on untyped nil)"
	_ = func() int { } // ERROR 19 "missing return"
	_ = any < any // ERROR 6 "invalid operation: any < any (operator < not defined on interface)"
}
