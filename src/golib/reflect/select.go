package reflect

import (
	"internal/rt"
	"unsafe"
)

// A SelectDir says what a case of Select does.
type SelectDir int

const (
	_ SelectDir = iota
	SelectSend
	SelectRecv
	SelectDefault
)

// A SelectCase is one case of Select. Send belongs to SelectSend; the default case has neither.
type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

// selectCase is what the kernel's select reads: addresses of channel and element.
type selectCase struct {
	channel, elem, send, _ uint32
}

// Select chooses a case as a select statement does. For a receive it returns the value and whether there was one.
func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	if len(cases) > 65536 {
		panic("reflect.Select: too many cases (max 65536)")
	}
	// What the kernel gets are numbers for the collector; these keep the objects.
	channels, elems := addresses(len(cases)), addresses(len(cases))
	list := make([]selectCase, 0, len(cases)+1)
	places := make([]int, 0, len(cases))
	hasDefault, fallback := false, 0
	for i, c := range cases {
		switch c.Dir {
		default:
			panic("reflect.Select: invalid Dir")
		case SelectDefault:
			if hasDefault {
				panic("reflect.Select: multiple default cases")
			}
			hasDefault, fallback = true, i
			if c.Chan.IsValid() {
				panic("reflect.Select: default case has Chan value")
			}
			if c.Send.IsValid() {
				panic("reflect.Select: default case has Send value")
			}
			continue
		case SelectSend, SelectRecv:
		}
		if elems[i] = c.element(); elems[i] == nil {
			continue
		}
		channels[i] = c.Chan.pointer()
		s := selectCase{channel: uint32(uintptr(channels[i])), elem: uint32(uintptr(elems[i]))}
		if c.Dir == SelectSend {
			s.send = 1
		}
		list = append(list, s)
		places = append(places, i)
	}
	at, ok := rt.Select(unsafe.Pointer(unsafe.SliceData(list)), len(list), hasDefault)
	if at < 0 {
		return fallback, Value{}, false
	}
	chosen = places[at]
	if cases[chosen].Dir == SelectRecv {
		recv = copied(cases[chosen].Chan.typ.Elem, elems[chosen], 0)
		recvOK = ok
	}
	rt.KeepAlive(unsafe.Pointer(&channels[0]))
	return chosen, recv, recvOK
}

// element is the memory of the element that the case sends or receives; nil for a case that can never happen.
func (c SelectCase) element() unsafe.Pointer {
	ch := c.Chan
	if !ch.IsValid() {
		if c.Dir == SelectRecv && c.Send.IsValid() {
			panic("reflect.Select: RecvDir case has Send value")
		}
		return nil
	}
	ch.mustBe(Chan, "Select")
	ch.mustBeExported("Select")
	if c.Dir == SelectRecv {
		if c.Send.IsValid() {
			panic("reflect.Select: RecvDir case has Send value")
		}
		if ChanDir(ch.typ.Len)&RecvDir == 0 {
			panic("reflect.Select: RecvDir case using send-only channel")
		}
		return rt.TypedNew(unsafe.Pointer(ch.typ.Elem))
	}
	if ChanDir(ch.typ.Len)&SendDir == 0 {
		panic("reflect.Select: SendDir case using recv-only channel")
	}
	if !c.Send.IsValid() {
		panic("reflect.Select: SendDir case missing Send value")
	}
	c.Send.mustBeExported("Select")
	return c.Send.assignTo("reflect.Select", ch.typ.Elem).address()
}
