package p

func f() {
	if x := 1 {
	}
	if {
	}
	if x = 1 {
	}
	for i := 0; i < 10 {
	}
	for i := 0; i < 10; j := 1 {
	}
	switch x {
	foo:
	}
	else {
	}
	a b
	a +
	return 1,
	go (f())
	defer (f)()
	var x = [3]int{1, 2
	}
	x[] = 1
	x[1:2:] = 2
	x[::3] = 2
	y := (1
	if x { } else z
	f(1, 2
	)
	break L; continue L; goto L
L:
}
