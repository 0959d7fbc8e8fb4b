// run exit=7
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/bits"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
)

type temp struct{ op string }

func (t *temp) Error() string   { return "temp " + t.op }
func (t *temp) Temporary() bool { return true }

var ErrBase = errors.New("base")

type item struct {
	Name  string         `json:"name"`
	Price float64        `json:"price,omitempty"`
	Tags  []string       `json:"tags"`
	Meta  map[string]any `json:"meta,omitempty"`
	inner int
}

func main() {
	e1 := fmt.Errorf("level1: %w", ErrBase)
	e2 := fmt.Errorf("level2: %w and %w", e1, &temp{"x"})
	var t *temp
	fmt.Println(e2, errors.Is(e2, ErrBase), errors.As(e2, &t), t, errors.Unwrap(e1) == ErrBase, errors.Unwrap(e2))
	j := errors.Join(ErrBase, nil, e1)
	fmt.Println(j, errors.Is(j, ErrBase))
	_, err := os.Open("/no/such/file")
	var pe *fs.PathError
	fmt.Println(err, errors.Is(err, os.ErrNotExist), errors.As(err, &pe), pe.Op, pe.Path)
	dir, err := os.MkdirTemp("", "gg")
	name := filepath.Join(dir, "f.txt")
	fmt.Println(err, os.WriteFile(name, []byte("line1\nline2\n"), 0o644))
	data, err := os.ReadFile(name)
	fmt.Printf("%q %v\n", data, err)
	f, _ := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	fmt.Fprintln(f, "line3")
	f.Close()
	st, _ := os.Stat(name)
	fmt.Println(st.Size(), st.Name(), st.IsDir(), st.Mode())
	f, _ = os.Open(name)
	b := make([]byte, 5)
	n, err := f.Read(b)
	fmt.Println(n, err, string(b))
	f.Seek(-6, io.SeekEnd)
	rest, _ := io.ReadAll(f)
	fmt.Printf("%q\n", rest)
	os.Remove(name)
	es, err := os.ReadDir(dir)
	fmt.Println(len(es), err, os.Remove(dir))
	pr, pw := io.Pipe()
	go func() { fmt.Fprint(pw, "through pipe"); pw.Close() }()
	got, _ := io.ReadAll(pr)
	var sb strings.Builder
	cn, _ := io.Copy(&sb, io.LimitReader(strings.NewReader("0123456789"), 4))
	fmt.Println(string(got), cn, sb.String())
	tr := io.TeeReader(strings.NewReader("tee"), &sb)
	io.ReadAll(tr)
	fmt.Println(sb.String(), bits.OnesCount(255), bits.LeadingZeros32(1), bits.Reverse8(1), bits.Len(1023))
	r := rand.New(rand.NewSource(42))
	fmt.Println(r.Intn(100), r.Intn(100), r.Perm(5), r.Float64() < 1)
	js, err := json.Marshal([]item{{"a", 1.5, []string{"x"}, nil, 1}, {Name: "b", Meta: map[string]any{"k": []int{1}}}})
	fmt.Println(string(js), err)
	var back []item
	err = json.Unmarshal([]byte(`[{"name":"z","price":2,"tags":["q","r"],"meta":{"n":null,"t":true}}]`), &back)
	fmt.Printf("%+v %v\n", back, err)
	fmt.Println(json.Unmarshal([]byte(`{"name": 5}`), &item{}), json.Unmarshal([]byte(`{bad`), &back))
	var av atomic.Value
	av.Store("v")
	var cnt atomic.Int32
	var wg sync.WaitGroup
	for range 20 {
		wg.Add(1)
		go func() { defer wg.Done(); cnt.Add(2) }()
	}
	wg.Wait()
	fmt.Println(av.Load(), cnt.Load(), cnt.CompareAndSwap(40, 1), cnt.Load())
	var m sync.Map
	m.Store("a", 1)
	v, ok := m.Load("a")
	_, loaded := m.LoadOrStore("b", 2)
	fmt.Println(v, ok, loaded)
	pool := sync.Pool{New: func() any { return "new" }}
	fmt.Println(pool.Get())
	val := sync.OnceValue(func() int { fmt.Println("computed"); return 9 })
	fmt.Println(val(), val(), len(os.Args) > 0, os.Getenv("NO_SUCH_VAR") == "")
	fmt.Fprintln(os.Stderr, "done")
	os.Exit(7)
}
