package p

type T1 T2 // ERROR 6 "invalid recursive type T1\n\tdeclarations.go:3:6: T1 refers to T2\n\tdeclarations.go:4:6: T2 refers to T1"
type T2 T1

type S struct { // ERROR 6 "invalid recursive type S\n\tdeclarations.go:6:6: S refers to S2\n\tdeclarations.go:11:6: S2 refers to S"
	a int
	a string // ERROR 2 "a redeclared\n\tdeclarations.go:7:2: other declaration of a"
	S2
}
type S2 struct{ S }
type P struct{ *P }

func dup()  {}
func dup()  {} // ERROR 6 "dup redeclared in this block\n\tdeclarations.go:14:6: other declaration of dup"
func (S) m() {}
func (S) m() {} // ERROR 10 "method S.m already declared at declarations.go:16:10"
func (s *S) a() {}
func (int) m() {} // ERROR 7 "cannot define new methods on non-local type int"
func (x *P) n() {}
func (x **P) o() {} // ERROR 10 "invalid receiver type **P"
func (u undefinedType) q() {} // ERROR 9 "undefined: undefinedType"

var v1, v2 = 1 // ERROR 14 "assignment mismatch: 2 variables but 1 value"
var v3 int = "s" // ERROR 14 "cannot use \"s\" (untyped string constant) as int value in variable declaration"
var w1 = w2 // ERROR 5 "initialization cycle for w1\n\tdeclarations.go:26:5: w1 refers to w2\n\tdeclarations.go:27:5: w2 refers to w1"
var w2 = w1
var f0 = fn() // ERROR 5 "initialization cycle for f0\n\tdeclarations.go:28:5: f0 refers to fn\n\tdeclarations.go:30:6: fn refers to f0"

func fn() int { return f0 }

type I interface { // ERROR 6 "invalid recursive type I\n\tdeclarations.go:32:6: I refers to I2\n\tdeclarations.go:37:6: I2 refers to I"
	m()
	m() // ERROR 2 "duplicate method m\n\tdeclarations.go:33:2: other declaration of method m"
	I2
}
type I2 interface{ I }

func init() int { return 0 } // ERROR 6 "func init must have no arguments and no return values"

var init = 1 // ERROR 5 "cannot declare init - must be func"

type A = B // ERROR 6 "invalid recursive type A\n\tdeclarations.go:43:6: A refers to B\n\tdeclarations.go:44:6: B refers to A"
type B = A

type M map[[]int]string // ERROR 12 "invalid map key type []int"
type G[K any] map[K]int // ERROR 19 "invalid map key type K (missing comparable constraint)"
type Arr [n]int // ERROR 11 "undefined array length n or missing type constraint"
type Arr2 [v3]int // ERROR 12 "invalid array length v3"
type Arr3 [-1]int // ERROR 12 "invalid array length -1 (untyped int constant)"
type Arr4 [1.5]int // ERROR 12 "array length 1.5 (untyped float constant) must be integer"

func params(a int, a string) {} // ERROR 20 "a redeclared in this block\n\tdeclarations.go:53:13: other declaration of a"
func results() (r int, r string) { return } // ERROR 24 "r redeclared in this block\n\tdeclarations.go:54:17: other declaration of r" 36 "result parameter r not in scope at return\n\tdeclarations.go:54:17: inner declaration of var r string"
func missing() int {} // ERROR 21 "missing return"

const main = 1

type open [...]int // ERROR 11 "invalid use of [...] array (outside a composite literal)"
