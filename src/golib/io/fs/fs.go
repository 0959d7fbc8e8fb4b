// Package fs has the interfaces of a file system.
package fs

import (
	"internal/oserror"
	"time"
	"unicode/utf8"
)

// An FS is a tree of files.
type FS interface {
	Open(name string) (File, error)
}

// A File is one file of an FS.
type File interface {
	Stat() (FileInfo, error)
	Read([]byte) (int, error)
	Close() error
}

// A ReadDirFile is a directory.
type ReadDirFile interface {
	File
	ReadDir(n int) ([]DirEntry, error)
}

// A DirEntry is an entry of a directory.
type DirEntry interface {
	Name() string
	IsDir() bool
	Type() FileMode
	Info() (FileInfo, error)
}

// A FileInfo describes a file.
type FileInfo interface {
	Name() string
	Size() int64
	Mode() FileMode
	ModTime() time.Time
	IsDir() bool
	Sys() any
}

// The general errors of file systems.
var (
	ErrInvalid    = oserror.ErrInvalid
	ErrPermission = oserror.ErrPermission
	ErrExist      = oserror.ErrExist
	ErrNotExist   = oserror.ErrNotExist
	ErrClosed     = oserror.ErrClosed
)

// PathError is an error with the operation and the path.
type PathError struct {
	Op   string
	Path string
	Err  error
}

func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }

func (e *PathError) Unwrap() error { return e.Err }

// Timeout reports whether the error is a timeout.
func (e *PathError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// ValidPath reports whether name is a slash-separated path without a root, "." and ".." parts or empty ones; "." alone
// is the root.
func ValidPath(name string) bool {
	if !utf8.ValidString(name) {
		return false
	}
	if name == "." {
		return true
	}
	start := 0
	for i := 0; i <= len(name); i++ {
		if i == len(name) || name[i] == '/' {
			if part := name[start:i]; part == "" || part == "." || part == ".." {
				return false
			}
			start = i + 1
		}
	}
	return true
}

// A FileMode holds a file's kind and permissions.
type FileMode uint32

const (
	ModeDir FileMode = 1 << (31 - iota)
	ModeAppend
	ModeExclusive
	ModeTemporary
	ModeSymlink
	ModeDevice
	ModeNamedPipe
	ModeSocket
	ModeSetuid
	ModeSetgid
	ModeCharDevice
	ModeSticky
	ModeIrregular

	ModeType = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice | ModeIrregular

	ModePerm FileMode = 0o777
)

// String is like ls -l's first column.
func (m FileMode) String() string {
	const kinds = "dalTLDpSugct?"
	const permissions = "rwxrwxrwx"
	b := make([]byte, 0, 32)
	for i := range len(kinds) {
		if m&(1<<(31-uint(i))) != 0 {
			b = append(b, kinds[i])
		}
	}
	if len(b) == 0 {
		b = append(b, '-')
	}
	for i := range len(permissions) {
		if m&(1<<(8-uint(i))) != 0 {
			b = append(b, permissions[i])
		} else {
			b = append(b, '-')
		}
	}
	return string(b)
}

func (m FileMode) IsDir() bool     { return m&ModeDir != 0 }
func (m FileMode) IsRegular() bool { return m&ModeType == 0 }
func (m FileMode) Perm() FileMode  { return m & ModePerm }
func (m FileMode) Type() FileMode  { return m & ModeType }
