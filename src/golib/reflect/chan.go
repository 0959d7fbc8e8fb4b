package reflect

import (
	"internal/rt"
	"unsafe"
)

// MakeChan makes a channel of a channel type.
func MakeChan(typ Type, buffer int) Value {
	if typ.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if typ.ChanDir() != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	t := typ.common()
	return Value{t, rt.ChanMake(unsafe.Pointer(t.Elem), buffer), flag(Chan)}
}

// Close closes a channel.
func (v Value) Close() {
	v.mustBe(Chan, "Close")
	v.mustBeExported("Close")
	if ChanDir(v.typ.Len)&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	rt.ChanClose(v.pointer())
}

func (v Value) recv(method string, nb bool) (x Value, ok bool) {
	v.mustBe(Chan, method)
	v.mustBeExported(method)
	if ChanDir(v.typ.Len)&RecvDir == 0 {
		panic("reflect: recv on send-only channel")
	}
	e := v.typ.Elem
	p := rt.TypedNew(unsafe.Pointer(e))
	selected, ok := rt.ChanRecv(v.pointer(), p, nb)
	if !selected {
		return Value{}, false
	}
	return copied(e, p, 0), ok
}

// Recv receives; ok is false if the channel is closed.
func (v Value) Recv() (x Value, ok bool) { return v.recv("Recv", false) }

// TryRecv is Recv that does not block: then x is the zero Value.
func (v Value) TryRecv() (x Value, ok bool) { return v.recv("TryRecv", true) }

func (v Value) send(method string, x Value, nb bool) bool {
	v.mustBe(Chan, method)
	v.mustBeExported(method)
	if ChanDir(v.typ.Len)&SendDir == 0 {
		panic("reflect: send on recv-only channel")
	}
	x.mustBeExported(method)
	x = x.assignTo("reflect.Value.Send", v.typ.Elem)
	return rt.ChanSend(v.pointer(), x.address(), nb)
}

// Send sends x.
func (v Value) Send(x Value) { v.send("Send", x, false) }

// TrySend is Send that does not block; it reports whether x was sent.
func (v Value) TrySend(x Value) bool { return v.send("TrySend", x, true) }
