package os

import (
	"internal/oserror"
	"internal/rt"
	"io"
	"io/fs"
	"syscall"
	"time"
	"unsafe"
)

// Flags of OpenFile.
const (
	O_RDONLY = syscall.O_RDONLY
	O_WRONLY = syscall.O_WRONLY
	O_RDWR   = syscall.O_RDWR
	O_APPEND = syscall.O_APPEND
	O_CREATE = syscall.O_CREAT
	O_EXCL   = syscall.O_EXCL
	O_SYNC   = syscall.O_SYNC
	O_TRUNC  = syscall.O_TRUNC
)

// Older names of io's constants.
const (
	SEEK_SET int = 0
	SEEK_CUR int = 1
	SEEK_END int = 2
)

// The standard streams.
var (
	Stdin  = NewFile(0, "/dev/stdin")
	Stdout = NewFile(1, "/dev/stdout")
	Stderr = NewFile(2, "/dev/stderr")
)

// A File is an open file.
type File struct {
	fd       int // -1 after Close
	name     string
	appends  bool
	entries  []fs.FileInfo // what ReadDir has still to give
	listed   bool
	nonblock bool
	pipe     *pipe // for an end of a pipe, and which one
	end      int
	moves    int // how often the working directory had changed when the file was opened
}

// NewFile makes a File of a descriptor.
func NewFile(fd uintptr, name string) *File {
	if int(fd) < 0 {
		return nil
	}
	return &File{fd: int(fd), name: name}
}

// Name is the name that Open was given.
func (f *File) Name() string { return f.name }

// Fd is the descriptor.
func (f *File) Fd() uintptr {
	if f == nil {
		return ^uintptr(0)
	}
	return uintptr(f.fd)
}

// check returns the error for an operation on a nil or closed file.
func (f *File) check(op string) error {
	if f == nil {
		return oserror.ErrInvalid
	}
	if f.fd < 0 {
		return &fs.PathError{Op: op, Path: f.name, Err: oserror.ErrClosed}
	}
	return nil
}

func (f *File) wrap(op string, errno int) error {
	return &fs.PathError{Op: op, Path: f.name, Err: syscall.Errno(errno)}
}

// Write writes all of b.
func (f *File) Write(b []byte) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if f.pipe != nil {
		if f.end != writeEnd {
			return 0, f.wrap("write", int(syscall.EBADF))
		}
		n, err = f.pipe.write(b)
		return n, f.pipeError("write", err)
	}
	for {
		m := rt.Write(f.fd, b[n:])
		if m < 0 {
			return n, f.wrap("write", -m)
		}
		n += m
		if n >= len(b) {
			return n, nil
		}
		if m == 0 {
			return n, &fs.PathError{Op: "write", Path: f.name, Err: io.ErrUnexpectedEOF}
		}
	}
}

// WriteString is Write for a string.
func (f *File) WriteString(s string) (n int, err error) {
	return f.Write(unsafe.Slice(unsafe.StringData(s), len(s)))
}

// Read reads up to len(b) bytes.
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	if f.pipe != nil {
		if f.end != readEnd {
			return 0, f.wrap("read", int(syscall.EBADF))
		}
		n, err = f.pipe.read(b)
		return n, f.pipeError("read", err)
	}
	n = rt.Read(f.fd, b)
	if n < 0 {
		return 0, f.wrap("read", -n)
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// Seek moves the offset.
func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	if err := f.check("seek"); err != nil {
		return 0, err
	}
	if f.pipe != nil {
		return 0, f.wrap("seek", int(syscall.ESPIPE))
	}
	ret = rt.Seek(f.fd, offset, whence)
	if ret == -int64(syscall.ESPIPE) && offset == 0 && whence == 0 {
		// A directory is read again.
		if info, err := f.Stat(); err == nil && info.IsDir() {
			ret = 0
		}
	}
	if ret < 0 {
		return 0, f.wrap("seek", int(-ret))
	}
	f.listed = false
	return ret, nil
}

// at runs an operation at another offset and goes back.
func (f *File) at(op string, off int64, do func() (int, error)) (int, error) {
	if err := f.check(op); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &fs.PathError{Op: op + "at", Path: f.name, Err: errNegativeOffset}
	}
	if f.pipe != nil {
		return 0, f.wrap(op, int(syscall.ESPIPE))
	}
	old := rt.Seek(f.fd, 0, 1)
	if old < 0 {
		return 0, f.wrap(op, int(-old))
	}
	if r := rt.Seek(f.fd, off, 0); r < 0 {
		return 0, f.wrap(op, int(-r))
	}
	n, err := do()
	rt.Seek(f.fd, old, 0)
	return n, err
}

