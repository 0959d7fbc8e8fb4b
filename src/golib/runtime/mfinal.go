package runtime

import (
	"internal/abi"
	"internal/rt"
	"unsafe"
)

// finalizersStarted tells that the goroutine that runs finalizers and cleanups exists.
var finalizersStarted bool

func startFinalizers() {
	if !finalizersStarted {
		finalizersStarted = true
		go runFinalizers()
	}
}

// runFinalizers runs what the sweeper has found to do, one after the other.
func runFinalizers() {
	rt.SystemGoroutine()
	for {
		if !runFinalizer() {
			rt.WaitForFinalizers()
		}
	}
}

// runFinalizer has a frame of its own, so that nothing of the last object stays in that of the loop.
func runFinalizer() bool {
	kind, fn, object, _ := rt.NextFinalizer()
	switch kind {
	case 0:
		return false
	case 1:
		(*(*func(unsafe.Pointer))(unsafe.Pointer(&fn)))(object)
	default:
		(*(*func())(unsafe.Pointer(&fn)))()
	}
	return true
}

// SetFinalizer has finalizer called with obj, once, after a collection has found obj dead; nil removes the one that is there.
func SetFinalizer(obj any, finalizer any) {
	e := (*abi.Eface)(unsafe.Pointer(&obj))
	if e.Type == nil {
		rt.Fatal("runtime.SetFinalizer: first argument is nil")
	}
	if e.Type.Kind != abi.Pointer {
		rt.Fatal("runtime.SetFinalizer: first argument is " + e.Type.Str + ", not pointer")
	}
	if e.Data == nil {
		rt.Fatal("runtime.SetFinalizer: pointer not in heap")
	}
	f := (*abi.Eface)(unsafe.Pointer(&finalizer))
	base := rt.ObjectBase(e.Data)
	if base == nil || e.Type.Elem.Size == 0 {
		// Globals and constants live for ever.
		if f.Type != nil && f.Type.Kind != abi.Func {
			rt.Fatal("runtime.SetFinalizer: second argument is " + f.Type.Str + ", not a function")
		}
		return
	}
	// A tiny object may stand anywhere in its block.
	if base != e.Data && (e.Type.Elem.PtrBytes != 0 || e.Type.Elem.Size >= 16) {
		rt.Fatal("runtime.SetFinalizer: pointer not at beginning of allocated block")
	}
	if f.Type == nil {
		rt.SetFinalizer(e.Data, nil, nil)
		return
	}
	if f.Type.Kind != abi.Func {
		rt.Fatal("runtime.SetFinalizer: second argument is " + f.Type.Str + ", not a function")
	}
	if f.Type.Flags&abi.FlagVariadic != 0 {
		rt.Fatal("runtime.SetFinalizer: cannot pass " + e.Type.Str + " to finalizer " + f.Type.Str + " because dotdotdot")
	}
	call := finalizerCall(f, e.Type)
	if call == nil {
		rt.Fatal("runtime.SetFinalizer: cannot pass " + e.Type.Str + " to finalizer " + f.Type.Str)
	}
	startFinalizers()
	if rt.SetFinalizer(e.Data, *(*unsafe.Pointer)(unsafe.Pointer(&call)), nil) == 1 {
		rt.Fatal("runtime.SetFinalizer: finalizer already set")
	}
}

