// run

// Decoders that read from a stream take only what they need of it, and give what was good before an error.
package main

import (
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"
	"unique"
)

// pieces gives one string at a time.
type pieces struct {
	list  []string
	asked int
}

func (p *pieces) Read(b []byte) (int, error) {
	p.asked++
	if len(p.list) == 0 {
		return 0, io.EOF
	}
	n := copy(b, p.list[0])
	if p.list[0] = p.list[0][n:]; p.list[0] == "" {
		p.list = p.list[1:]
	}
	return n, nil
}

func all(name string, r func(io.Reader) io.Reader, size int, list ...string) {
	p := &pieces{list: list}
	d := r(p)
	buf := make([]byte, size)
	fmt.Printf("%s %d %q:", name, size, list)
	for range 12 {
		n, err := d.Read(buf)
		fmt.Printf(" %q/%v", buf[:n], p.asked)
		if err != nil {
			fmt.Printf(" %v", err)
			break
		}
	}
	fmt.Println()
}

func main() {
	std64 := func(r io.Reader) io.Reader { return base64.NewDecoder(base64.StdEncoding, r) }
	raw64 := func(r io.Reader) io.Reader { return base64.NewDecoder(base64.RawURLEncoding, r) }
	std32 := func(r io.Reader) io.Reader { return base32.NewDecoder(base32.StdEncoding, r) }
	raw32 := func(r io.Reader) io.Reader { return base32.NewDecoder(base32.HexEncoding.WithPadding(base32.NoPadding), r) }
	for _, size := range []int{1, 3, 7, 100} {
		all("base64", std64, size, "aGVs", "bG8=")
		all("base64", std64, size, "aG", "Vs\n", "\r\n", "bG8s", "IHdv", "cmxk")
		all("base64", std64, size, "aGVsbG8*aGVs")
		all("base64", std64, size, "aGVsbG")
		all("base64", std64, size, "aGVsbG8=aGVs")
		all("raw64", raw64, size, "aGVsbG8", "_-8")
		all("raw64", raw64, size, "aGVsb")
		all("base32", std32, size, "MY======", "=")
		all("base32", std32, size, "NBSWY3DP", "O5XXE3DE", "MY======")
		all("base32", std32, size, "NBSWY3DPO5XXE3DEZZ")
		all("base32", std32, size, "NBSWY3DP1BSWY3DP")
		all("base32", std32, size, "I4======", "N4======")
		all("base32", std32, size, "\n\n", "MZX\n", "W6YTB", "MY=====")
		all("raw32", raw32, size, "D1IMOR3", "FC8")
		all("raw32", raw32, size, "D1IMOR3!")
		all("base64", std64, size)
		all("base32", std32, size)
	}

	var text strings.Builder
	d := hex.Dumper(&text)
	fmt.Fprint(d, "gopher")
	fmt.Println(d.Close(), d.Close())
	n, err := d.Write([]byte("more"))
	fmt.Printf("%d %v %q\n", n, err, text.String())

	for _, s := range []string{"${", "${}", "$", "a$", "${x", "${x}y", "$x$", "$$", "${$}", "$*-", "${x y}", ""} {
		fmt.Printf("%q ", os.Expand(s, func(name string) string { return "<" + name + ">" }))
	}
	fmt.Println()

	a, b := unique.Make[any]("a"), unique.Make("a")
	fmt.Println(a == unique.Make[any]("a"), a.Value(), b.Value(), unique.Make[any](1) == a)
	type part struct {
		name  string
		names [2]string
		n     int
	}
	long := []byte("hello world")
	h := unique.Make(part{string(long[:3]), [2]string{"x", string(long[3:])}, 4})
	fmt.Println(h == unique.Make(part{"hel", [2]string{"x", "lo world"}, 4}), h.Value())
}
