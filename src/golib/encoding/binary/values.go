package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
)

var errBufferTooSmall = errors.New("buffer too small")

// Size is the number of bytes of v's encoding, or of what v points to, and -1 if there is none. Numbers of a fixed size and
// booleans have an encoding, arrays and structs of what has one, and slices of that.
func Size(v any) int { return dataSize(reflect.Indirect(reflect.ValueOf(v))) }

func dataSize(v reflect.Value) int {
	if !v.IsValid() {
		return -1
	}
	if v.Kind() == reflect.Slice {
		n := sizeof(v.Type().Elem())
		if n < 0 {
			return -1
		}
		return n * v.Len()
	}
	return sizeof(v.Type())
}

func sizeof(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Array:
		if n := sizeof(t.Elem()); n >= 0 {
			return n * t.Len()
		}
	case reflect.Struct:
		sum := 0
		for i := range t.NumField() {
			n := sizeof(t.Field(i).Type)
			if n < 0 {
				return -1
			}
			sum += n
		}
		return sum
	case reflect.Bool, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return int(t.Size())
	}
	return -1
}

// coder walks over values and bytes at the same time.
type coder struct {
	order ByteOrder
	buf   []byte
}

func (c *coder) take(n int) []byte {
	b := c.buf[:n]
	c.buf = c.buf[n:]
	return b
}

func (c *coder) get(size int) uint64 {
	b := c.take(size)
	switch size {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(c.order.Uint16(b))
	case 4:
		return uint64(c.order.Uint32(b))
	}
	return c.order.Uint64(b)
}

func (c *coder) put(size int, x uint64) {
	b := c.take(size)
	switch size {
	case 1:
		b[0] = byte(x)
	case 2:
		c.order.PutUint16(b, uint16(x))
	case 4:
		c.order.PutUint32(b, uint32(x))
	default:
		c.order.PutUint64(b, x)
	}
}

func (c *coder) read(v reflect.Value) {
	size := int(v.Type().Size())
	switch k := v.Kind(); {
	case k == reflect.Array || k == reflect.Slice:
		for i := range v.Len() {
			c.read(v.Index(i))
		}
	case k == reflect.Struct:
		t := v.Type()
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() || t.Field(i).Name != "_" {
				c.read(f)
			} else {
				c.take(sizeof(t.Field(i).Type))
			}
		}
	case k == reflect.Bool:
		v.SetBool(c.get(1) != 0)
	case v.CanInt():
		shift := uint(64 - 8*size)
		v.SetInt(int64(c.get(size)<<shift) >> shift)
	case v.CanUint():
		v.SetUint(c.get(size))
	case v.CanFloat():
		v.SetFloat(c.float(size))
	default:
		v.SetComplex(complex(c.float(size/2), c.float(size/2)))
	}
}

func (c *coder) float(size int) float64 {
	if size == 4 {
		return float64(math.Float32frombits(uint32(c.get(4))))
	}
	return math.Float64frombits(c.get(8))
}

func (c *coder) putFloat(size int, f float64) {
	if size == 4 {
		c.put(4, uint64(math.Float32bits(float32(f))))
	} else {
		c.put(8, math.Float64bits(f))
	}
}

func (c *coder) write(v reflect.Value) {
	size := int(v.Type().Size())
	switch k := v.Kind(); {
	case k == reflect.Array || k == reflect.Slice:
		for i := range v.Len() {
			c.write(v.Index(i))
		}
	case k == reflect.Struct:
		t := v.Type()
		for i := range v.NumField() {
			if t.Field(i).Name != "_" {
				c.write(v.Field(i))
			} else {
				clear(c.take(sizeof(t.Field(i).Type)))
			}
		}
	case k == reflect.Bool:
		x := uint64(0)
		if v.Bool() {
			x = 1
		}
		c.put(1, x)
	case v.CanInt():
		c.put(size, uint64(v.Int()))
	case v.CanUint():
		c.put(size, v.Uint())
	case v.CanFloat():
		c.putFloat(size, v.Float())
	default:
		c.putFloat(size/2, real(v.Complex()))
		c.putFloat(size/2, imag(v.Complex()))
	}
}

// source is the value that data stands for. Behind a nil pointer to a number or boolean of Go's own there is none, but it has a size: that
// the pointer is nil shows when it is followed. Other nil pointers have nothing to encode.
func source(data any) (v reflect.Value, size int) {
	v = reflect.Indirect(reflect.ValueOf(data))
	if v.IsValid() || data == nil {
		return v, dataSize(v)
	}
	t := reflect.TypeOf(data)
	if t.Name() != "" || !isBasic(t.Elem()) {
		return v, -1
	}
	return v, sizeof(t.Elem())
}

// destination is source where data is a pointer or a slice. Of what else there is only numbers and booleans have a size, and are found out later.
func destination(data any) (v reflect.Value, size int, ok bool) {
	v, size = source(data)
	k := reflect.ValueOf(data).Kind()
	ok = k == reflect.Pointer || k == reflect.Slice
	if !ok && size >= 0 && !isBasic(v.Type()) {
		size = -1
	}
	return v, size, ok
}

func isBasic(t reflect.Type) bool {
	return t.PkgPath() == "" && t.Kind() >= reflect.Bool && t.Kind() <= reflect.Float64
}

// follow panics as code that follows a nil pointer does.
func follow(v reflect.Value) reflect.Value {
	if !v.IsValid() {
		var p *byte
		*p = 0
	}
	return v
}

// Read fills data, a pointer or a slice, from r. Fields that are named _ take up bytes and get no values. The error is io.EOF
// only if there was nothing to read.
func Read(r io.Reader, order ByteOrder, data any) error {
	v, size, ok := destination(data)
	if size >= 0 {
		b := make([]byte, size)
		if _, err := io.ReadFull(r, b); err != nil {
			return err
		}
		if ok {
			(&coder{order, b}).read(follow(v))
			return nil
		}
	}
	return errors.New("binary.Read: invalid type " + reflect.TypeOf(data).String())
}

// Decode fills data, a pointer or a slice, from the start of buf and returns how many bytes that took.
func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v, size, ok := destination(data)
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	if size < 0 || !ok {
		return 0, errors.New("binary.Decode: invalid type " + reflect.TypeOf(data).String())
	}
	(&coder{order, buf[:size]}).read(follow(v))
	return size, nil
}

// Write writes the encoding of data, or of what it points to. Fields that are named _ are written as zeros.
func Write(w io.Writer, order ByteOrder, data any) error {
	v, size := source(data)
	if size < 0 {
		return errors.New("binary.Write: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	b := make([]byte, size)
	(&coder{order, b}).write(follow(v))
	_, err := w.Write(b)
	return err
}

// Encode writes the encoding of data to the start of buf and returns its length.
func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	v, size := source(data)
	if size < 0 {
		return 0, errors.New("binary.Encode: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	(&coder{order, buf[:size]}).write(follow(v))
	return size, nil
}

// Append appends the encoding of data to buf.
func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	v, size := source(data)
	if size < 0 {
		return nil, errors.New("binary.Append: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	n := len(buf)
	buf = append(buf, make([]byte, size)...)
	(&coder{order, buf[n:]}).write(follow(v))
	return buf, nil
}
