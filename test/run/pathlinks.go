// run

// Paths as the system takes them: what .. behind a link means, slashes at the end, the empty name. Regular expressions
// with U+FFFD and escaped underscores, and an iterator that is pulled in the wrong order.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"regexp"
)

func main() {
	d, _ := os.MkdirTemp("", "x")
	d, _ = filepath.EvalSymlinks(d)
	defer os.RemoveAll(d)
	os.MkdirAll(d+"/a/b", 0o755)
	os.WriteFile(d+"/a/f", []byte("af"), 0o644)
	os.WriteFile(d+"/f", []byte("f"), 0o644)
	os.Symlink("a/b", d+"/l")
	b, err := os.ReadFile(d + "/l/../f")
	fmt.Println(string(b), err)
	i, err := os.Lstat(d + "/l/")
	fmt.Println(i.Name(), i.IsDir(), err)
	i, err = os.Lstat(d + "/l")
	fmt.Println(i.Name(), i.IsDir(), i.Mode().Type(), err)
	show := func(err error) {
		var p *fs.PathError
		if errors.As(err, &p) {
			fmt.Println(p.Op, p.Err)
		} else {
			fmt.Println(err)
		}
	}
	_, err = os.Stat(d + "/f/")
	show(err)
	_, err = os.Stat(d + "/f/.")
	show(err)
	_, err = os.Stat("")
	show(err)
	_, err = os.Open("")
	show(err)
	_, err = os.ReadDir("")
	show(err)
	err = os.Mkdir("", 0o755)
	show(err)
	i, _ = os.Stat("/")
	fmt.Println(i.Name())
	i, _ = os.Stat(".")
	fmt.Println(i.Name())
	os.Chdir(d + "/l")
	w, _ := os.Getwd()
	fmt.Println(w == d+"/a/b")
	b, err = os.ReadFile("../f")
	fmt.Println(string(b), err)
	filepath.Walk(d+"/l/", func(p string, i fs.FileInfo, err error) error { fmt.Println(p[len(d):], i.Name(), err == nil); return nil })
	filepath.WalkDir(d+"/l/../", func(p string, i fs.DirEntry, err error) error { fmt.Println(p[len(d):], i.Name(), err == nil); return nil })
	for _, e := range []string{`\_+`, `[\_]`, "\ufffd", `[\x{fffd}]x`, `a\x{fffd}`} {
		re, err := regexp.Compile(e)
		fmt.Println(err)
		if err == nil {
			fmt.Println(re.MatchString("a\xffx_"), re.FindStringIndex("__a\xff\xffx"))
		}
	}
	_, err = filepath.EvalSymlinks(d + "/f/")
	fmt.Println(err)
	r, err := filepath.EvalSymlinks(d + "/l/../f")
	fmt.Println(r[len(d):], err)
	var y func(int) bool
	next, stop := iter.Pull(func(yield func(int) bool) { y = yield; yield(1); yield(2) })
	fmt.Println(next())
	func() { defer func() { fmt.Println(recover()) }(); y(7) }()
	fmt.Println(next())
	stop()
	fmt.Println(next())
}
