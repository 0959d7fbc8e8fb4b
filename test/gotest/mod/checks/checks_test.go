// Package checks uses testing/quick and testing/iotest.
package checks

import (
	"bytes"
	"io"
	"log"
	"math/rand"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"testing/quick"
)

type point struct {
	X, Y int8
	Name string
}

type even int

func (even) Generate(r *rand.Rand, size int) reflect.Value {
	return reflect.ValueOf(even(2 * r.Intn(size)))
}

func config() *quick.Config { return &quick.Config{Rand: rand.New(rand.NewSource(7))} }

func TestQuick(t *testing.T) {
	t.Log(quick.Check(func(a, b int) bool { return a+b == b+a }, config()))
	t.Log(quick.Check(func(n uint8) bool { return n < 200 }, config()))
	t.Log(quick.Check(func(p point) bool { return p.X < 100 }, config()))
	t.Log(quick.Check(func(e even) bool { return e%2 == 0 && e < 90 }, config()))
	t.Log(quick.Check(func(m map[string]bool, s []int16, p *uint, a [2]float32, c complex128) bool { return len(m)+len(s) < 80 }, config()) != nil)
	t.Log(quick.CheckEqual(func(n int) int { return n / 2 }, func(n int) int { return n >> 1 }, config()))
	t.Log(quick.Check(7, nil))
	t.Log(quick.Check(func() int { return 0 }, nil))
	t.Log(quick.Check(func(f func()) bool { return true }, nil))
	t.Log(quick.CheckEqual(func() {}, func() int { return 0 }, nil))
	for _, v := range []any{false, 1.5, "", uint16(0), []string(nil), [3]rune{}, struct{ A, B []byte }{}, complex64(0)} {
		x, ok := quick.Value(reflect.TypeOf(v), rand.New(rand.NewSource(3)))
		t.Logf("%T %#v %v", v, x, ok)
	}
}

type dishonest struct{ *strings.Reader }

func (d dishonest) ReadAt(p []byte, off int64) (int, error) {
	n, err := d.Reader.ReadAt(p, off)
	if off == 3 && n > 0 {
		p[0]++
	}
	return n, err
}

type badSeek struct{ *strings.Reader }

func (b badSeek) Seek(off int64, whence int) (int64, error) {
	n, err := b.Reader.Seek(off, whence)
	if whence == io.SeekEnd {
		n++
	}
	return n, err
}

func TestReaders(t *testing.T) {
	const text = "some text to read"
	t.Log(iotest.TestReader(strings.NewReader(text), []byte(text)))
	t.Log(iotest.TestReader(strings.NewReader(text), []byte("other text")))
	t.Log(iotest.TestReader(dishonest{strings.NewReader(text)}, []byte(text)))
	t.Log(iotest.TestReader(badSeek{strings.NewReader(text)}, []byte(text)))
	t.Log(iotest.TestReader(iotest.HalfReader(strings.NewReader(text)), []byte(text)))
	t.Log(iotest.TestReader(bytes.NewReader(nil), nil))
	t.Log(iotest.TestReader(iotest.ErrReader(os.ErrClosed), []byte(text)))
	for _, r := range []io.Reader{
		iotest.OneByteReader(strings.NewReader("abc")), iotest.DataErrReader(strings.NewReader("abc")), iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader("abc"))),
	} {
		buf := make([]byte, 2)
		for range 5 {
			n, err := r.Read(buf)
			t.Logf("%d %q %v", n, buf[:n], err)
		}
	}
}

func TestLoggers(t *testing.T) {
	var text, out strings.Builder
	log.SetOutput(&text)
	log.SetFlags(0)
	w := iotest.TruncateWriter(iotest.NewWriteLogger("w", &out), 7)
	for range 3 {
		n, err := io.WriteString(w, "word")
		t.Log(n, err)
	}
	data, err := io.ReadAll(iotest.NewReadLogger("r", iotest.DataErrReader(strings.NewReader("xyz"))))
	t.Logf("%q %v %q\n%s", data, err, out.String(), text.String())
}