// finalizerCall wraps a finalizer for objects of type typ as a function of their address; nil if it does not take them. Results are dropped.
func finalizerCall(f *abi.Eface, typ *abi.Type) func(unsafe.Pointer) {
	if len(f.Type.In) != 1 {
		return nil
	}
	fn := f.Data
	to := f.Type.In[0]
	var word unsafe.Pointer
	switch {
	case to == typ, to.Kind == abi.Pointer && (to.Name == "" || typ.Name == "") && to.Elem == typ.Elem:
	case to.Kind == abi.Interface && len(to.IMethods) == 0:
		word = unsafe.Pointer(typ)
	case to.Kind == abi.Interface:
		if word = rt.GetItab(unsafe.Pointer(to), unsafe.Pointer(typ)); word == nil {
			return nil
		}
	default:
		return nil
	}
	shape := resultShape(f.Type.Out)
	if shape < 0 {
		rt.Fatal("runtime.SetFinalizer: a finalizer with results of " + f.Type.Str + " is not supported")
	}
	if word == nil {
		return func(p unsafe.Pointer) {
			switch shape {
			case 0:
				(*(*func(unsafe.Pointer))(unsafe.Pointer(&fn)))(p)
			case 1:
				(*(*func(unsafe.Pointer) uint32)(unsafe.Pointer(&fn)))(p)
			case 2:
				(*(*func(unsafe.Pointer) uint64)(unsafe.Pointer(&fn)))(p)
			case 3:
				(*(*func(unsafe.Pointer) any)(unsafe.Pointer(&fn)))(p)
			case 4:
				(*(*func(unsafe.Pointer) string)(unsafe.Pointer(&fn)))(p)
			case 5:
				(*(*func(unsafe.Pointer) float64)(unsafe.Pointer(&fn)))(p)
			case 6:
				(*(*func(unsafe.Pointer) float32)(unsafe.Pointer(&fn)))(p)
			case 7:
				(*(*func(unsafe.Pointer) []byte)(unsafe.Pointer(&fn)))(p)
			}
		}
	}
	return func(p unsafe.Pointer) {
		// Empty and other interfaces are passed alike: a word that tells the type, and the object.
		v := [2]unsafe.Pointer{word, p}
		x := *(*any)(unsafe.Pointer(&v))
		switch shape {
		case 0:
			(*(*func(any))(unsafe.Pointer(&fn)))(x)
		case 1:
			(*(*func(any) uint32)(unsafe.Pointer(&fn)))(x)
		case 2:
			(*(*func(any) uint64)(unsafe.Pointer(&fn)))(x)
		case 3:
			(*(*func(any) any)(unsafe.Pointer(&fn)))(x)
		case 4:
			(*(*func(any) string)(unsafe.Pointer(&fn)))(x)
		case 5:
			(*(*func(any) float64)(unsafe.Pointer(&fn)))(x)
		case 6:
			(*(*func(any) float32)(unsafe.Pointer(&fn)))(x)
		case 7:
			(*(*func(any) []byte)(unsafe.Pointer(&fn)))(x)
		}
	}
}

// resultShape groups results by how they are returned: 0 none, 1 a 32-bit word, 2 a 64-bit word, 3 an interface, 4 a string, 5 and 6 floating-point numbers, 7 a slice; -1 others.
func resultShape(out []*abi.Type) int {
	if len(out) == 0 {
		return 0
	}
	if len(out) > 1 {
		return -1
	}
	switch out[0].Kind {
	case abi.Array:
		// The address of the memory that holds it.
		return min(int(out[0].Size), 1)
	case abi.Float64:
		return 5
	case abi.Float32:
		return 6
	case abi.Slice:
		return 7
	case abi.Bool, abi.Int8, abi.Int16, abi.Int32, abi.Uint8, abi.Uint16, abi.Uint32, abi.Pointer, abi.Map, abi.Chan, abi.Func, abi.UnsafePointer:
		return 1
	case abi.Int, abi.Int64, abi.Uint, abi.Uint64, abi.Uintptr:
		return 2
	case abi.Interface:
		return 3
	case abi.String:
		return 4
	}
	return -1
}

// A Cleanup is a function that is to run after a value has become unreachable.
type Cleanup struct {
	id  int64
	ptr uintptr
}

// AddCleanup has cleanup(arg) called some time after ptr's object has become unreachable. The object may be gone by then.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	v, own := any(arg), any(ptr)
	if e := (*abi.Eface)(unsafe.Pointer(&v)); e.Type != nil && (e.Type.Kind == abi.Pointer || e.Type.Kind == abi.UnsafePointer) {
		if e.Data == unsafe.Pointer(ptr) {
			panic("runtime.AddCleanup: ptr is equal to arg, cleanup will never run")
		}
		// Tiny objects share a block.
		t := (*abi.Eface)(unsafe.Pointer(&own)).Type.Elem
		if base := rt.ObjectBase(unsafe.Pointer(ptr)); base != nil && rt.ObjectBase(e.Data) == base && (t.PtrBytes != 0 || t.Size >= 16) {
			panic("runtime.AddCleanup: ptr is within arg, cleanup will never run")
		}
	}
	fn := func() { cleanup(arg) }
	startFinalizers()
	return Cleanup{rt.AddCleanup(unsafe.Pointer(ptr), *(*unsafe.Pointer)(unsafe.Pointer(&fn))), uintptr(unsafe.Pointer(ptr))}
}

// Stop cancels the cleanup if it has not been queued to run.
func (c Cleanup) Stop() {
	if c.id != 0 {
		rt.StopCleanup(unsafe.Pointer(c.ptr), c.id)
	}
}
