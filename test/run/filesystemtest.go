// run
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"testing/fstest"
	"time"
)

type wrap struct {
	fs.FS
	mode int
}

type badFile struct {
	fs.File
	mode int
}

func (w wrap) Open(n string) (fs.File, error) {
	if w.mode == 1 && n == "a/b.txt" {
		return nil, errors.New("boom")
	}
	if w.mode == 2 && !fs.ValidPath(n) {
		return w.FS.Open("a")
	}
	f, err := w.FS.Open(n)
	if w.mode == 3 && n == "a/b.txt" {
		return badFile{f, 3}, err
	}
	return f, err
}
func (b badFile) Read(p []byte) (int, error) { return 0, errors.New("cannot read") }

type renamed struct{ fstest.MapFS }

func (r renamed) ReadFile(n string) ([]byte, error) { return []byte("other"), nil }

type stat struct{ fstest.MapFS }

func (r stat) Stat(n string) (fs.FileInfo, error) { return r.MapFS.Stat("a") }

type rd struct{ fstest.MapFS }

func (r rd) ReadDir(n string) ([]fs.DirEntry, error) {
	l, err := r.MapFS.ReadDir(n)
	if len(l) > 1 {
		l[0], l[1] = l[1], l[0]
	}
	return l, err
}

func main() {
	m := fstest.MapFS{"a/b.txt": {Data: []byte("hello")}, "c.txt": {Data: []byte("x"), ModTime: time.Unix(5, 0)}, "a/d/e": {}}
	fmt.Println(fstest.TestFS(m, "a/b.txt", "c.txt"))
	fmt.Println(fstest.TestFS(m))
	fmt.Println(fstest.TestFS(m, "zz"))
	fmt.Println(fstest.TestFS(m, "zz", "y"))
	fmt.Println(fstest.TestFS(fstest.MapFS{}))
	fmt.Println(fstest.TestFS(fstest.MapFS{}, "x"))
	for i := 1; i < 4; i++ {
		fmt.Println("---", i)
		fmt.Println(fstest.TestFS(wrap{m, i}, "c.txt"))
	}
	fmt.Println("--- renamed")
	fmt.Println(fstest.TestFS(renamed{m}, "c.txt"))
	fmt.Println("--- stat")
	fmt.Println(fstest.TestFS(stat{m}, "c.txt"))
	fmt.Println("--- readdir")
	fmt.Println(fstest.TestFS(rd{m}, "c.txt"))
}
