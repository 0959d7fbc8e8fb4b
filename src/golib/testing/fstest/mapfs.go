// Package fstest has a file system in memory, for tests.
package fstest

import (
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// A MapFS has files by their paths. Folders need no entry of their own.
type MapFS map[string]*MapFile

// A MapFile is a file, or what a folder is like.
type MapFile struct {
	Data    []byte
	Mode    fs.FileMode
	ModTime time.Time
	Sys     any
}

var (
	_ fs.FS   = MapFS(nil)
	_ fs.File = (*openFile)(nil)
)

// Open follows symbolic links.
func (fsys MapFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	real, ok := fsys.resolve(name)
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	file := fsys[real]
	if file != nil && file.Mode&fs.ModeDir == 0 {
		return &openFile{name, info{path.Base(name), file}, 0}, nil
	}
	entries, found := fsys.entries(real)
	if file == nil && !found && real != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if file == nil {
		file = &MapFile{Mode: fs.ModeDir | 0o555}
	}
	return &folder{name, info{path.Base(name), file}, entries, 0}, nil
}

// resolve replaces symbolic links on the way to a name.
func (fsys MapFS) resolve(name string) (string, bool) {
	for range 40 {
		file := fsys[name]
		if file != nil && file.Mode.Type() == fs.ModeSymlink {
			target := string(file.Data)
			if path.IsAbs(target) {
				return "", false
			}
			name = path.Join(path.Dir(name), target)
			continue
		}
		dir, ok := "", true
		if i := strings.LastIndexByte(name, '/'); i >= 0 {
			if dir, ok = fsys.resolve(name[:i]); !ok {
				return "", false
			}
			if dir != name[:i] {
				name = path.Join(dir, name[i+1:])
				continue
			}
		}
		return name, fs.ValidPath(name)
	}
	return "", false
}

// entries is what is in a folder, and whether there is something.
func (fsys MapFS) entries(dir string) (list []info, found bool) {
	prefix := dir + "/"
	if dir == "." {
		prefix = ""
	}
	folders := map[string]bool{}
	for name, file := range fsys {
		rest, ok := strings.CutPrefix(name, prefix)
		if !ok || rest == "" || name == "." {
			continue
		}
		found = true
		if first, _, nested := strings.Cut(rest, "/"); nested {
			folders[first] = true
		} else {
			list = append(list, info{rest, file})
		}
	}
	for _, i := range list {
		delete(folders, i.name)
	}
	for name := range folders {
		list = append(list, info{name, &MapFile{Mode: fs.ModeDir | 0o555}})
	}
	slices.SortFunc(list, func(a, b info) int { return strings.Compare(a.name, b.name) })
	return list, found
}

// ReadLink returns where a symbolic link leads.
func (fsys MapFS) ReadLink(name string) (string, error) {
	i, err := fsys.lstat("readlink", name)
	if err != nil {
		return "", err
	}
	if i.file.Mode.Type() != fs.ModeSymlink {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	return string(i.file.Data), nil
}

// Lstat does not follow the last link.
func (fsys MapFS) Lstat(name string) (fs.FileInfo, error) {
	i, err := fsys.lstat("lstat", name)
	if err != nil {
		return nil, err
	}
	return i, nil
}

func (fsys MapFS) lstat(op, name string) (*info, error) {
	missing := &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	if !fs.ValidPath(name) {
		return nil, missing
	}
	dir, ok := fsys.resolve(path.Dir(name))
	if !ok {
		return nil, missing
	}
	real := path.Join(dir, path.Base(name))
	if file := fsys[real]; file != nil {
		return &info{path.Base(name), file}, nil
	}
	if _, found := fsys.entries(real); !found && real != "." {
		return nil, missing
	}
	return &info{path.Base(name), &MapFile{Mode: fs.ModeDir | 0o555}}, nil
}

// only hides all methods but Open.
type only struct{ fs.FS }

// ReadFile returns what is in a file.
func (fsys MapFS) ReadFile(name string) ([]byte, error) { return fs.ReadFile(only{fsys}, name) }

// Stat follows links.
func (fsys MapFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(only{fsys}, name) }

// ReadDir returns what is in a folder.
func (fsys MapFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(only{fsys}, name) }

// Glob returns the names that match a pattern.
func (fsys MapFS) Glob(pattern string) ([]string, error) { return fs.Glob(only{fsys}, pattern) }

// Sub returns the file system below a folder.
func (fsys MapFS) Sub(dir string) (fs.FS, error) { return fs.Sub(noSub{fsys}, dir) }

// noSub has the methods of a MapFS but Sub.
type noSub struct{ MapFS }

// Sub is not that of a fs.SubFS.
func (noSub) Sub() {}

// info is a file with its name, as FileInfo and as DirEntry.
type info struct {
	name string
	file *MapFile
}

func (i *info) Name() string               { return path.Base(i.name) }
func (i *info) Size() int64                { return int64(len(i.file.Data)) }
func (i *info) Mode() fs.FileMode          { return i.file.Mode }
func (i *info) Type() fs.FileMode          { return i.file.Mode.Type() }
func (i *info) ModTime() time.Time         { return i.file.ModTime }
func (i *info) IsDir() bool                { return i.file.Mode&fs.ModeDir != 0 }
func (i *info) Sys() any                   { return i.file.Sys }
func (i *info) Info() (fs.FileInfo, error) { return i, nil }
func (i *info) String() string             { return fs.FormatFileInfo(i) }

type openFile struct {
	path string
	info
	at int64
}

func (f *openFile) Stat() (fs.FileInfo, error) { return &f.info, nil }
func (f *openFile) Close() error               { return nil }

func (f *openFile) Read(b []byte) (int, error) {
	if f.at >= f.Size() {
		return 0, io.EOF
	}
	if f.at < 0 {
		return 0, &fs.PathError{Op: "read", Path: f.path, Err: fs.ErrInvalid}
	}
	n := copy(b, f.file.Data[f.at:])
	f.at += int64(n)
	return n, nil
}

func (f *openFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.at
	case io.SeekEnd:
		offset += f.Size()
	}
	if offset < 0 || offset > f.Size() {
		return 0, &fs.PathError{Op: "seek", Path: f.path, Err: fs.ErrInvalid}
	}
	f.at = offset
	return offset, nil
}

func (f *openFile) ReadAt(b []byte, offset int64) (int, error) {
	if offset < 0 || offset > f.Size() {
		return 0, &fs.PathError{Op: "read", Path: f.path, Err: fs.ErrInvalid}
	}
	n := copy(b, f.file.Data[offset:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

type folder struct {
	path string
	info
	entries []info
	at      int
}

func (d *folder) Stat() (fs.FileInfo, error) { return &d.info, nil }
func (d *folder) Close() error               { return nil }

func (d *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.path, Err: fs.ErrInvalid}
}

func (d *folder) ReadDir(count int) ([]fs.DirEntry, error) {
	n := len(d.entries) - d.at
	if n == 0 && count > 0 {
		return nil, io.EOF
	}
	if count > 0 {
		n = min(n, count)
	}
	list := make([]fs.DirEntry, n)
	for i := range list {
		list[i] = &d.entries[d.at+i]
	}
	d.at += n
	return list, nil
}
