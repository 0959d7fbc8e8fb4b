package p

type Number interface{ ~int | ~float64 }
type Stringer interface{ String() string }
type MyInt int

func (MyInt) String() string { return "" }

func Map[T, U any](s []T, f func(T) U) []U { return nil }
func Sum[T Number](s ...T) (t T) {
	for _, x := range s {
		t += x
	}
	return
}
func Print[T Stringer](x T)        {}
func Eq[T comparable](a, b T) bool { return a == b }
func Less[T any](a, b T) bool      { return a < b } // ERROR 45 "invalid operation: a < b (type parameter T cannot use operator <)"
func NoInfer[T any]()              {}
func Keys[M ~map[K]V, K comparable, V any](m M) []K { return nil }

type List[T any] struct {
	next *List[T]
	val  T
}

func (l *List[T]) Push(x T)   {}
func (l *List[A, B]) Bad()    {} // ERROR 10 "receiver declares 2 type parameters, but receiver base type declares 1"
func (l List[int]) Shadow()   {}

type Pair[K comparable, V any] struct {
	k K
	v V
}
type Bad1[T T] int // ERROR 13 "cannot use a type parameter as constraint"
type Bad2[T int | T] int // ERROR 19 "term cannot be a type parameter"
type Inf[T any] struct{ x *Inf[Inf[T]] }
type Rec[T any] struct{ x Rec[T] } // ERROR 27 "invalid recursive type: Rec refers to itself"

var _ List // ERROR 7 "cannot use generic type List[T any] without instantiation"
var _ List[int, string] // ERROR 7 "too many type arguments for type List: have 2, want 1"
var _ Pair[[]int, int] // ERROR 12 "[]int does not satisfy comparable"
var _ Pair[int] // ERROR 7 "not enough type arguments for type Pair: have 1, want 2"
var _ = Sum("a") // ERROR 12 "string does not satisfy Number (string missing in ~int | ~float64)"
var _ = Sum(1, 2.5)
var _ = Sum[string] // ERROR 13 "string does not satisfy Number (string missing in ~int | ~float64)"
var _ = Sum[MyInt](1)
var _ = Map([]int{1}, func(s string) int { return 0 }) // ERROR 23 "in call to Map, type func(s string) int of func(s string) int {…} does not match inferred type func(int) U for func(T) U"
var _ = Map([]int{1}, func(i int) string { return "" })
var _ []string = Map([]int{1}, func(i int) int { return 0 }) // ERROR 18 "cannot use Map([]int{…}, func(i int) int {…}) (value of type []int) as []string value in variable declaration"
var _ = Eq([]int{}, nil) // ERROR 11 "[]int does not satisfy comparable"
var _ = Eq(1, "s") // ERROR 15 "in call to Eq, mismatched types untyped int and untyped string (cannot infer T)"
var _ = NoInfer() // ERROR 9 "NoInfer() (no value) used as value" 16 "in call to NoInfer, cannot infer T (declared at generics.go:19:14)"
var _ = Keys(map[string]int{})
var _ = Keys([]int{}) // ERROR 13 "in call to Keys, M (type []int) does not satisfy ~map[K]V"
var _ func(int, int) bool = Eq
var _ func(int, string) bool = Eq // ERROR 32 "inferred type func(a int, b int) bool for func(a T, b T) bool does not match type func(int, string) bool of _"

func use() {
	Print(1) // ERROR 7 "int does not satisfy Stringer (missing method String)"
	Print(MyInt(1))
	var l List[int]
	l.Push("s") // ERROR 9 "cannot use \"s\" (untyped string constant) as int value in argument to l.Push"
	l.Push(1)
	var n Number // ERROR 8 "cannot use type Number outside a type constraint: interface contains type constraints"
	_ = n
}

func conv[T Number, B []byte | string](x T, b B) {
	_ = int(x)
	_ = string(b)
	_ = string(x) // ERROR 13 "cannot convert x (variable of type T constrained by Number) to type string: cannot convert float64 (in T) to type string"
	_ = b[0]
	_ = len(b)
	_ = x.foo // ERROR 8 "x.foo undefined (type T has no field or method foo)"
	var _ T = 1
	var _ T = "s" // ERROR 12 "cannot use \"s\" (untyped string constant) as T value in variable declaration"
	var _ T = 1.5 // ERROR 12 "cannot use 1.5 (untyped float constant) as T value in variable declaration"
	switch any(x).(type) {
	case int:
	}
	_ = x.(int) // ERROR 6 "invalid operation: cannot use type assertion on type parameter value x (variable of type T constrained by Number)"
	for range b { // ERROR 12 "cannot range over b (variable of type B constrained by []byte | string): []byte and string have different underlying types"
	}
	x() // ERROR 2 "invalid operation: cannot call x (variable of type T constrained by Number): int is not a function"
}

type U1 interface{ int | int } // ERROR 26 "overlapping terms int and int"
type U2 interface{ ~MyInt } // ERROR 20 "invalid use of ~ (underlying type of MyInt is int)"
type U4 interface{ comparable | int } // ERROR 20 "cannot use comparable in union"
type Alias[T any] = List[T]

var _ Alias[int]
var _ Alias // ERROR 7 "cannot use generic type Alias[T any] without instantiation"

func constants[T int8 | string, U any]() {
	_ = T(300) // ERROR 8 "cannot convert 300 (untyped int value) to type T: constant 300 overflows int8 (in T)"
	_ = T("a") // ERROR 8 "cannot convert \"a\" (untyped string value) to type T: cannot convert \"a\" (untyped string constant) to type int8 (in T)"
	_ = U(1)   // ERROR 8 "cannot convert 1 (untyped int value) to type U: U does not contain specific types"
}
