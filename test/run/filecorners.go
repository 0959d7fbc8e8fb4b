// run

// Files in append mode, errors of offsets, names and renaming, and a URL without a user.
package main

import (
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"
)

func main() {
	d, _ := os.MkdirTemp("", "corners")
	defer os.RemoveAll(d)
	os.Chdir(d)
	os.WriteFile("f", []byte("hello"), 0o644)
	appending()
	f, _ := os.OpenFile("f", os.O_RDWR, 0)
	for _, s := range [][2]int{{-1, 0}, {0, 9}, {0, -1}, {-100, 2}, {-2, 2}, {3, 1}} {
		fmt.Println(f.Seek(int64(s[0]), s[1]))
	}
	_, err := f.ReadAt(make([]byte, 1), -1)
	fmt.Println(err)
	_, err = f.WriteAt(make([]byte, 1), -1)
	fmt.Println(err)
	f.Close()
	_, err = os.ReadDir("f")
	fmt.Println(err)
	_, err = os.ReadDir("none")
	fmt.Println(err)
	f, _ = os.Open("f")
	_, err = f.ReadDir(-1)
	fmt.Println(err)
	f.Close()
	_, err = os.Open("a\x00b")
	fmt.Printf("%q\n", err)
	_, err = os.Stat("a\x00b")
	fmt.Printf("%q\n", err)
	fmt.Printf("%q\n", os.Mkdir("\x00", 0o755))
	os.MkdirAll("dir/sub", 0o755)
	os.Mkdir("empty", 0o755)
	os.Symlink("dir", "link")
	for _, names := range [][2]string{{"f", "dir"}, {"dir", "f"}, {"dir", "dir"}, {"dir", "dir/sub/x"}, {"none", "dir"}, {"none", "x"}, {"empty", "dir"}, {"dir", "empty"}, {"f", "f"}, {"f", "link"}, {"dir", "moved"}, {"none/x", "f"}} {
		fmt.Println(os.Rename(names[0], names[1]))
	}
	u, _ := url.Parse("http://host/path")
	fmt.Printf("%+v %v [%s]\n", *u, u.User, u.User)
}

func appending() {
	f, _ := os.OpenFile("f", os.O_RDWR|os.O_APPEND, 0)
	defer f.Close()
	fmt.Println(f.Seek(0, io.SeekCurrent))
	fmt.Println(f.Seek(1, io.SeekStart))
	b := make([]byte, 2)
	n, err := f.Read(b)
	fmt.Println(n, err, string(b))
	fmt.Println(f.WriteString(" world"))
	fmt.Println(f.Seek(0, io.SeekCurrent))
	n, err = f.Read(b)
	fmt.Println(n, err)
	fmt.Println(f.Seek(-5, io.SeekEnd))
	rest, err := io.ReadAll(f)
	fmt.Println(string(rest), err)
	n, err = f.ReadAt(b, 1)
	fmt.Println(n, err, string(b))
	fmt.Println(f.Truncate(3))
	fmt.Println(io.Copy(f, strings.NewReader("XYZ")))
	all, _ := os.ReadFile("f")
	fmt.Printf("%q\n", all)
	_, err = f.WriteAt(b, 0)
	fmt.Println(err)
	w, _ := os.OpenFile("f", os.O_WRONLY|os.O_APPEND, 0)
	defer w.Close()
	f.WriteString("1")
	w.WriteString("2")
	f.WriteString("3")
	fmt.Println(w.Seek(0, io.SeekCurrent))
	all, _ = os.ReadFile("f")
	fmt.Printf("%q\n", all)
}
