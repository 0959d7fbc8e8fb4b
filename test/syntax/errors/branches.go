package p

func f(x int) {
	break
	continue
	fallthrough
	goto missing
L1:
	for {
		break L1
		continue L2
	}
L2:
	if x > 0 {
		break L2
	}
L3:
L3:
	switch x {
	case 1:
		fallthrough
	case 2:
		if x > 1 {
			fallthrough
		}
	case 3:
		fallthrough
	}
	goto L4
	y := 1
L4:
	_ = y
	goto L5
	{
	L5:
	}
	switch interface{}(x).(type) {
	case int:
		fallthrough
	default:
	}
	func() {
		break L1
	}()
unused:
}
