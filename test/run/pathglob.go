// run

// What Glob and Match say of bad patterns and of names with characters that mean something, links whose targets go up, and
// which descriptions are of one file.
package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

func main() {
	top, err := os.MkdirTemp("", "glob")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(top)
	top, _ = filepath.EvalSymlinks(top)
	os.Chdir(top)
	globs()
	matches()
	links()
	sameFile()
	attributes()
}

func globs() {
	for _, dir := range []string{"a/x", "b/x", "we[ird]/x", `back\slash`, "star*"} {
		os.MkdirAll(dir, 0o755)
		os.WriteFile(dir+"/f.txt", nil, 0o644)
	}
	os.WriteFile("plain", nil, 0o644)
	for _, pattern := range []string{
		"*", "[", "a[", "*/[", "a/*[", "no*/[", "*/x/f[", "*/x/*[", "a/x/[f", "plain/*", "plain*/*", "nothing/*[", `nothing\`,
		`a\`, `we\[ird\]`, `we\[ird\]/*`, `we\[ird]/x/f.txt`, `back\\slash/*`, `back\slash/*`, `star\*/*`, `\a/\x`, `\[`,
		"[ab]/x/*", "[^ab]", "?", "./?", "a/../?", "//", "*/", "*//x", "a//x/*", "", ".", "..", "../*/none", "[a-", "[]a]", "[-]", "[a]/x/../*",
	} {
		found, err := filepath.Glob(pattern)
		fmt.Printf("%q %q %t %v\n", pattern, found, found == nil, err)
	}
	deep, err := filepath.Glob(strings.Repeat("*/", 10001))
	fmt.Println(deep, err)
}

func matches() {
	pieces := []string{"a", "*", "?", "[", "]", "\\", "-", "^", "b", "/", "é", "\xff"}
	names := []string{"", "a", "b", "ab", "a/b", "é", "aab", "a]", "-", "\xff", "*"}
	state := uint32(1)
	next := func(n int) int { state = state*1664525 + 1013904223; return int(state>>8) % n }
	tally := map[string]int{}
	for range 20000 {
		var pattern string
		for range 1 + next(7) {
			pattern += pieces[next(len(pieces))]
		}
		name := names[next(len(names))]
		ok1, err1 := filepath.Match(pattern, name)
		ok2, err2 := path.Match(pattern, name)
		tally[fmt.Sprint(ok1, err1, ok2, err2)] += 1 + int(state>>8)%97
	}
	fmt.Println(tally)
}

func links() {
	os.MkdirAll("d/e/f", 0o755)
	os.Symlink("d/e", "down")
	os.Symlink("../..", "d/e/up")
	os.Symlink("../e", "d/side")
	os.Symlink("..", "d/parent")
	os.Symlink("/", "root")
	os.Symlink("loop", "loop")
	os.Symlink("plain/", "slash")
	for _, name := range []string{
		"", ".", "..", "../", "../..", "./..", "a/..", "a/../..", "a/../../..", "../" + filepath.Base(mustGetwd()), "down", "down/..", "down/../side", "down/f/../..",
		"d/e/up", "d/e/up/..", "d/e/up/../..", "d/parent/..", "d/parent/../..", "d/side/up/d", "root/..", "root/../..", "root", "/..", "/../..",
		"plain/", "plain/.", "plain/..", "slash", "slash/", "loop", "loop/..", "none/..", "d//e/./f/", "down/none",
	} {
		real, err := filepath.EvalSymlinks(name)
		fmt.Printf("%q %q %v\n", hide(name), hide(real), err)
	}
	os.Chdir("d/e/f")
	for _, name := range []string{"..", "../up", "../up/a", "../../parent/a/..", "../../../..", "../../../../..", "../f/../../e"} {
		real, err := filepath.EvalSymlinks(name)
		fmt.Printf("%q %q %v\n", name, hide(real), err)
	}
	os.Chdir("../../..")
}

func mustGetwd() string {
	wd, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	return wd
}

// top's name is another in each run.
var topName = sync.OnceValue(func() string { return filepath.Base(mustGetwd()) })

func hide(name string) string { return strings.ReplaceAll(name, topName(), "TOP") }

func sameFile() {
	info := func(name string) os.FileInfo {
		i, err := os.Stat(name)
		if err != nil {
			fmt.Println(err)
		}
		return i
	}
	when := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	os.WriteFile("one", []byte("same"), 0o644)
	os.Mkdir("sub", 0o755)
	os.WriteFile("sub/one", []byte("same"), 0o644)
	os.Link("one", "two")
	os.Symlink("one", "three")
	os.Chtimes("one", when, when)
	os.Chtimes("sub/one", when, when)
	one := info("one")
	fmt.Println(os.SameFile(one, one), os.SameFile(one, info("./sub/../one")), os.SameFile(one, info("sub/one")))
	fmt.Println(os.SameFile(one, info("two")), os.SameFile(one, info("three")))
	l, _ := os.Lstat("three")
	fmt.Println(os.SameFile(one, l), one.ModTime().Equal(when))
	os.WriteFile("one", []byte("other text"), 0o600)
	f, _ := os.Open("two")
	i, err := f.Stat()
	fmt.Println(os.SameFile(one, i), i.Size(), one.Size(), err)
	f.Close()
	os.Rename("one", "four")
	fmt.Println(os.SameFile(one, info("four")), os.SameFile(info("."), info(mustGetwd())), os.SameFile(info("sub/.."), info(".")))
	entries, _ := os.ReadDir(".")
	for _, e := range entries {
		if i, err := e.Info(); err == nil && os.SameFile(i, one) {
			fmt.Println(e.Name())
		}
	}
}

// attributes changes what is known of a file, by name and by descriptor.
func attributes() {
	os.WriteFile("file", []byte("0123456789"), 0o644)
	show := func(err error) {
		info, _ := os.Stat("file")
		fmt.Println(err, info.Mode(), info.Size(), info.ModTime().UTC().Format(time.RFC3339Nano))
	}
	when := time.Date(2021, 3, 4, 5, 6, 7, 123456789, time.UTC)
	show(os.Chtimes("file", time.Time{}, when))
	show(os.Chtimes("file", when, time.Time{}))
	show(os.Chtimes("file", when, time.Unix(-5, 700000000)))
	show(os.Chtimes("file", when, time.Unix(1e9, 1)))
	show(os.Chmod("file", 0o755|os.ModeSetuid|os.ModeSticky))
	show(os.Chmod("file", 0o600))
	show(os.Chown("file", -1, -1))
	show(os.Lchown("file", -1, -1))
	f, _ := os.OpenFile("file", os.O_RDWR, 0)
	os.Rename("file", "renamed")
	os.WriteFile("file", []byte("new"), 0o640)
	os.Chtimes("file", when, when)
	show(f.Truncate(4))
	show(f.Chmod(0o400))
	show(f.Chown(-1, -1))
	info, err := os.Stat("renamed")
	fmt.Println(info.Mode(), info.Size(), err)
	f.Close()
	fmt.Println(f.Chown(-1, -1), f.Chmod(0), f.Truncate(0))
	fmt.Println(os.Chown("missing", -1, -1), os.Lchown("missing", -1, -1), os.Chtimes("missing", when, when), os.Chmod("missing", 0))
	fmt.Println(os.Truncate("renamed", -1), os.Truncate("missing", 1), os.Truncate(".", 1))
}
