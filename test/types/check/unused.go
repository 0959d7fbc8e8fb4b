package p

import "unsafe" // ERROR 8 "\"unsafe\" imported and not used"

func f(a int) (r int) {
	x := 1
	var y, z int // ERROR 9 "declared and not used: z"
	_ = y
	func() {
		w := 2 // ERROR 3 "declared and not used: w"
		x = 3
	}()
	if v := 1; true { // ERROR 5 "declared and not used: v"
	}
	for i := 0; i < 3; i++ {
		q := i // ERROR 3 "declared and not used: q"
	}
	switch t := interface{}(x).(type) { // ERROR 9 "t declared and not used"
	}
L: // ERROR 1 "label L defined and not used"
	return
}
