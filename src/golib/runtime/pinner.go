package runtime

import (
	"internal/abi"
	"internal/rterr"
	"unsafe"
)

// A Pinner keeps what pointers point to. Nothing moves here, so all that is left to do is to hold them, until Unpin.
type Pinner struct{ *pinner }

type pinner struct{ refs []any }

func (p *Pinner) Pin(pointer any) {
	if p.pinner == nil {
		p.pinner = new(pinner)
		SetFinalizer(p.pinner, (*pinner).lost)
	}
	t := (*abi.Eface)(unsafe.Pointer(&pointer)).Type
	if t == nil {
		panic(rterr.NewError("runtime.Pinner: argument is nil"))
	}
	if t.Kind != abi.Pointer && t.Kind != abi.UnsafePointer {
		panic(rterr.NewError("runtime.Pinner: argument is not a pointer: " + t.Str))
	}
	p.refs = append(p.refs, pointer)
}

func (p *Pinner) Unpin() {
	if p.pinner != nil {
		p.refs = nil
	}
}

// lost is called with the pointers of a Pinner that nobody has any more.
func (p *pinner) lost() {
	if len(p.refs) > 0 {
		panic(rterr.NewError("runtime.Pinner: found leaking pinned pointer; forgot to call Unpin()?"))
	}
}
