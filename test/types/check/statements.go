package p

func f1() (int, string) { return 1, "" }
func f0()               {}

func assign() {
	x := 1
	x := 2 // ERROR 4 "no new variables on left side of :="
	var unused int // ERROR 6 "declared and not used: unused"
	y, z := 1 // ERROR 2 "declared and not used: y" 5 "declared and not used: z" 10 "assignment mismatch: 2 variables but 1 value"
	a, b := f1() // ERROR 2 "declared and not used: a"
	a = "s" // ERROR 6 "cannot use \"s\" (untyped string constant) as int value in assignment"
	c := f0() // ERROR 2 "declared and not used: c" 7 "f0() (no value) used as value"
	_ = f0() // ERROR 6 "f0() (no value) used as value"
	d := nil // ERROR 2 "declared and not used: d" 7 "use of untyped nil in assignment"
	1 = 2 // ERROR 2 "cannot assign to 1 (neither addressable nor a map index expression)"
	x, y = 1, 2, 3
	a, b = f1(), 1 // ERROR 9 "multiple-value f1() (value of type (int, string)) in single-value context" 15 "cannot use 1 (untyped int constant) as string value in assignment"
	x += "s" // ERROR 2 "invalid operation: x += \"s\" (mismatched types int and untyped string)"
	x++
	b++ // ERROR 2 "invalid operation: b++ (non-numeric type string)"
	var m map[string]struct{ f int }
	m["x"].f = 1 // ERROR 2 "cannot assign to struct field m[\"x\"].f in map"
	undefined1 = 2 // ERROR 2 "undefined: undefined1"
	f0 = nil // ERROR 2 "cannot assign to f0 (neither addressable nor a map index expression)"
	_ = b
}

func control(i interface{}, ch chan int, ro <-chan int, so chan<- int) int {
	if 1 { // ERROR 5 "non-boolean condition in if statement"
	}
	for "s" { // ERROR 6 "non-boolean condition in for statement"
	}
	switch i {
	case 1, 1, "a", "a": // ERROR 10 "duplicate case 1 (constant of type int) in expression switch\n\tstatements.go:35:7: previous case" 18 "duplicate case \"a\" (constant of type string) in expression switch\n\tstatements.go:35:13: previous case"
	case nil:
	}
	switch x := i.(type) { // ERROR 9 "x declared and not used"
	case int, int: // ERROR 12 "duplicate case int in type switch\n\tstatements.go:39:7: previous case"
	case undefinedT: // ERROR 7 "undefined: undefinedT"
	}
	switch y := i.(type) {
	case string:
		_ = y
	case nil:
	}
	var n int
	switch n.(type) { // ERROR 9 "n (variable of type int) is not an interface"
	}
	switch n {
	case "s": // ERROR 7 "cannot convert \"s\" (untyped string constant) to type int"
	case 1, 2, 1: // ERROR 13 "duplicate case 1 (constant of type int) in expression switch\n\tstatements.go:52:7: previous case"
	default:
	default: // ERROR 2 "multiple defaults (first at statements.go:53:2)"
	}
	select {
	case v := <-ch: // ERROR 7 "declared and not used: v"
	case ch <- "s": // ERROR 13 "cannot use \"s\" (untyped string constant) as int value in send"
	case f0(): // ERROR 9 "select case must be send or receive (possibly with assignment)"
	default:
	default: // ERROR 2 "multiple defaults (first at statements.go:60:2)"
	}
	for i := range 10 { // ERROR 6 "declared and not used: i"
	}
	for i, j := range 10 { // ERROR 6 "declared and not used: i" 9 "range over 10 (untyped int constant) permits only one iteration variable"
	}
	for range so { // ERROR 12 "cannot range over so (variable of type chan<- int): receive from send-only channel chan<- int"
	}
	for a, b, c := range []int{} { // ERROR 6 "declared and not used: a" 9 "declared and not used: b" 12 "range clause permits at most two iteration variables"
	}
	so <- 1
	<-so // ERROR 4 "invalid operation: cannot receive from send-only channel chan<- int so (variable of type chan<- int)"
	ro <- 1 // ERROR 2 "invalid operation: cannot send to receive-only channel <-chan int ro (variable of type <-chan int)"
	go f0 // ERROR 5 "expression in go must be function call"
	defer int(3) // ERROR 8 "defer requires function call, not conversion int(3) (constant 3 of type int)"
	go len("s") // ERROR 5 "go discards result of len(\"s\") (constant 1 of type int)"
	defer recover()
	f1 // ERROR 2 "f1 (value of type func() (int, string)) is not used"
	1 + 2 // ERROR 2 "1 + 2 (untyped int constant 3) is not used"
	return "s" // ERROR 9 "cannot use \"s\" (untyped string constant) as int value in return statement"
	goto L
	break // ERROR 2 "break is not in a loop, switch, or select"
L:
	for {
		continue M // ERROR 12 "continue label not defined: M"
		fallthrough // ERROR 3 "fallthrough statement out of place"
	}
}

func ret1() (a int, err error) {
	{
		a := 1 // ERROR 3 "declared and not used: a"
		return // ERROR 3 "result parameter a not in scope at return\n\tstatements.go:92:3: inner declaration of var a int"
	}
}
func ret2() (int, error) { return 1 } // ERROR 35 "not enough return values\n\thave (number)\n\twant (int, error)"
func ret3()              { return 1 } // ERROR 35 "too many return values\n\thave (number)\n\twant ()"
func ret4() int          { return } // ERROR 28 "not enough return values\n\thave ()\n\twant (int)"
func ret5() int {
	for {
		break
	}
} // ERROR 1 "missing return"
func ret6(b bool) int {
	if b {
		return 1
	} else {
		panic("x")
	}
}
