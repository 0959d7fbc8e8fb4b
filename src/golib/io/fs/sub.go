package fs

import "path"

// Sub returns the tree below the directory dir, in which names are relative to that. Symbolic links can still lead out of it.
func Sub(fsys FS, dir string) (FS, error) {
	switch f, ok := fsys.(SubFS); {
	case !ValidPath(dir):
		return nil, &PathError{Op: "sub", Path: dir, Err: ErrInvalid}
	case dir == ".":
		return fsys, nil
	case ok:
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

func (s *subtree) ReadLink(name string) (string, error) {
	full, err := s.full("readlink", name)
	if err != nil {
		return "", err
	}
	target, err := ReadLink(s.fsys, full)
	return target, s.shorten(err)
}

func (s *subtree) Lstat(name string) (FileInfo, error) {
	full, err := s.full("lstat", name)
	if err != nil {
		return nil, err
	}
	info, err := Lstat(s.fsys, full)
	return info, s.shorten(err)
}

func (s *subtree) Glob(pattern string) ([]string, error) {
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, err
	}
	if pattern == "." {
		return []string{"."}, nil
	}
	found, err := Glob(s.fsys, s.dir+"/"+pattern)
	for i, name := range found {
		found[i] = name[len(s.dir)+1:]
	}
	return found, s.shorten(err)
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
