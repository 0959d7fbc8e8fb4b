// Package fs has the interfaces of a tree of files, whatever it is kept in, and functions that use them. Names in it are relative to
// its root, with slashes, as ValidPath wants them.
package fs

import (
	"internal/oserror"
	"time"
	"unicode/utf8"
)

// FS is a tree of files. Open opens the one with the given name; its errors are of type *PathError. File systems can have more
// methods, for which the functions of this package look before they open a file.
type FS interface {
	Open(name string) (File, error)
}

// File is an open file.
type File interface {
	// Stat describes the file.
	Stat() (FileInfo, error)
	// Read is that of io.Reader.
	Read([]byte) (int, error)
	// Close has to be called at the end.
	Close() error
}

// ReadDirFile is an open directory.
type ReadDirFile interface {
	File
	// ReadDir returns the next n entries at most, in the order of the directory, and io.EOF if there are none left. If n is not
	// positive, it returns all that are left.
	ReadDir(n int) ([]DirEntry, error)
}

// DirEntry is what a directory says of a file in it.
type DirEntry interface {
	// Name returns the last element of the file's name.
	Name() string
	// IsDir reports whether it is a directory.
	IsDir() bool
	// Type returns the bits of its mode that say what it is.
	Type() FileMode
	// Info describes the file, as it was when the directory was read or as it is now. It may be gone: ErrNotExist.
	Info() (FileInfo, error)
}

// FileInfo describes a file.
type FileInfo interface {
	// Name returns the last element of the file's name.
	Name() string
	// Size returns the length in bytes of what is no directory or the like.
	Size() int64
	// Mode returns what kind of file it is, and its permissions.
	Mode() FileMode
	// ModTime returns when it was changed.
	ModTime() time.Time
	// IsDir reports whether it is a directory.
	IsDir() bool
	// Sys returns what the file system has besides; it can be nil.
	Sys() any
}

// What file systems have in common to say of errors. Errors are compared with them by errors.Is.
var (
	ErrInvalid    = oserror.ErrInvalid    // the operation or its arguments make no sense
	ErrPermission = oserror.ErrPermission // it is not allowed
	ErrExist      = oserror.ErrExist      // there is such a file
	ErrNotExist   = oserror.ErrNotExist   // there is none
	ErrClosed     = oserror.ErrClosed     // the file was closed
)

// PathError is an error with the operation and the name of the file that it concerned.
type PathError struct {
	Op   string
	Path string
	Err  error
}

// Error returns all three.
func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }

// Unwrap returns Err.
func (e *PathError) Unwrap() error { return e.Err }

// Timeout reports whether Err says that time ran out.
func (e *PathError) Timeout() bool {
	if err, ok := e.Err.(interface{ Timeout() bool }); ok {
		return err.Timeout()
	}
	return false
}

// ValidPath reports whether name can be one in an FS: elements with slashes between them, none empty, "." or "..". Only the root
// is called ".".
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

// FileMode is what kind of file there is, in the high bits, and who may do what with it, in the low nine. It is the same on all systems.
type FileMode uint32

// The bits of a FileMode, besides those of permissions. Without one of ModeType it is an ordinary file.
const (
	ModeDir        FileMode = 1 << (31 - iota) // d: a directory
	ModeAppend                                 // a: writing goes to the end
	ModeExclusive                              // l: one user at a time
	ModeTemporary                              // T: need not be kept
	ModeSymlink                                // L: a symbolic link
	ModeDevice                                 // D: a device
	ModeNamedPipe                              // p: a pipe
	ModeSocket                                 // S: a socket
	ModeSetuid                                 // u: a program runs as the owner
	ModeSetgid                                 // g: a program runs as the group
	ModeCharDevice                             // c: with ModeDevice, one of characters
	ModeSticky                                 // t: sticky
	ModeIrregular                              // ?: something else

	// ModeType has all bits that say what kind of file it is.
	ModeType = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice | ModeIrregular

	// ModePerm has all bits of permissions, as Unix has them.
	ModePerm FileMode = 0o777
)

// String returns a letter for each bit that is set, "-" if there is none, and then rwx for the permissions of owner, group and others.
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

// IsDir reports whether it is a directory.
func (m FileMode) IsDir() bool { return m&ModeDir != 0 }

// IsRegular reports whether it is an ordinary file.
func (m FileMode) IsRegular() bool { return m&ModeType == 0 }

// Perm returns the permissions.
func (m FileMode) Perm() FileMode { return m & ModePerm }

// Type returns the bits that say what kind of file it is.
func (m FileMode) Type() FileMode { return m & ModeType }
