// run

// Fields of the library's own types that programs print with their structs.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

type counter struct {
	mu sync.Mutex
	rw sync.RWMutex
	wg sync.WaitGroup
	n  map[string]int
	at atomic.Int64
}

func main() {
	c := &counter{n: map[string]int{"a": 1}}
	c.at.Store(5)
	fmt.Printf("%v\n%+v\n", c, c)
	c.mu.Lock()
	c.rw.RLock()
	fmt.Println(c)
	c.mu.Unlock()
	fmt.Printf("%#v\n", errors.New("x"))
	_, err := strconv.Atoi("x")
	fmt.Printf("%#v %+v\n", errors.Unwrap(err), err)
	r := strings.NewReader("héllo")
	fmt.Println(r)
	r.ReadByte()
	r.ReadRune()
	fmt.Printf("%+v\n", r)
	fmt.Println(r.UnreadRune(), r.UnreadRune(), r.UnreadByte())
	fmt.Printf("%+v %#v\n", r, r)
	br := bytes.NewReader([]byte("hé"))
	br.ReadByte()
	br.ReadRune()
	fmt.Printf("%+v\n", br)
	fmt.Println(br.UnreadRune(), br.UnreadRune(), br)
	b := bytes.NewBufferString("hé")
	b.ReadByte()
	b.ReadRune()
	fmt.Printf("%+v %v\n", *b, b.UnreadRune())
	fmt.Printf("%+v\n", *b)
	var sb strings.Builder
	fmt.Printf("%+v %#v\n", sb, sb)
	fmt.Printf("%v\n", struct{ strings.Builder }{})
}
