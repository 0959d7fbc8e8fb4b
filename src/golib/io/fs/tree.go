package fs

import (
	"errors"
	"io"
	"path"
	"slices"
)

// File systems that do one thing better than by Open.
type (
	ReadDirFS interface {
		FS
		ReadDir(name string) ([]DirEntry, error)
	}
	ReadFileFS interface {
		FS
		ReadFile(name string) ([]byte, error)
	}
	StatFS interface {
		FS
		Stat(name string) (FileInfo, error)
	}
	GlobFS interface {
		FS
		Glob(pattern string) ([]string, error)
	}
	SubFS interface {
		FS
		Sub(dir string) (FS, error)
	}
	ReadLinkFS interface {
		FS
		ReadLink(name string) (string, error)
		Lstat(name string) (FileInfo, error)
	}
)

// ReadDir returns the entries of a directory sorted by name.
func ReadDir(fsys FS, name string) ([]DirEntry, error) {
	if f, ok := fsys.(ReadDirFS); ok {
		return f.ReadDir(name)
	}
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	dir, ok := file.(ReadDirFile)
	if !ok {
		return nil, &PathError{Op: "readdir", Path: name, Err: errors.New("not implemented")}
	}
	list, err := dir.ReadDir(-1)
	slices.SortFunc(list, func(a, b DirEntry) int {
		switch {
		case a.Name() < b.Name():
			return -1
		case a.Name() > b.Name():
			return 1
		}
		return 0
	})
	return list, err
}

// ReadFile returns the contents of a file.
func ReadFile(fsys FS, name string) ([]byte, error) {
	if f, ok := fsys.(ReadFileFS); ok {
		return f.ReadFile(name)
	}
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(file)
}

// Stat describes a file.
func Stat(fsys FS, name string) (FileInfo, error) {
	if f, ok := fsys.(StatFS); ok {
		return f.Stat(name)
	}
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return file.Stat()
}

// ReadLink returns what a symbolic link points to.
func ReadLink(fsys FS, name string) (string, error) {
	f, ok := fsys.(ReadLinkFS)
	if !ok {
		return "", &PathError{Op: "readlink", Path: name, Err: ErrInvalid}
	}
	return f.ReadLink(name)
}

// Lstat describes a file and does not follow a symbolic link.
func Lstat(fsys FS, name string) (FileInfo, error) {
	if f, ok := fsys.(ReadLinkFS); ok {
		return f.Lstat(name)
	}
	return Stat(fsys, name)
}

// WalkDirFunc is called for each file of a walk.
type WalkDirFunc func(path string, d DirEntry, err error) error

var (
	// SkipDir makes a walk leave out a directory.
	SkipDir = errors.New("skip this directory")
	// SkipAll ends a walk.
	SkipAll = errors.New("skip everything and stop the walk")
)

