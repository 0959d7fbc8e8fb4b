// run

// Directories and files after a change of the working directory, links in parts of a tree, and log lines that end by themselves.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing/fstest"
	"time"
)

func check(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// endless is a text without an end.
type endless struct{ n int }

func (e *endless) ReadRune() (rune, int, error) {
	e.n++
	if e.n%2 == 0 {
		return 0xFFFD, 1, nil
	}
	return 'a', 1, nil
}

func main() {
	dir, err := os.MkdirTemp("", "files")
	check(err)
	defer os.RemoveAll(dir)
	check(os.Chdir(dir))
	check(os.MkdirAll("sub/deep", 0o755))
	for _, name := range []string{"a", "b", "sub/c"} {
		check(os.WriteFile(name, []byte(name), 0o644))
	}

	here, err := os.Open(".")
	check(err)
	sub, err := os.Open("sub")
	check(err)
	check(os.Chdir("sub/deep"))
	names, err := sub.Readdirnames(0)
	fmt.Println(len(names), err)
	check(here.Chdir())
	now, _ := os.Getwd()
	same, _ := filepath.EvalSymlinks(dir)
	fmt.Println(now == same || now == dir)

	one, err := here.Readdirnames(1)
	fmt.Println(len(one), err)
	at, err := here.Seek(0, 0)
	fmt.Println(at, err)
	names, err = here.Readdirnames(-1)
	fmt.Println(len(names), err)

	f, err := os.Open("a")
	check(err)
	fmt.Println(f.SetDeadline(time.Now()) == os.ErrNoDeadline, f.SetReadDeadline(time.Time{}) == os.ErrNoDeadline)
	_, err = os.MkdirTemp("nowhere", "x")
	var pe *fs.PathError
	fmt.Println(err, errors.As(err, &pe) && pe.Path == "nowhere")
	_, err = fs.Glob(os.DirFS("."), "/*"+strings.Repeat("/", 10001))
	fmt.Println(err == path.ErrBadPattern)

	tree := fstest.MapFS{
		"dir/link": {Data: []byte("file"), Mode: fs.ModeSymlink | 0o777},
		"dir/file": {Data: []byte("text"), Mode: 0o644},
	}
	part, err := fs.Sub(tree, "dir")
	check(err)
	fmt.Println(fs.ReadLink(part, "link"))
	fmt.Println(fs.ReadLink(part, "file"))
	fmt.Println(fs.ReadLink(part, "none"))
	info, err := fs.Lstat(part, "link")
	fmt.Println(info.Mode(), err)
	fmt.Println(fs.Glob(part, "*i*"))
	fmt.Println(fs.ReadFile(part, "link"))

	l := log.New(os.Stdout, "\n", 0)
	check(l.Output(0, ""))
	l.Print("")
	l.SetPrefix("p: ")
	l.Print("x\n")
	l.Print("")

	e := &endless{}
	fmt.Println(regexp.MustCompile(`aa*\x{fffd}a`).FindReaderIndex(e), e.n < 10)
	fmt.Println(regexp.MatchReader("^b", e))
	fmt.Println(regexp.MustCompile(`.*`).FindReaderIndex(strings.NewReader("hello\xffworld")))
	for _, s := range []string{`^0`, `^0^`, `^0$`, `^ab.*$`, `ab.*`, `^ab`, `a`} {
		prefix, complete := regexp.MustCompile(s).LiteralPrefix()
		fmt.Printf("%q %v ", prefix, complete)
	}
	_, err = regexp.Compile(strings.Repeat(`\pL`, 27000))
	fmt.Println(err.Error()[:46])
}
