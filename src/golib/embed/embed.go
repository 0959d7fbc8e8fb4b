// Package embed gives access to files that //go:embed put into the program.
//
// The compiler makes the list that an FS points to: folders, whose names end
// with a slash, and files, sorted by folder and then by name, so that what is in
// one folder stands together.
package embed

import (
	"errors"
	"io"
	"io/fs"
	"sort"
	"strings"
	"time"
)

// FS is a tree of files that cannot change.
type FS struct {
	files *[]file
}

// file is known to the compiler (lower/embed.ts).
type file struct {
	name string
	data string
}

var root = file{name: "./"}

var (
	errIsDirectory  = errors.New("is a directory")
	errNotDirectory = errors.New("not a directory")
)

// split takes a name apart: the folder that it is in, and its last element.
func split(name string) (folder, element string) {
	name = strings.TrimSuffix(name, "/")
	i := strings.LastIndexByte(name, '/')
	if i < 0 {
		return ".", name
	}
	return name[:i], name[i+1:]
}

func (f *file) Name() string {
	_, element := split(f.name)
	return element
}

func (f *file) Size() int64                { return int64(len(f.data)) }
func (f *file) ModTime() time.Time         { return time.Time{} }
func (f *file) IsDir() bool                { return strings.HasSuffix(f.name, "/") }
func (f *file) Sys() any                   { return nil }
func (f *file) Type() fs.FileMode          { return f.Mode().Type() }
func (f *file) Info() (fs.FileInfo, error) { return f, nil }
func (f *file) String() string             { return fs.FormatFileInfo(f) }

func (f *file) Mode() fs.FileMode {
	if f.IsDir() {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// from returns the files from the first that is not before (folder, element).
func (f FS) from(folder, element string) []file {
	if f.files == nil {
		return nil
	}
	list := *f.files
	return list[sort.Search(len(list), func(i int) bool {
		d, e := split(list[i].name)
		return d > folder || d == folder && e >= element
	}):]
}

func (f FS) find(name string) *file {
	if !fs.ValidPath(name) {
		return nil
	}
	if name == "." {
		return &root
	}
	rest := f.from(split(name))
	if len(rest) > 0 && strings.TrimSuffix(rest[0].name, "/") == name {
		return &rest[0]
	}
	return nil
}

// in returns what a folder holds.
func (f FS) in(folder string) []file {
	list := f.from(folder, "")
	n := sort.Search(len(list), func(i int) bool {
		d, _ := split(list[i].name)
		return d > folder
	})
	return list[:n]
}

// Open opens a file or folder for reading.
func (f FS) Open(name string) (fs.File, error) {
	found := f.find(name)
	if found == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if found.IsDir() {
		return &openFolder{file: found, entries: f.in(name)}, nil
	}
	return &openFile{file: found}, nil
}

// ReadDir returns what is in a folder.
func (f FS) ReadDir(name string) ([]fs.DirEntry, error) {
	opened, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	folder, ok := opened.(*openFolder)
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errNotDirectory}
	}
	list := make([]fs.DirEntry, len(folder.entries))
	for i := range list {
		list[i] = &folder.entries[i]
	}
	return list, nil
}

// ReadFile returns what is in a file.
func (f FS) ReadFile(name string) ([]byte, error) {
	opened, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	found, ok := opened.(*openFile)
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errIsDirectory}
	}
	return []byte(found.file.data), nil
}

type openFile struct {
	file *file
	at   int64
}

func (f *openFile) Close() error               { return nil }
func (f *openFile) Stat() (fs.FileInfo, error) { return f.file, nil }

func (f *openFile) invalid(op string) error {
	return &fs.PathError{Op: op, Path: f.file.name, Err: fs.ErrInvalid}
}

func (f *openFile) Read(p []byte) (int, error) {
	if f.at < 0 {
		return 0, f.invalid("read")
	}
	if f.at >= int64(len(f.file.data)) {
		return 0, io.EOF
	}
	n := copy(p, f.file.data[f.at:])
	f.at += int64(n)
	return n, nil
}

func (f *openFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.at
	case io.SeekEnd:
		offset += f.file.Size()
	}
	if offset < 0 || offset > f.file.Size() {
		return 0, f.invalid("seek")
	}
	f.at = offset
	return offset, nil
}

func (f *openFile) ReadAt(p []byte, offset int64) (int, error) {
	if offset < 0 || offset > f.file.Size() {
		return 0, f.invalid("read")
	}
	n := copy(p, f.file.data[offset:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

type openFolder struct {
	file    *file
	entries []file
	at      int
}

func (d *openFolder) Close() error               { return nil }
func (d *openFolder) Stat() (fs.FileInfo, error) { return d.file, nil }

func (d *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.file.name, Err: errIsDirectory}
}

func (d *openFolder) ReadDir(count int) ([]fs.DirEntry, error) {
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
