package os

import (
	"errors"
	"internal/rt"
	"io"
	"io/fs"
	"strconv"
	"sync"
	"syscall"
	"time"
)

const (
	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

// IsPathSeparator reports whether c separates the parts of a path.
func IsPathSeparator(c uint8) bool { return c == '/' }

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// operate runs a file operation on a path.
func operate(op, call, name, arg string) error {
	if _, errno := rt.FileOp(call, name, arg); errno != 0 {
		return pathError(op, name, errno)
	}
	return nil
}

func link(op, from, to string) error {
	if _, errno := rt.FileOp(op, from, to); errno != 0 {
		return &LinkError{op, from, to, syscall.Errno(errno)}
	}
	return nil
}

func Mkdir(name string, perm FileMode) error {
	return operate("mkdir", "mkdir", name, itoa(int64(perm.Perm())))
}

// MkdirAll makes a directory and those above it.
func MkdirAll(path string, perm FileMode) error {
	if info, err := Stat(path); err == nil {
		if info.IsDir() {
			return nil
		}
		return &PathError{Op: "mkdir", Path: path, Err: syscall.ENOTDIR}
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	for end > 0 && path[end-1] != '/' {
		end--
	}
	if end > 1 {
		if err := MkdirAll(path[:end-1], perm); err != nil {
			return err
		}
	}
	err := Mkdir(path, perm)
	if err != nil {
		if info, serr := Lstat(path); serr == nil && info.IsDir() {
			return nil
		}
	}
	return err
}

// Remove removes a file or an empty directory.
func Remove(name string) error { return operate("remove", "remove", name, "") }

// RemoveAll removes a path and everything below; one that does not exist is no error.
func RemoveAll(path string) error {
	if path == "" {
		return nil
	}
	if base := basename(path); base == "." {
		return &PathError{Op: "RemoveAll", Path: path, Err: syscall.EINVAL}
	}
	err := Remove(path)
	if err == nil || IsNotExist(err) {
		return nil
	}
	info, serr := Lstat(path)
	if serr != nil {
		if IsNotExist(serr) {
			return nil
		}
		return serr
	}
	if !info.IsDir() {
		return err
	}
	entries, rerr := ReadDir(path)
	if rerr != nil && !IsNotExist(rerr) {
		return rerr
	}
	for _, entry := range entries {
		if err := RemoveAll(path + "/" + entry.Name()); err != nil {
			return err
		}
	}
	if err = Remove(path); err == nil || IsNotExist(err) {
		return nil
	}
	return err
}

// Rename moves a file, in place of another if there is one, but never of a directory.
func Rename(oldpath, newpath string) error {
	if info, err := Lstat(newpath); err == nil && info.IsDir() {
		old, err := Lstat(oldpath)
		if err != nil {
			return &LinkError{"rename", oldpath, newpath, err.(*PathError).Err}
		}
		if newpath == oldpath || !SameFile(info, old) {
			return &LinkError{"rename", oldpath, newpath, syscall.EEXIST}
		}
	}
	return link("rename", oldpath, newpath)
}

func Link(oldname, newname string) error    { return link("link", oldname, newname) }
func Symlink(oldname, newname string) error { return link("symlink", oldname, newname) }

// Readlink returns what a symbolic link points to.
func Readlink(name string) (string, error) {
	answer, errno := rt.FileOp("readlink", name, "")
	if errno != 0 {
		return "", pathError("readlink", name, errno)
	}
	return answer, nil
}

func Chmod(name string, mode FileMode) error {
	return operate("chmod", "chmod", name, systemMode(mode))
}

// systemMode has the permissions and the three bits above them as the system takes them.
func systemMode(mode FileMode) string {
	bits := int64(mode.Perm())
	if mode&ModeSetuid != 0 {
		bits |= 0o4000
	}
	if mode&ModeSetgid != 0 {
		bits |= 0o2000
	}
	if mode&ModeSticky != 0 {
		bits |= 0o1000
	}
	return itoa(bits)
}

// Chown gives a file to a user and a group, of which -1 leaves the one it has; Lchown does not follow a symbolic link.
func Chown(name string, uid, gid int) error {
	return operate("chown", "chown", name, systemOwner(uid, gid))
}

func Lchown(name string, uid, gid int) error {
	return operate("lchown", "lchown", name, systemOwner(uid, gid))
}

func systemOwner(uid, gid int) string {
	return itoa(int64(uint32(uid))) + " " + itoa(int64(uint32(gid)))
}

func Truncate(name string, size int64) error {
	return operate("truncate", "truncate", name, itoa(size))
}

// Chtimes sets the times of last access and modification. The zero time leaves what there is.
func Chtimes(name string, atime time.Time, mtime time.Time) error {
	return operate("chtimes", "chtimes", name, systemTime(atime)+" "+systemTime(mtime))
}

func systemTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return itoa(t.UnixNano())
}

// Chdir changes the current directory, Getwd returns it.
// left has the working directories that the program has left, in order: files that were opened by relative names are found from there.
var left struct {
	sync.Mutex
	dirs []string
}

func Chdir(dir string) error {
	left.Lock()
	defer left.Unlock()
	before, err := Getwd()
	if err := operate("chdir", "chdir", dir, ""); err != nil {
		return err
	}
	if err == nil {
		left.dirs = append(left.dirs, before)
	}
	return nil
}

func Getwd() (dir string, err error) {
	answer, errno := rt.FileOp("getwd", "", "")
	if errno != 0 {
		return "", NewSyscallError("getwd", syscall.Errno(errno))
	}
	return answer, nil
}

// TempDir is the folder for temporary files.
func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	if answer, errno := rt.FileOp("tempdir", "", ""); errno == 0 && answer != "" {
		return answer
	}
	return "/tmp"
}

