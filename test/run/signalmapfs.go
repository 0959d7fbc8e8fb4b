// run

// Contexts of signals that never come, and a file system in memory.
package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"
	"testing/fstest"
	"time"
)

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	select {
	case s := <-c:
		fmt.Println(s)
	case <-time.After(10 * time.Millisecond):
		fmt.Println("no signal")
	}
	signal.Stop(c)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	fmt.Println(ctx, ctx.Err())
	stop()
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	parent, cancel := context.WithCancel(context.Background())
	child, stop := signal.NotifyContext(parent)
	defer stop()
	cancel()
	<-child.Done()
	fmt.Println(child, child.Err())
	func() {
		defer func() { fmt.Println(recover()) }()
		signal.Notify(nil)
	}()
	files()
}

func files() {
	m := fstest.MapFS{
		"hello.txt": {Data: []byte("hello"), Mode: 0o644}, "a/b/c.go": {Data: []byte("package c")}, "a/b": {Mode: fs.ModeDir | 0o700},
		"a/link": {Data: []byte("b/c.go"), Mode: fs.ModeSymlink | 0o777}, "dirlink": {Data: []byte("a/b"), Mode: fs.ModeSymlink | 0o777}, "x/y/z": {},
	}
	err := fs.WalkDir(m, ".", func(path string, d fs.DirEntry, err error) error {
		fmt.Println(path, d, err)
		return nil
	})
	fmt.Println(err)
	for _, name := range []string{"hello.txt", "a/link", "dirlink/c.go", "nope", "a", "../x", "hello.txt/x", "x/y"} {
		b, err := m.ReadFile(name)
		info, err2 := m.Stat(name)
		l, err3 := m.Lstat(name)
		fmt.Printf("%q %v %v %v %v %v\n", b, err, info, err2, l, err3)
	}
	fmt.Println(m.ReadLink("a/link"))
	fmt.Println(m.ReadLink("hello.txt"))
	fmt.Println(m.Glob("*/*"))
	sub, err := m.Sub("a")
	fmt.Println(err)
	fmt.Println(fs.ReadDir(sub, "b"))
	f, _ := m.Open("hello.txt")
	fmt.Println(f.(io.Seeker).Seek(-2, io.SeekEnd))
	rest, err := io.ReadAll(f)
	fmt.Println(string(rest), err)
	fmt.Println(f.(io.Seeker).Seek(9, io.SeekStart))
	d, _ := m.Open("a")
	fmt.Println(d.Read(nil))
	fmt.Println(d.(fs.ReadDirFile).ReadDir(1))
	fmt.Println(d.(fs.ReadDirFile).ReadDir(0))
	fmt.Println(d.(fs.ReadDirFile).ReadDir(1))
}
