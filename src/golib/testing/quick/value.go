package quick

import (
	"math"
	"math/rand"
	"reflect"
)

// A Generator makes random values of its own type.
type Generator interface {
	Generate(rand *rand.Rand, size int) reflect.Value
}

// maxSize limits how many elements values have.
const maxSize = 50

// Value makes a random value of a type; it cannot for functions, channels, interfaces and what contains them.
func Value(t reflect.Type, rand *rand.Rand) (value reflect.Value, ok bool) {
	return sized(t, rand, maxSize)
}

func float(r *rand.Rand, limit float64) float64 {
	f := r.Float64() * limit
	if r.Int()&1 == 1 {
		return -f
	}
	return f
}

func float32s(r *rand.Rand) float64 { return float64(float32(float(r, math.MaxFloat32))) }

func sized(t reflect.Type, r *rand.Rand, size int) (reflect.Value, bool) {
	if g, ok := reflect.Zero(t).Interface().(Generator); ok {
		return g.Generate(r, size), true
	}
	v := reflect.New(t).Elem()
	switch t.Kind() {
	case reflect.Bool:
		v.SetBool(r.Int()&1 == 0)
	case reflect.Float32:
		v.SetFloat(float32s(r))
	case reflect.Float64:
		v.SetFloat(float(r, math.MaxFloat64))
	case reflect.Complex64:
		re := float32s(r)
		v.SetComplex(complex(re, float32s(r)))
	case reflect.Complex128:
		re := float(r, math.MaxFloat64)
		v.SetComplex(complex(re, float(r, math.MaxFloat64)))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(r.Uint64()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(r.Uint64())
	case reflect.String:
		runes := make([]rune, r.Intn(maxSize))
		for i := range runes {
			runes[i] = rune(r.Intn(0x10ffff))
		}
		v.SetString(string(runes))
	default:
		return v, compound(v, r, size)
	}
	return v, true
}

// compound fills values that consist of others.
func compound(v reflect.Value, r *rand.Rand, size int) bool {
	t := v.Type()
	switch t.Kind() {
	case reflect.Map:
		v.Set(reflect.MakeMap(t))
		for range r.Intn(size) {
			key, ok1 := sized(t.Key(), r, size)
			elem, ok2 := sized(t.Elem(), r, size)
			if !ok1 || !ok2 {
				return false
			}
			v.SetMapIndex(key, elem)
		}
	case reflect.Pointer:
		// Now and then it stays nil.
		if r.Intn(size) == 0 {
			return true
		}
		elem, ok := sized(t.Elem(), r, size)
		if !ok {
			return false
		}
		v.Set(reflect.New(t.Elem()))
		v.Elem().Set(elem)
	case reflect.Slice:
		n := r.Intn(size)
		v.Set(reflect.MakeSlice(t, n, n))
		return elements(v, r, size-n)
	case reflect.Array:
		return elements(v, r, size)
	case reflect.Struct:
		n := v.NumField()
		left := size
		if n > size {
			left = 1
		} else if n > 0 {
			left = size / n
		}
		for i := range n {
			elem, ok := sized(t.Field(i).Type, r, left)
			if !ok {
				return false
			}
			v.Field(i).Set(elem)
		}
	default:
		return false
	}
	return true
}

func elements(v reflect.Value, r *rand.Rand, size int) bool {
	for i := range v.Len() {
		elem, ok := sized(v.Type().Elem(), r, size)
		if !ok {
			return false
		}
		v.Index(i).Set(elem)
	}
	return true
}
