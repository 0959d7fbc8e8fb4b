package fstest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing/iotest"
)

// TestFS checks that fsys behaves as a file system should, and has the files expected; without any it must be empty.
func TestFS(fsys fs.FS, expected ...string) error {
	c := &checker{fsys: fsys, seen: map[string]bool{}}
	c.folder(".")
	c.rejected(".", "Open", c.tryOpen)
	for _, name := range expected {
		if !c.seen[name] {
			c.say("expected but not found: %s", name)
		}
	}
	if len(expected) == 0 && len(c.seen) > 0 {
		c.say("expected empty file system but found files:\n%s", strings.Join(c.sorted(), "\n"))
	}
	if len(c.errs) == 0 {
		return c.inFolder(expected)
	}
	return fmt.Errorf("TestFS found errors:\n%w", errors.Join(c.errs...))
}

// A checker walks a file system and gathers what is wrong with it.
type checker struct {
	fsys fs.FS
	errs []error
	seen map[string]bool
}

func (c *checker) say(format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf(format, args...))
}

// fails notes err if there is one.
func (c *checker) fails(name, what string, err error) bool {
	if err != nil {
		c.say("%s: %s: %w", name, what, err)
	}
	return err != nil
}

func (c *checker) sorted() []string {
	var names []string
	for name := range c.seen {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// inFolder checks a folder of the expected files as a file system of its own.
func (c *checker) inFolder(expected []string) error {
	for _, name := range expected {
		dir, _, ok := strings.Cut(name, "/")
		if !ok {
			continue
		}
		sub, err := fs.Sub(c.fsys, dir)
		if err != nil {
			return err
		}
		var within []string
		for _, e := range expected {
			if rest, ok := strings.CutPrefix(e, dir+"/"); ok {
				within = append(within, rest)
			}
		}
		if err := TestFS(sub, within...); err != nil {
			return fmt.Errorf("testing fs.Sub(fsys, %s): %w", dir, err)
		}
		return nil
	}
	return nil
}

// describe is an entry as it is compared between the ways to get it.
func describe(e fs.DirEntry) string {
	return fmt.Sprintf("%s IsDir=%v Type=%v", e.Name(), e.IsDir(), e.Type())
}

func describeInfo(i fs.FileInfo) string {
	return fmt.Sprintf("%s IsDir=%v Mode=%v Size=%d ModTime=%v", i.Name(), i.IsDir(), i.Mode(), i.Size(), i.ModTime())
}

// folder checks a folder and what is in it.
func (c *checker) folder(dir string) {
	f, err := c.fsys.Open(dir)
	if c.fails(dir, "Open", err) {
		return
	}
	d, ok := f.(fs.ReadDirFile)
	if !ok {
		f.Close()
		c.say("%s: Open returned File type %T, not a fs.ReadDirFile", dir, f)
		return
	}
	list, err := d.ReadDir(-1)
	if c.fails(dir, "ReadDir(-1)", err) {
		f.Close()
		return
	}
	for _, e := range list {
		c.entry(dir, e)
	}
	rest, err := d.ReadDir(-1)
	if len(rest) > 0 || err != nil {
		c.say("%s: ReadDir(-1) at EOF = %d entries, %w, want 0 entries, nil", dir, len(rest), err)
	}
	rest, err = d.ReadDir(1)
	if len(rest) > 0 || err != io.EOF {
		c.say("%s: ReadDir(1) at EOF = %d entries, %w, want 0 entries, EOF", dir, len(rest), err)
	}
	c.fails(dir, "Close", f.Close())
	f.Close() // again: it may fail, but not panic
	c.piecewise(dir, list)
	c.lists(dir, list)
	c.glob(dir, list)
}

// entry checks what a list says of something, and the thing itself.
func (c *checker) entry(dir string, e fs.DirEntry) {
	name := e.Name()
	if name == "." || name == ".." || name == "" || strings.ContainsAny(name, `/\`) {
		c.say("%s: ReadDir: child has invalid name: %#q", dir, name)
		return
	}
	full := path.Join(dir, name)
	c.seen[full] = true
	c.stat(full, e)
	c.rejected(full, "Open", c.tryOpen)
	switch {
	case e.IsDir():
		c.folder(full)
	case e.Type()&fs.ModeSymlink == 0:
		c.file(full)
	}
}

// piecewise reads a folder again, in pieces that grow.
func (c *checker) piecewise(dir string, list []fs.DirEntry) {
	f, err := c.fsys.Open(dir)
	if c.fails(dir, "second Open", err) {
		return
	}
	defer f.Close()
	var all []fs.DirEntry
	for n := 1; ; n = n%2 + 1 {
		part, err := f.(fs.ReadDirFile).ReadDir(n)
		if len(part) > n {
			c.say("%s: third Open: ReadDir(%d) after %d: %d entries, want at most %d", dir, n, len(all), len(part), n)
			return
		}
		all = append(all, part...)
		if err == io.EOF {
			break
		}
		if c.fails(dir, fmt.Sprintf("third Open: ReadDir(%d) after %d", n, len(all)), err) {
			return
		}
		if len(part) == 0 {
			c.say("%s: third Open: ReadDir(%d) after %d: 0 entries but nil error", dir, n, len(all))
			return
		}
	}
	c.same(dir, "first Open+ReadDir(-1) vs third Open+ReadDir(1,2) loop", list, all)
}

// lists compares the list of a folder with the other ways to get it.
func (c *checker) lists(dir string, list []fs.DirEntry) {
	check := func(way string, got []fs.DirEntry, err error) {
		if c.fails(dir, way, err) {
			return
		}
		c.same(dir, "first Open+ReadDir(-1) vs "+way, list, got)
		for i := 1; i < len(got); i++ {
			if got[i-1].Name() >= got[i].Name() {
				c.say("%s: %s: list not sorted: %s before %s", dir, way, got[i-1].Name(), got[i].Name())
			}
		}
	}
	if r, ok := c.fsys.(fs.ReadDirFS); ok {
		got, err := r.ReadDir(dir)
		check("fsys.ReadDir", got, err)
	}
	got, err := fs.ReadDir(c.fsys, dir)
	check("fs.ReadDir", got, err)
}

// same compares two lists of a folder, in any order.
func (c *checker) same(dir, what string, want, got []fs.DirEntry) {
	lines := func(list []fs.DirEntry) map[string]bool {
		m := map[string]bool{}
		for _, e := range list {
			m[describe(e)] = true
		}
		return m
	}
	w, g := lines(want), lines(got)
	var diff []string
	for line := range w {
		if !g[line] {
			diff = append(diff, "-"+line)
		}
	}
	for line := range g {
		if !w[line] {
			diff = append(diff, "+"+line)
		}
	}
	if len(diff) > 0 {
		slices.Sort(diff)
		c.say("%s: diff %s:\n\t%s", dir, what, strings.Join(diff, "\n\t"))
	}
}

// glob finds the entries of a folder by a pattern, and tries patterns that are wrong.
func (c *checker) glob(dir string, list []fs.DirEntry) {
	g, ok := c.fsys.(fs.GlobFS)
	if !ok || len(list) == 0 {
		return
	}
	prefix := ""
	if dir != "." {
		for _, part := range strings.Split(dir, "/") {
			prefix += escapeFirst(part) + "/"
		}
	}
	if _, err := g.Glob(prefix + "nonexist/[]"); err == nil {
		c.say("%s: Glob(%#q): bad pattern not detected", dir, prefix+"nonexist/[]")
	}
	letter := list[0].Name()[:1]
	if strings.Contains(`*?[\`, letter) {
		return
	}
	pattern := prefix + "*" + letter + "*"
	var want []string
	for _, e := range list {
		if strings.Contains(e.Name(), letter) {
			want = append(want, path.Join(dir, e.Name()))
		}
	}
	slices.Sort(want)
	got, err := g.Glob(pattern)
	if c.fails(dir, fmt.Sprintf("Glob(%#q)", pattern), err) {
		return
	}
	if !slices.IsSorted(got) {
		c.say("%s: Glob(%#q): unsorted output:\n%s", dir, pattern, strings.Join(got, "\n"))
		slices.Sort(got)
	}
	var problems []string
	for _, name := range want {
		if !slices.Contains(got, name) {
			problems = append(problems, "missing: "+name)
		}
	}
	for _, name := range got {
		if !slices.Contains(want, name) {
			problems = append(problems, "extra: "+name)
		}
	}
	if len(problems) > 0 {
		c.say("%s: Glob(%#q): wrong output:\n%s", dir, pattern, strings.Join(problems, "\n"))
	}
}

// escapeFirst is a pattern for just name.
func escapeFirst(name string) string {
	var b strings.Builder
	for _, r := range name {
		if strings.ContainsRune(`*?[\`, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// stat compares what is said of one thing in different places.
func (c *checker) stat(name string, e fs.DirEntry) {
	f, err := c.fsys.Open(name)
	if c.fails(name, "Open", err) {
		return
	}
	opened, err := f.Stat()
	f.Close()
	if c.fails(name, "Stat", err) {
		return
	}
	listed, err := e.Info()
	if c.fails(name, "entry.Info()", err) {
		return
	}
	if e.Type()&fs.ModeSymlink == 0 {
		if want := fmt.Sprintf("%s IsDir=%v Type=%v", opened.Name(), opened.IsDir(), opened.Mode().Type()); want != describe(e) {
			c.say("%s: mismatch:\n\tentry = %s\n\tfile.Stat() = %s", name, describe(e), want)
		}
		if describeInfo(listed) != describeInfo(opened) {
			c.say("%s: mismatch:\n\tentry.Info() = %s\n\tfile.Stat() = %s", name, describeInfo(listed), describeInfo(opened))
		}
	}
	again := func(way string, info fs.FileInfo, err error) {
		if !c.fails(name, way, err) && describeInfo(info) != describeInfo(opened) {
			c.say("%s: %s(...) = %s\n\twant %s", name, way, describeInfo(info), describeInfo(opened))
		}
	}
	info, err := fs.Stat(c.fsys, name)
	again("fs.Stat", info, err)
	if s, ok := c.fsys.(fs.StatFS); ok {
		info, err := s.Stat(name)
		again("fsys.Stat", info, err)
	}
}

// file reads a file in all ways there are.
func (c *checker) file(name string) {
	f, err := c.fsys.Open(name)
	if c.fails(name, "Open", err) {
		return
	}
	data, err := io.ReadAll(f)
	if err != nil {
		f.Close()
		c.fails(name, "Open+ReadAll", err)
		return
	}
	c.fails(name, "Close", f.Close())
	f.Close() // again: it may fail, but not panic
	if r, ok := c.fsys.(fs.ReadFileFS); ok {
		c.readFile(name, data, r)
	}
	got, err := fs.ReadFile(c.fsys, name)
	if !c.fails(name, "fs.ReadFile", err) {
		c.sameData(name, "ReadAll vs fs.ReadFile", data, got)
	}
	f, err = c.fsys.Open(name)
	if c.fails(name, "second Open", err) {
		return
	}
	c.fails(name, "failed TestReader", iotest.TestReader(f, data))
	f.Close()
}

// readFile reads a file twice, to see that what the first call returned can be changed.
func (c *checker) readFile(name string, data []byte, r fs.ReadFileFS) {
	got, err := r.ReadFile(name)
	if c.fails(name, "fsys.ReadFile", err) {
		return
	}
	c.sameData(name, "ReadAll vs fsys.ReadFile", data, got)
	for i := range got {
		got[i]++
	}
	got, err = r.ReadFile(name)
	if c.fails(name, "second fsys.ReadFile", err) {
		return
	}
	c.sameData(name, "Readall vs second fsys.ReadFile", data, got)
	c.rejected(name, "ReadFile", func(name string) error {
		_, err := r.ReadFile(name)
		return err
	})
}

func (c *checker) sameData(name, what string, want, got []byte) {
	if !bytes.Equal(want, got) {
		c.say("%s: %s: different data returned\n\t%q\n\t%q", name, what, want, got)
	}
}

func (c *checker) tryOpen(name string) error {
	f, err := c.fsys.Open(name)
	if err == nil {
		f.Close()
	}
	return err
}

// rejected tries names that are like name but not valid.
func (c *checker) rejected(name, what string, open func(string) error) {
	bad := []string{"/" + name, name + "/."}
	if name == "." {
		bad = append(bad, "/")
	}
	if first, last := strings.Index(name, "/"), strings.LastIndex(name, "/"); first >= 0 {
		for _, at := range []int{first, last} {
			for _, slash := range []string{"//", "/./", `\`} {
				bad = append(bad, name[:at]+slash+name[at+1:])
			}
			if len(bad) == 5 {
				bad = append(bad, name[:at]+"/../"+name)
			}
		}
		bad = append(bad, name+"/../"+name[last+1:])
	}
	for _, b := range bad {
		if open(b) == nil {
			c.say("%s: %s(%s) succeeded, want error", name, what, b)
		}
	}
}
