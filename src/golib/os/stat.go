package os

import (
	"internal/rt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"syscall"
	"time"
)

type (
	FileInfo = fs.FileInfo
	FileMode = fs.FileMode
	DirEntry = fs.DirEntry
)

const (
	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular
	ModeType       = fs.ModeType
	ModePerm       = fs.ModePerm
)

// fileStat is a record of the host: name, size, mode, modification time and identity.
type fileStat struct {
	name    string
	size    int64
	mode    FileMode
	modTime int64
	id      string // device and number of the file; empty for a pipe, which is the program's own
}

func (s *fileStat) Name() string       { return s.name }
func (s *fileStat) Size() int64        { return s.size }
func (s *fileStat) Mode() FileMode     { return s.mode }
func (s *fileStat) ModTime() time.Time { return time.Unix(0, s.modTime) }
func (s *fileStat) IsDir() bool        { return s.mode.IsDir() }
func (s *fileStat) Sys() any           { return nil }

// parseStat takes the first record off an answer.
func parseStat(answer string) (st *fileStat, rest string) {
	var fields [5]string
	for i := range fields {
		n := 0
		for n < len(answer) && answer[n] != 0 {
			n++
		}
		fields[i] = answer[:n]
		answer = answer[min(n+1, len(answer)):]
	}
	st = &fileStat{name: fields[0]}
	st.size, _ = strconv.ParseInt(fields[1], 10, 64)
	mode, _ := strconv.ParseUint(fields[2], 10, 32)
	st.mode = FileMode(mode)
	st.modTime, _ = strconv.ParseInt(fields[3], 10, 64)
	st.id = fields[4]
	return st, answer
}

func stat(op, name string) (FileInfo, error) {
	answer, errno := rt.FileOp(op, name, "")
	if errno != 0 {
		return nil, pathError(op, name, errno)
	}
	st, _ := parseStat(answer)
	st.name = basename(name)
	return st, nil
}

// Stat describes a file.
func Stat(name string) (FileInfo, error) { return stat("stat", name) }

// Lstat describes a file and does not follow a symbolic link.
func Lstat(name string) (FileInfo, error) { return stat("lstat", name) }

// SameFile reports whether two descriptions are of one file, by whatever names and at whatever times.
func SameFile(fi1, fi2 FileInfo) bool {
	a, ok1 := fi1.(*fileStat)
	b, ok2 := fi2.(*fileStat)
	return ok1 && ok2 && (a == b || a.id != "" && a.id == b.id)
}

// basename is the last part of a path.
func basename(name string) string {
	end := len(name)
	for end > 1 && name[end-1] == '/' {
		end--
	}
	start := end
	for start > 0 && name[start-1] != '/' {
		start--
	}
	if start == end {
		return name[:end]
	}
	return name[start:end]
}

// list reads the whole directory at first use.
func (f *File) list() error {
	if f.listed {
		return nil
	}
	answer, errno := rt.FileOp("readdir", f.path(), "")
	if errno != 0 {
		return f.wrap("readdirent", errno)
	}
	f.entries = nil
	for answer != "" {
		var st *fileStat
		st, answer = parseStat(answer)
		f.entries = append(f.entries, st)
	}
	f.listed = true
	return nil
}

// Readdir returns up to n descriptions of the directory's entries, or all if n <= 0.
func (f *File) Readdir(n int) ([]FileInfo, error) {
	if f == nil {
		return nil, ErrInvalid
	}
	if err := f.check("readdir"); err != nil {
		return nil, err
	}
	if err := f.list(); err != nil {
		return nil, err
	}
	if n <= 0 {
		all := f.entries
		f.entries = nil
		if all == nil {
			all = []FileInfo{}
		}
		return all, nil
	}
	if len(f.entries) == 0 {
		return nil, io.EOF
	}
	part := f.entries[:min(n, len(f.entries))]
	f.entries = f.entries[len(part):]
	return part, nil
}

// Readdirnames is Readdir for names.
func (f *File) Readdirnames(n int) (names []string, err error) {
	list, err := f.Readdir(n)
	names = make([]string, len(list))
	for i, info := range list {
		names[i] = info.Name()
	}
	return names, err
}

// ReadDir is Readdir for entries.
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	list, err := f.Readdir(n)
	entries := make([]DirEntry, len(list))
	for i, info := range list {
		entries[i] = dirEntry{info, f.path()}
	}
	return entries, err
}

type dirEntry struct {
	info FileInfo
	dir  string
}

func (e dirEntry) Name() string            { return e.info.Name() }
func (e dirEntry) IsDir() bool             { return e.info.IsDir() }
func (e dirEntry) Type() FileMode          { return e.info.Mode().Type() }
func (e dirEntry) Info() (FileInfo, error) { return Lstat(e.dir + "/" + e.info.Name()) }
func (e dirEntry) String() string          { return fs.FormatDirEntry(e) }

// ReadDir returns the entries of a directory sorted by name.
func ReadDir(name string) ([]DirEntry, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && !info.IsDir() {
		return nil, pathError("open", name, int(syscall.ENOTDIR))
	}
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, func(a, b DirEntry) int {
		switch {
		case a.Name() < b.Name():
			return -1
		case a.Name() > b.Name():
			return 1
		}
		return 0
	})
	return entries, err
}
