package fs

import (
	"cmp"
	"errors"
	"io"
	"path"
	"slices"
)

// ReadDirFS is an FS that reads directories without opening them. ReadDir returns the entries of one, sorted by name.
type ReadDirFS interface {
	FS
	ReadDir(name string) ([]DirEntry, error)
}

// ReadFileFS is an FS that reads whole files. The caller may change the bytes that ReadFile returns.
type ReadFileFS interface {
	FS
	ReadFile(name string) ([]byte, error)
}

// StatFS is an FS that describes files without opening them.
type StatFS interface {
	FS
	Stat(name string) (FileInfo, error)
}

// GlobFS is an FS that finds the names for a pattern.
type GlobFS interface {
	FS
	Glob(pattern string) ([]string, error)
}

// SubFS is an FS that can return the tree below a directory.
type SubFS interface {
	FS
	Sub(dir string) (FS, error)
}

// ReadLinkFS is an FS with symbolic links. ReadLink returns where one points to, and Lstat describes a file without following it.
type ReadLinkFS interface {
	FS
	ReadLink(name string) (string, error)
	Lstat(name string) (FileInfo, error)
}

// opened returns what use makes of an open file.
func opened[T any](fsys FS, name string, use func(File) (T, error)) (result T, err error) {
	file, err := fsys.Open(name)
	if err != nil {
		return result, err
	}
	defer file.Close()
	return use(file)
}

// ReadDir returns the entries of a directory, sorted by name; together with an error, those that it got to.
func ReadDir(fsys FS, name string) ([]DirEntry, error) {
	if f, ok := fsys.(ReadDirFS); ok {
		return f.ReadDir(name)
	}
	return opened(fsys, name, func(file File) ([]DirEntry, error) {
		dir, ok := file.(ReadDirFile)
		if !ok {
			return nil, &PathError{Op: "readdir", Path: name, Err: errors.New("not implemented")}
		}
		list, err := dir.ReadDir(-1)
		slices.SortFunc(list, func(a, b DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
		return list, err
	})
}

// ReadFile returns the contents of a file.
func ReadFile(fsys FS, name string) ([]byte, error) {
	if f, ok := fsys.(ReadFileFS); ok {
		return f.ReadFile(name)
	}
	return opened(fsys, name, func(file File) ([]byte, error) { return io.ReadAll(file) })
}

// Stat describes a file.
func Stat(fsys FS, name string) (FileInfo, error) {
	if f, ok := fsys.(StatFS); ok {
		return f.Stat(name)
	}
	return opened(fsys, name, File.Stat)
}

// ReadLink returns where a symbolic link points to. On an FS without links the error is ErrInvalid.
func ReadLink(fsys FS, name string) (string, error) {
	f, ok := fsys.(ReadLinkFS)
	if !ok {
		return "", &PathError{Op: "readlink", Path: name, Err: ErrInvalid}
	}
	return f.ReadLink(name)
}

// Lstat describes a file without following a symbolic link, if the FS has any.
func Lstat(fsys FS, name string) (FileInfo, error) {
	if f, ok := fsys.(ReadLinkFS); ok {
		return f.Lstat(name)
	}
	return Stat(fsys, name)
}

// WalkDirFunc is what WalkDir calls for each file and directory. A nil result goes on; SkipDir leaves out the rest of a directory,
// SkipAll all the rest, and another error ends the walk with it.
//
// err says what went wrong: with a nil d the root could not be described, otherwise the directory d, for which the function was
// called before, could not be read.
type WalkDirFunc func(path string, d DirEntry, err error) error

// SkipDir is what a WalkDirFunc returns for a directory that is not to be walked, or for a file to leave out what comes after it in
// its directory.
var SkipDir = errors.New("skip this directory")

// SkipAll is what a WalkDirFunc returns to end the walk without an error.
var SkipAll = errors.New("skip everything and stop the walk")

// WalkDir calls fn for root and all that is below it: a directory before what is in it, and that in the order of names. It does not
// follow symbolic links below root.
func WalkDir(fsys FS, root string, fn WalkDirFunc) error {
	var err error
	if info, failed := Stat(fsys, root); failed != nil {
		err = fn(root, nil, failed)
	} else {
		err = walk(fsys, root, FileInfoToDirEntry(info), fn)
	}
	switch err {
	case SkipDir, SkipAll:
		return nil
	}
	return err
}

// walk is WalkDir from d on. SkipDir from a directory it has dealt with; from a file that is for the directory around it.
func walk(fsys FS, name string, d DirEntry, fn WalkDirFunc) error {
	err := fn(name, d, nil)
	if !d.IsDir() {
		return err
	}
	var list []DirEntry
	if err == nil {
		if list, err = ReadDir(fsys, name); err != nil {
			err = fn(name, d, err)
		}
	}
	for i := 0; err == nil && i < len(list); i++ {
		err = walk(fsys, path.Join(name, list[i].Name()), list[i], fn)
	}
	if err == SkipDir {
		return nil
	}
	return err
}

type infoEntry struct{ info FileInfo }

func (e infoEntry) IsDir() bool             { return e.info.IsDir() }
func (e infoEntry) Info() (FileInfo, error) { return e.info, nil }
func (e infoEntry) Type() FileMode          { return e.info.Mode().Type() }
func (e infoEntry) Name() string            { return e.info.Name() }
func (e infoEntry) String() string          { return FormatDirEntry(e) }

// FileInfoToDirEntry returns a DirEntry that has what info says. Of nil it is nil.
func FileInfoToDirEntry(info FileInfo) DirEntry {
	if info == nil {
		return nil
	}
	return infoEntry{info}
}

// FormatFileInfo returns one line about a file for people to read: its mode, size, time and name. That of a directory ends with a
// slash.
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

// FormatDirEntry returns one line about an entry for people to read: its kind and name. That of a directory ends with a slash.
func FormatDirEntry(dir DirEntry) string {
	mode := dir.Type().String()
	text := mode[:len(mode)-9] + " " + dir.Name()
	if dir.IsDir() {
		text += "/"
	}
	return text
}