// Hostname is the machine's name.
func Hostname() (name string, err error) {
	answer, errno := rt.FileOp("hostname", "", "")
	if errno != 0 {
		return "", NewSyscallError("uname", syscall.Errno(errno))
	}
	return answer, nil
}

// UserHomeDir is $HOME.
func UserHomeDir() (string, error) {
	if dir := Getenv("HOME"); dir != "" {
		return dir, nil
	}
	return "", errors.New("$HOME is not defined")
}

// UserCacheDir is $XDG_CACHE_HOME or .cache in the home folder, UserConfigDir likewise.
func UserCacheDir() (string, error)  { return userDir("XDG_CACHE_HOME", "/.cache") }
func UserConfigDir() (string, error) { return userDir("XDG_CONFIG_HOME", "/.config") }

func userDir(variable, under string) (string, error) {
	if dir := Getenv(variable); dir != "" {
		if dir[0] != '/' {
			return "", errors.New("path in $" + variable + " is relative")
		}
		return dir, nil
	}
	if home := Getenv("HOME"); home != "" {
		return home + under, nil
	}
	return "", errors.New("neither $" + variable + " nor $HOME are defined")
}

// randomName puts a random number for the last * of pattern.
func randomName(pattern string) (string, error) {
	star := -1
	for i := 0; i < len(pattern); i++ {
		if pattern[i] == '/' {
			return "", errors.New("pattern contains path separator")
		}
		if pattern[i] == '*' {
			star = i
		}
	}
	number := strconv.FormatUint(rt.Rand64()>>32, 10)
	if star < 0 {
		return pattern + number, nil
	}
	return pattern[:star] + number + pattern[star+1:], nil
}

func inDir(dir, name string) string {
	if dir[len(dir)-1] == '/' {
		return dir + name
	}
	return dir + "/" + name
}

