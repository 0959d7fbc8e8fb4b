package rtgo

import (
	"internal/abi"
	"internal/rt"
	"internal/rterr"
	"unsafe"
)

// gopanic is panic(v). Tracebacks show its frame between that of a deferred call and what panicked.
func gopanic(v any) {
	if v == nil {
		v = rterr.NewPanicNil()
	}
	startPanic(v)
}

// startPanic leaves to the kernel.
func startPanic(v any)

// FatalCloseOutside is the close of a bubble's channel by a goroutine outside of it.
func FatalCloseOutside() { rt.Fatal("close of synctest channel from outside bubble") }

// panicState is a panic in progress, as the kernel has it.
type panicState struct {
	value      any
	recovered  bool
	goexit     bool
	repanicked bool
}

// fatalPanic prints the panics of the running goroutine, oldest first.
func fatalPanic() {
	panics := make([]panicState, rt.PanicCount())
	for i := range panics {
		t, data, flags := panicAt(i)
		e := abi.Eface{Type: t, Data: data}
		panics[i].recovered = flags&1 != 0
		if panics[i].goexit = flags&2 != 0; !panics[i].goexit {
			panics[i].value = *(*any)(unsafe.Pointer(&e))
		}
	}
	// A value that was recovered and panicked with again is printed once. All texts are made before any is printed, since a
	// method that makes one can panic too.
	for i := range panics {
		p := &panics[i]
		if i+1 < len(panics) {
			older := &panics[i+1]
			a, b := (*abi.Eface)(unsafe.Pointer(&p.value)), (*abi.Eface)(unsafe.Pointer(&older.value))
			if *a == *b {
				older.repanicked = true
				continue
			}
		}
		p.value = panicText(p.value)
	}
	for i := len(panics) - 1; i >= 0; i-- {
		p := &panics[i]
		if i+1 < len(panics) {
			if panics[i+1].repanicked {
				continue
			}
			if !panics[i+1].goexit {
				print("\t")
			}
		}
		if p.goexit {
			continue
		}
		print("panic: ")
		rterr.PrintPanicValue(p.value)
		switch {
		case p.recovered && p.repanicked:
			print(" [recovered, repanicked]")
		case p.recovered:
			print(" [recovered]")
		}
		print("\n")
	}
}

// panicText turns errors and Stringers into their texts.
func panicText(v any) any {
	defer func() {
		const text = "panic while printing panic value"
		switch r := recover().(type) {
		case nil:
		case string:
			rt.Fatal(text + ": " + r)
		default:
			rt.Fatal(text + ": type " + (*abi.Eface)(unsafe.Pointer(&r)).Type.Str)
		}
	}()
	switch v := v.(type) {
	case error:
		return v.Error()
	case interface{ String() string }:
		return v.String()
	}
	return v
}

func panicAt(i int) (t *abi.Type, data unsafe.Pointer, flags int)