// WalkDir calls fn for root and everything below, in lexical order.
func WalkDir(fsys FS, root string, fn WalkDirFunc) error {
	info, err := Stat(fsys, root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walk(fsys, root, FileInfoToDirEntry(info), fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walk(fsys FS, name string, d DirEntry, fn WalkDirFunc) error {
	if err := fn(name, d, nil); err != nil || !d.IsDir() {
		if err == SkipDir && d.IsDir() {
			err = nil
		}
		return err
	}
	list, err := ReadDir(fsys, name)
	if err != nil {
		if err = fn(name, d, err); err != nil {
			if err == SkipDir && d.IsDir() {
				err = nil
			}
			return err
		}
	}
	for _, entry := range list {
		if err := walk(fsys, path.Join(name, entry.Name()), entry, fn); err != nil {
			if err == SkipDir {
				break
			}
			return err
		}
	}
	return nil
}

type infoEntry struct{ info FileInfo }

func (e infoEntry) IsDir() bool             { return e.info.IsDir() }
func (e infoEntry) Info() (FileInfo, error) { return e.info, nil }
func (e infoEntry) Type() FileMode          { return e.info.Mode().Type() }
func (e infoEntry) Name() string            { return e.info.Name() }
func (e infoEntry) String() string          { return FormatDirEntry(e) }

// FileInfoToDirEntry makes a DirEntry of info.
func FileInfoToDirEntry(info FileInfo) DirEntry {
	if info == nil {
		return nil
	}
	return infoEntry{info}
}

// FormatFileInfo writes info for people to read.
func FormatFileInfo(info FileInfo) string {
	size := info.Size()
	digits := []byte{}
	u := uint64(size)
	if size < 0 {
		u = -u
	}
	for {
		digits = append(digits, byte('0'+u%10))
		if u /= 10; u == 0 {
			break
		}
	}
	if size < 0 {
		digits = append(digits, '-')
	}
	slices.Reverse(digits)
	text := info.Mode().String() + " " + string(digits) + " " + info.ModTime().Format("2006-01-02 15:04:05") + " " + info.Name()
	if info.IsDir() {
		text += "/"
	}
	return text
}

// FormatDirEntry writes dir for people to read.
func FormatDirEntry(dir DirEntry) string {
	mode := dir.Type().String()
	text := mode[:len(mode)-9] + " " + dir.Name()
	if dir.IsDir() {
		text += "/"
	}
	return text
}

// Sub returns the tree below dir.
func Sub(fsys FS, dir string) (FS, error) {
	if !ValidPath(dir) {
		return nil, &PathError{Op: "sub", Path: dir, Err: ErrInvalid}
	}
	if dir == "." {
		return fsys, nil
	}
	if f, ok := fsys.(SubFS); ok {
		return f.Sub(dir)
	}
	return &subtree{fsys, dir}, nil
}

type subtree struct {
	fsys FS
	dir  string
}

func (s *subtree) full(op, name string) (string, error) {
	if !ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	return path.Join(s.dir, name), nil
}

// shorten takes the directory out of an error's path.
func (s *subtree) shorten(err error) error {
	if e, ok := err.(*PathError); ok {
		switch {
		case e.Path == s.dir:
			e.Path = "."
		case len(e.Path) > len(s.dir)+1 && e.Path[:len(s.dir)+1] == s.dir+"/":
			e.Path = e.Path[len(s.dir)+1:]
		}
	}
	return err
}

func (s *subtree) Open(name string) (File, error) {
	full, err := s.full("open", name)
	if err != nil {
		return nil, err
	}
	f, err := s.fsys.Open(full)
	return f, s.shorten(err)
}

func (s *subtree) ReadDir(name string) ([]DirEntry, error) {
	full, err := s.full("read", name)
	if err != nil {
		return nil, err
	}
	list, err := ReadDir(s.fsys, full)
	return list, s.shorten(err)
}

func (s *subtree) ReadFile(name string) ([]byte, error) {
	full, err := s.full("read", name)
	if err != nil {
		return nil, err
	}
	data, err := ReadFile(s.fsys, full)
	return data, s.shorten(err)
}

func (s *subtree) Sub(dir string) (FS, error) {
	if dir == "." {
		return s, nil
	}
	full, err := s.full("sub", dir)
	if err != nil {
		return nil, err
	}
	return &subtree{s.fsys, full}, nil
}

// Glob returns the names that match a pattern of path.Match.
func Glob(fsys FS, pattern string) (matches []string, err error) {
	if f, ok := fsys.(GlobFS); ok {
		return f.Glob(pattern)
	}
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, err
	}
	if !hasMeta(pattern) {
		if _, err := Stat(fsys, pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := path.Split(pattern)
	if dir == "" {
		dir = "."
	} else {
		dir = dir[:len(dir)-1]
	}
	dirs := []string{dir}
	if hasMeta(dir) {
		if dir == pattern {
			return nil, path.ErrBadPattern
		}
		if dirs, err = Glob(fsys, dir); err != nil {
			return nil, err
		}
	}
	for _, d := range dirs {
		list, err := ReadDir(fsys, d)
		if err != nil {
			continue
		}
		for _, entry := range list {
			ok, err := path.Match(file, entry.Name())
			if err != nil {
				return matches, err
			}
			if ok {
				matches = append(matches, path.Join(d, entry.Name()))
			}
		}
	}
	return matches, nil
}

func hasMeta(pattern string) bool {
	for i := 0; i < len(pattern); i++ {
		if c := pattern[i]; c == '*' || c == '?' || c == '[' || c == '\\' {
			return true
		}
	}
	return false
}