// CreateTemp makes a new file with a random name.
func CreateTemp(dir, pattern string) (*File, error) {
	if dir == "" {
		dir = TempDir()
	}
	for try := 0; ; try++ {
		name, err := randomName(pattern)
		if err != nil {
			return nil, &PathError{Op: "createtemp", Path: pattern, Err: err}
		}
		f, err := OpenFile(inDir(dir, name), O_RDWR|O_CREATE|O_EXCL, 0o600)
		if IsExist(err) && try < 10000 {
			continue
		}
		return f, err
	}
}

// MkdirTemp makes a new directory with a random name.
func MkdirTemp(dir, pattern string) (string, error) {
	if dir == "" {
		dir = TempDir()
	}
	for try := 0; ; try++ {
		name, err := randomName(pattern)
		if err != nil {
			return "", &PathError{Op: "mkdirtemp", Path: pattern, Err: err}
		}
		path := inDir(dir, name)
		err = Mkdir(path, 0o700)
		if err == nil {
			return path, nil
		}
		if IsExist(err) && try < 10000 {
			continue
		}
		if IsNotExist(err) {
			if _, err := Stat(dir); IsNotExist(err) {
				return "", err
			}
		}
		return "", err
	}
}

// DirFS is the tree of files below dir.
func DirFS(dir string) fs.FS { return dirFS(dir) }

type dirFS string

func (d dirFS) full(op, name string) (string, error) {
	if d == "" {
		return "", &PathError{Op: op, Path: name, Err: errors.New("os: DirFS with empty root")}
	}
	if !fs.ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	return inDir(string(d), name), nil
}

// short puts the name in the tree for the full path in an error.
func short(err error, name string) error {
	if e, ok := err.(*PathError); ok {
		e.Path = name
	}
	return err
}

func (d dirFS) Open(name string) (fs.File, error) {
	full, err := d.full("open", name)
	if err != nil {
		return nil, err
	}
	f, err := Open(full)
	if err != nil {
		return nil, short(err, name)
	}
	return f, nil
}

func (d dirFS) ReadFile(name string) ([]byte, error) {
	full, err := d.full("readfile", name)
	if err != nil {
		return nil, err
	}
	b, err := ReadFile(full)
	return b, short(err, name)
}

func (d dirFS) ReadDir(name string) ([]DirEntry, error) {
	full, err := d.full("readdir", name)
	if err != nil {
		return nil, err
	}
	entries, err := ReadDir(full)
	return entries, short(err, name)
}

func (d dirFS) Stat(name string) (fs.FileInfo, error) {
	full, err := d.full("stat", name)
	if err != nil {
		return nil, err
	}
	info, err := Stat(full)
	return info, short(err, name)
}

func (d dirFS) Lstat(name string) (fs.FileInfo, error) {
	full, err := d.full("lstat", name)
	if err != nil {
		return nil, err
	}
	info, err := Lstat(full)
	return info, short(err, name)
}

func (d dirFS) ReadLink(name string) (string, error) {
	full, err := d.full("readlink", name)
	if err != nil {
		return "", err
	}
	to, err := Readlink(full)
	return to, short(err, name)
}

// CopyFS copies the tree fsys into the folder dir.
func CopyFS(dir string, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := inDir(dir, path)
		switch d.Type() {
		case ModeDir:
			return MkdirAll(to, 0o777)
		case ModeSymlink:
			target, err := fs.ReadLink(fsys, path)
			if err != nil {
				return err
			}
			return Symlink(target, to)
		case 0:
		default:
			return &PathError{Op: "CopyFS", Path: path, Err: ErrInvalid}
		}
		from, err := fsys.Open(path)
		if err != nil {
			return err
		}
		defer from.Close()
		info, err := from.Stat()
		if err != nil {
			return err
		}
		w, err := OpenFile(to, O_CREATE|O_EXCL|O_WRONLY, 0o666|info.Mode()&0o777)
		if err != nil {
			return err
		}
		if _, err := io.Copy(w, from); err != nil {
			w.Close()
			return &PathError{Op: "Copy", Path: to, Err: err}
		}
		return w.Close()
	})
}
