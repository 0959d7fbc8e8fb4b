package p

import "unsafe"

type A struct{ b B } // ERROR 6 "invalid recursive type A\n\tcycles.go:5:6: A refers to B\n\tcycles.go:6:6: B refers to C\n\tcycles.go:7:6: C refers to A"
type B struct{ c C }
type C struct{ a [2]A }
type OK struct{ p *OK; s []OK; m map[string]OK; f func(OK) OK }
type N [unsafe.Sizeof(N{})]int // ERROR 6 "invalid recursive type: N refers to itself"
type X [len(x)]int // ERROR 6 "invalid recursive type X\n\tcycles.go:10:6: X refers to x\n\tcycles.go:12:5: x refers to X"

var x X

const c1 = c2 // ERROR 7 "initialization cycle for c1\n\tcycles.go:14:7: c1 refers to c2\n\tcycles.go:15:7: c2 refers to c1"
const c2 = c1 + 1

var a = b // ERROR 5 "initialization cycle for a\n\tcycles.go:17:5: a refers to b\n\tcycles.go:18:5: b refers to f\n\tcycles.go:20:6: f refers to g\n\tcycles.go:21:6: g refers to a"
var b = f()

func f() int { return g() }
func g() int { return a }

type E interface{ F } // ERROR 6 "invalid recursive type E\n\tcycles.go:23:6: E refers to F\n\tcycles.go:24:6: F refers to E"
type F interface{ E }
type L = []L // ERROR 6 "invalid recursive type: L refers to itself"
type L2 = *L3 // ERROR 6 "invalid recursive type L2\n\tcycles.go:26:6: L2 refers to L3\n\tcycles.go:27:6: L3 refers to L2"
type L3 = struct{ n L2 }

func local() {
	type T struct{ t T } // ERROR 7 "invalid recursive type: T refers to itself"
	type U = U // ERROR 7 "invalid recursive type: U refers to itself"
	const k = k // ERROR 12 "undefined: k"
	var v = v // ERROR 6 "declared and not used: v" 10 "undefined: v"
}