// ReadAt fills b from an offset on.
func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	return f.at("read", off, func() (n int, err error) {
		for n < len(b) && err == nil {
			var m int
			m, err = f.Read(b[n:])
			n += m
		}
		return n, err
	})
}

// WriteAt writes b at an offset.
func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if f != nil && f.appends {
		return 0, errWriteAtInAppendMode
	}
	return f.at("write", off, func() (int, error) { return f.Write(b) })
}

// ReadFrom writes everything from r.
func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	return io.Copy(onlyWriter{f}, r)
}

// WriteTo writes the rest of the file to w.
func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	return io.Copy(w, onlyReader{f})
}

type onlyWriter struct{ io.Writer }
type onlyReader struct{ io.Reader }

// Close makes the file unusable.
func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	if err := f.check("close"); err != nil {
		return err
	}
	if f.pipe != nil {
		f.pipe.close(f.end)
		f.fd = -1
		return nil
	}
	r := rt.Close(f.fd)
	f.fd = -1
	if r < 0 {
		return f.wrap("close", -r)
	}
	return nil
}

// Sync would flush to the disk.
func (f *File) Sync() error { return f.check("sync") }

// Chdir makes the directory the current one.
func (f *File) Chdir() error {
	if err := f.check("chdir"); err != nil {
		return err
	}
	if f.pipe != nil {
		return f.wrap("chdir", int(syscall.ENOTDIR))
	}
	return Chdir(f.path())
}

// path is a name of the file that is good after the working directory has changed.
func (f *File) path() string {
	if f.moves == len(left.dirs) || f.name != "" && f.name[0] == '/' {
		return f.name
	}
	return left.dirs[f.moves] + "/" + f.name
}

// Chmod changes the permissions.
func (f *File) Chmod(mode FileMode) error {
	if err := f.check("chmod"); err != nil {
		return err
	}
	if f.pipe != nil {
		return f.wrap("chmod", int(syscall.EINVAL))
	}
	return f.change("chmod", "fchmod", systemMode(mode))
}

// Chown gives the file to a user and a group.
func (f *File) Chown(uid, gid int) error {
	if err := f.check("chown"); err != nil {
		return err
	}
	if f.pipe != nil {
		return f.wrap("chown", int(syscall.EINVAL))
	}
	return f.change("chown", "fchown", systemOwner(uid, gid))
}

// change runs a file operation on the descriptor: the file's name may be another by now.
func (f *File) change(op, call, arg string) error {
	if _, errno := rt.FileOp(call, itoa(int64(f.fd)), arg); errno != 0 {
		return f.wrap(op, errno)
	}
	return nil
}

// Truncate changes the size.
func (f *File) Truncate(size int64) error {
	if err := f.check("truncate"); err != nil {
		return err
	}
	if f.pipe != nil {
		return f.wrap("truncate", int(syscall.EINVAL))
	}
	return f.change("truncate", "ftruncate", itoa(size))
}

// Stat describes the file.
func (f *File) Stat() (FileInfo, error) {
	if err := f.check("stat"); err != nil {
		return nil, err
	}
	if f.pipe != nil {
		return &fileStat{name: f.name, mode: ModeNamedPipe | 0o600, modTime: time.Now().UnixNano()}, nil
	}
	answer, errno := rt.FileOp("fstat", itoa(int64(f.fd)), "")
	if errno != 0 {
		return nil, f.wrap("stat", errno)
	}
	st, _ := parseStat(answer)
	st.name = basename(f.name)
	return st, nil
}

// Deadlines are for files that can be polled: here pipes.
func (f *File) SetDeadline(t time.Time) error {
	if f == nil {
		return ErrInvalid
	}
	return f.setDeadline(t, f.end)
}

func (f *File) SetReadDeadline(t time.Time) error  { return f.setDeadline(t, readEnd) }
func (f *File) SetWriteDeadline(t time.Time) error { return f.setDeadline(t, writeEnd) }

func (f *File) setDeadline(t time.Time, end int) error {
	if err := f.check("set deadline"); err != nil {
		return err
	}
	if f.pipe == nil {
		return ErrNoDeadline
	}
	f.pipe.setDeadline(end, t)
	return nil
}

// Open opens a file for reading.
func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

// Create makes or empties a file.
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0o666) }

// OpenFile opens a file with flags, and with perm if it is made.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	fd := rt.Open(name, flag|syscall.O_CLOEXEC, int(perm.Perm()))
	if fd < 0 {
		return nil, pathError("open", name, -fd)
	}
	return &File{fd: fd, name: name, appends: flag&O_APPEND != 0, moves: len(left.dirs)}, nil
}

// ReadFile returns the contents of a file.
func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(onlyReader{f})
}

// WriteFile makes or overwrites a file.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if cerr := f.Close(); cerr != nil && err == nil {
		err = cerr
	}
	return err
}
