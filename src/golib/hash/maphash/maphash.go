// Package maphash has a fast hash function for tables. Its values differ from one
// seed to the next, and from one program's run to the next.
package maphash

import (
	"encoding/binary"
	"errors"
	"hash"
	"internal/rt"
	"math"
	"reflect"
)

// A Seed chooses the function.
type Seed struct{ s uint64 }

// MakeSeed returns a new seed.
func MakeSeed() Seed {
	for {
		if s := rt.Rand64(); s != 0 {
			return Seed{s}
		}
	}
}

func (s Seed) check() {
	if s.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
}

// A Hash is a computation. It gets a seed when it needs one.
type Hash struct {
	_     [0]func() // not comparable
	seed  Seed
	state uint64
	n     uint64
}

const multiplier = 0x9e3779b97f4a7c15

// add mixes bytes into a state, one by one, so that pieces do not matter.
func add[T string | []byte](state uint64, b T) uint64 {
	for i := 0; i < len(b); i++ {
		state = (state ^ uint64(b[i])) * multiplier
		state ^= state >> 29
	}
	return state
}

func finish(state, n uint64) uint64 {
	state ^= n
	state = (state ^ state>>33) * 0xff51afd7ed558ccd
	state = (state ^ state>>33) * 0xc4ceb9fe1a85ec53
	return state ^ state>>33
}

// Bytes is the hash of b.
func Bytes(seed Seed, b []byte) uint64 {
	seed.check()
	return finish(add(seed.s, b), uint64(len(b)))
}

// String is the hash of s.
func String(seed Seed, s string) uint64 {
	seed.check()
	return finish(add(seed.s, s), uint64(len(s)))
}

func (h *Hash) start() {
	if h.seed.s == 0 {
		h.SetSeed(MakeSeed())
	}
}

// Write adds b.
func (h *Hash) Write(b []byte) (int, error) {
	h.start()
	h.state = add(h.state, b)
	h.n += uint64(len(b))
	return len(b), nil
}

// WriteString adds s.
func (h *Hash) WriteString(s string) (int, error) {
	h.start()
	h.state = add(h.state, s)
	h.n += uint64(len(s))
	return len(s), nil
}

// WriteByte adds b.
func (h *Hash) WriteByte(b byte) error {
	h.Write([]byte{b})
	return nil
}

// Sum64 is the hash of what was written.
func (h *Hash) Sum64() uint64 {
	h.start()
	return finish(h.state, h.n)
}

// Sum appends the hash.
func (h *Hash) Sum(b []byte) []byte { return binary.BigEndian.AppendUint64(b, h.Sum64()) }

// Reset forgets what was written.
func (h *Hash) Reset() {
	h.start()
	h.state, h.n = h.seed.s, 0
}

// Seed returns the seed.
func (h *Hash) Seed() Seed {
	h.start()
	return h.seed
}

// SetSeed sets the seed and forgets what was written.
func (h *Hash) SetSeed(seed Seed) {
	seed.check()
	h.seed = seed
	h.state, h.n = seed.s, 0
}

// Size is 8.
func (h *Hash) Size() int { return 8 }

// BlockSize is 128.
func (h *Hash) BlockSize() int { return 128 }

// Clone copies the computation.
func (h *Hash) Clone() (hash.Cloner, error) {
	h.start()
	c := *h
	return &c, nil
}

// Comparable is the hash of a value; equal values have equal ones.
func Comparable[T comparable](seed Seed, v T) uint64 {
	var h Hash
	h.SetSeed(seed)
	WriteComparable(&h, v)
	return h.Sum64()
}

// WriteComparable adds a value.
func WriteComparable[T comparable](h *Hash, x T) { h.value(reflect.ValueOf(&x).Elem()) }

func (h *Hash) word(x uint64) { h.Write(binary.LittleEndian.AppendUint64(nil, x)) }

func (h *Hash) float(f float64) {
	switch {
	case f == 0:
		f = 0 // also for -0
	case f != f:
		h.word(rt.Rand64())
		return
	}
	h.word(math.Float64bits(f))
}

func (h *Hash) value(v reflect.Value) {
	h.WriteString(v.Type().String())
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			h.WriteByte(1)
		} else {
			h.WriteByte(0)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		h.word(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		h.word(v.Uint())
	case reflect.Float32, reflect.Float64:
		h.float(v.Float())
	case reflect.Complex64, reflect.Complex128:
		h.float(real(v.Complex()))
		h.float(imag(v.Complex()))
	case reflect.String:
		h.word(uint64(v.Len()))
		h.WriteString(v.String())
	case reflect.Pointer, reflect.UnsafePointer, reflect.Chan:
		h.word(uint64(v.Pointer()))
	case reflect.Array:
		for i := range v.Len() {
			h.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			h.value(v.Field(i))
		}
	case reflect.Interface:
		if v.IsNil() {
			h.WriteByte(0)
			return
		}
		h.value(v.Elem())
	default:
		panic(errors.New("maphash: hash of unhashable type " + v.Type().String()))
	}
}
