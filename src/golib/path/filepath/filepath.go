// Package filepath works on file names of the system, which here are those of Unix.
package filepath

import (
	"errors"
	"io/fs"
	"os"
	slashed "path"
	"strings"
	"syscall"
)

const (
	Separator     = os.PathSeparator
	ListSeparator = os.PathListSeparator
)

var (
	// ErrBadPattern is a pattern with bad syntax; it is not that of package path.
	ErrBadPattern = errors.New("syntax error in pattern")

	SkipDir error = fs.SkipDir
	SkipAll error = fs.SkipAll
)

// WalkFunc is called for each file of a walk.
type WalkFunc func(path string, info fs.FileInfo, err error) error

func Clean(path string) string             { return slashed.Clean(path) }
func ToSlash(path string) string           { return path }
func FromSlash(path string) string         { return path }
func Split(path string) (dir, file string) { return slashed.Split(path) }
func Join(elem ...string) string           { return slashed.Join(elem...) }
func Ext(path string) string               { return slashed.Ext(path) }
func Base(path string) string              { return slashed.Base(path) }
func Dir(path string) string               { return slashed.Dir(path) }
func IsAbs(path string) bool               { return slashed.IsAbs(path) }
func VolumeName(path string) string        { return "" }

// IsLocal reports whether name stays below the folder that it is relative to.
func IsLocal(path string) bool {
	if path == "" || IsAbs(path) {
		return false
	}
	clean := Clean(path)
	return clean != ".." && !strings.HasPrefix(clean, "../")
}

// Localize turns a slash-separated name into one of the system.
func Localize(path string) (string, error) {
	if !fs.ValidPath(path) || strings.IndexByte(path, 0) >= 0 {
		return "", errors.New("invalid path")
	}
	return path, nil
}

// SplitList splits a list such as PATH.
func SplitList(path string) []string {
	if path == "" {
		return []string{}
	}
	return strings.Split(path, string(ListSeparator))
}

// Abs makes name absolute.
func Abs(path string) (string, error) {
	if IsAbs(path) {
		return Clean(path), nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	return Join(wd, path), nil
}

// Rel returns targPath relative to basePath.
func Rel(basePath, targPath string) (string, error) {
	base, target := Clean(basePath), Clean(targPath)
	if target == base {
		return ".", nil
	}
	if base == "." {
		base = ""
	}
	if IsAbs(base) != IsAbs(target) {
		return "", errors.New("Rel: can't make " + targPath + " relative to " + basePath)
	}
	// Common leading elements are dropped.
	b, t := strings.Split(strings.Trim(base, "/"), "/"), strings.Split(strings.Trim(target, "/"), "/")
	if b[0] == "" {
		b = b[1:]
	}
	if t[0] == "" {
		t = t[1:]
	}
	for len(b) > 0 && len(t) > 0 && b[0] == t[0] {
		b, t = b[1:], t[1:]
	}
	if len(b) > 0 && b[0] == ".." {
		return "", errors.New("Rel: can't make " + targPath + " relative to " + basePath)
	}
	up := make([]string, len(b), len(b)+len(t))
	for i := range up {
		up[i] = ".."
	}
	if len(b)+len(t) == 0 {
		return ".", nil
	}
	return strings.Join(append(up, t...), "/"), nil
}

// EvalSymlinks follows all symbolic links. A .. takes away what stands before it once the links in that are followed.
func EvalSymlinks(path string) (string, error) {
	links := 0
	done, rest := "", path
	if IsAbs(rest) {
		done = "/"
	}
	for rest != "" {
		part, after, more := strings.Cut(rest, "/")
		rest = after
		switch part {
		case "", ".":
			continue
		case "..":
			done = parent(done)
			continue
		}
		next := done + part
		if done != "" && done != "/" {
			next = done + "/" + part
		}
		info, err := os.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			if more && !info.IsDir() {
				return "", syscall.ENOTDIR
			}
			done = next
			continue
		}
		if links++; links > 255 {
			return "", errors.New("EvalSymlinks: too many links")
		}
		target, err := os.Readlink(next)
		if err != nil {
			return "", err
		}
		if IsAbs(target) {
			done = "/"
		}
		rest = target
		if more {
			rest += "/" + after
		}
	}
	return Clean(done), nil
}

// parent is the folder of done, which has no links. The first part of a path stays, and .. behind it: the names in errors have
// both.
func parent(done string) string {
	slash := strings.LastIndexByte(done, Separator)
	switch {
	case done == "" || done == "/":
		return done + ".."
	case slash <= 0 || done[slash:] == "/..":
		return done + "/.."
	}
	return done[:slash]
}

// Walk calls fn for root and everything below, in lexical order. Links are not followed.
func Walk(root string, fn WalkFunc) error { return walked(walk(root, fn)) }

// walked is the error of a whole walk.
func walked(err error) error {
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

// walk returns SkipDir only for what is no folder: it is the folder around that skips its rest.
func walk(name string, fn WalkFunc) error {
	info, err := os.Lstat(name)
	if err == nil && !info.IsDir() {
		return fn(name, info, nil)
	}
	var entries []fs.DirEntry
	if err == nil {
		entries, err = os.ReadDir(name)
	}
	if err != nil {
		entries = nil
	}
	err = fn(name, info, err)
	for i := 0; err == nil && i < len(entries); i++ {
		err = walk(Join(name, entries[i].Name()), fn)
	}
	if err == SkipDir {
		err = nil
	}
	return err
}

// WalkDir is Walk with less work for the system. If a folder cannot be read, fn is called for it once more.
func WalkDir(root string, fn fs.WalkDirFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		return walked(fn(root, nil, err))
	}
	return walked(walkDir(root, fs.FileInfoToDirEntry(info), fn))
}

func walkDir(name string, d fs.DirEntry, fn fs.WalkDirFunc) error {
	err := fn(name, d, nil)
	if err == nil && d.IsDir() {
		entries, failed := os.ReadDir(name)
		if failed != nil {
			err = fn(name, d, failed)
		}
		for i := 0; err == nil && i < len(entries); i++ {
			err = walkDir(Join(name, entries[i].Name()), entries[i], fn)
		}
	}
	if err == SkipDir && d.IsDir() {
		err = nil
	}
	return err
}

// HasPrefix is only strings.HasPrefix.
func HasPrefix(p, prefix string) bool { return strings.HasPrefix(p, prefix) }
