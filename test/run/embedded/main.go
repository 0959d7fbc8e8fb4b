// run

// Files that are part of the program: strings, bytes, and trees of files.
package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"example.com/embedded/inner"
)

//go:embed hello.txt
var text string

//go:embed web/img/dot.bin
var data []byte

type name string
type raw []byte

//go:embed "web/index.html"
var page name

//go:embed `web/a b/ä.txt`
var umlaut raw

//go:embed empty/none
var nothing []byte

//go:embed web
var web embed.FS

//go:embed all:web
var all embed.FS

//go:embed web/*.html hello.txt
//go:embed *.mod web/i[l-n]?/*
var some embed.FS

var none embed.FS

var (
	//go:embed hello.txt
	again []byte
	other int = 3
)

//go:embed hello.txt
var _ string

func list(title string, f fs.FS) {
	fmt.Println(title)
	err := fs.WalkDir(f, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, _ := d.Info()
		fmt.Printf("  %s %v %d %v %v\n", path, info.Mode(), info.Size(), info.IsDir(), info.ModTime().IsZero())
		return nil
	})
	fmt.Println(err)
}

func main() {
	fmt.Printf("%q %v %q %q %q %v\n", text, data, page, umlaut, nothing, nothing == nil)
	again[0] = 'J'
	fmt.Printf("%q %q %d\n", again, text, other)
	list("web", web)
	list("all", all)
	list("some", some)
	list("none", none)
	fmt.Println(web == all, web == web)
	errorsOf(web)
	reading(web)
	sub, err := fs.Sub(web, "web/img")
	fmt.Println(err)
	list("sub", sub)
	matches, err := fs.Glob(all, "web/*/*")
	fmt.Println(matches, err)
	fmt.Printf("%q\n", inner.Text)
}

func errorsOf(f embed.FS) {
	for _, n := range []string{"", "/web", "web/", "../x", "nope", "web/nope", "web/.env", "web/img/dot.bin/x"} {
		_, err := f.Open(n)
		fmt.Println(err, errors.Is(err, fs.ErrNotExist))
	}
	_, err := f.ReadFile("web")
	fmt.Println(err)
	_, err = f.ReadDir("web/index.html")
	fmt.Println(err)
	_, err = f.ReadDir("x")
	fmt.Println(err)
	d, _ := f.Open("web")
	_, err = d.Read(make([]byte, 3))
	fmt.Println(err)
	for {
		l, err := d.(fs.ReadDirFile).ReadDir(2)
		fmt.Println(l, err)
		if err != nil {
			break
		}
	}
	fmt.Println(d.(fs.ReadDirFile).ReadDir(-1))
}

func reading(f embed.FS) {
	o, _ := f.Open("web/index.html")
	info, err := o.Stat()
	fmt.Println(info, info.Name(), info.Sys(), err)
	s := o.(io.ReadSeeker)
	fmt.Println(s.Seek(-3, io.SeekEnd))
	rest, err := io.ReadAll(s)
	fmt.Printf("%q %v\n", rest, err)
	fmt.Println(s.Seek(-1, io.SeekStart))
	fmt.Println(s.Seek(11, io.SeekStart))
	b := make([]byte, 4)
	n, err := o.(io.ReaderAt).ReadAt(b, 8)
	fmt.Println(n, err, bytes.TrimRight(b, "\x00"))
	_, err = o.(io.ReaderAt).ReadAt(b, 99)
	fmt.Println(err, o.Close())
}
