// Templates from files.

package template

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Must panics if there is an error.
func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

// A source is where files come from: the operating system, or a file system. Their
// templates are named after the last element of the path.
type source struct {
	read func(file string) ([]byte, error)
	glob func(pattern string) ([]string, error)
	base func(file string) string
}

var system = source{os.ReadFile, filepath.Glob, filepath.Base}

func from(fsys fs.FS) source {
	return source{
		read: func(file string) ([]byte, error) { return fs.ReadFile(fsys, file) },
		glob: func(pattern string) ([]string, error) { return fs.Glob(fsys, pattern) },
		base: path.Base,
	}
}

// load parses files into t, or into a new template named after the first.
func (s source) load(t *Template, files []string) (*Template, error) {
	if len(files) == 0 {
		return nil, errors.New("template: no files named in call to ParseFiles")
	}
	for _, file := range files {
		text, err := s.read(file)
		if err != nil {
			return nil, err
		}
		name := s.base(file)
		if t == nil {
			t = New(name)
		}
		part := t
		if name != t.name {
			part = t.New(name)
		}
		if _, err = part.Parse(string(text)); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// loadMatches parses the files that match patterns, each of which must match some.
func (s source) loadMatches(t *Template, patterns []string) (*Template, error) {
	var files []string
	for _, pattern := range patterns {
		matches, err := s.glob(pattern)
		switch {
		case err != nil:
			return nil, err
		case len(matches) == 0:
			return nil, fmt.Errorf("template: pattern matches no files: %#q", pattern)
		}
		files = append(files, matches...)
	}
	return s.load(t, files)
}

// ParseFiles makes templates of files, named after them; the first is returned.
func ParseFiles(filenames ...string) (*Template, error) { return system.load(nil, filenames) }

// ParseFiles adds templates of files.
func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	t.found()
	return system.load(t, filenames)
}

// ParseGlob makes templates of the files that match a pattern.
func ParseGlob(pattern string) (*Template, error) { return system.loadMatches(nil, []string{pattern}) }

// ParseGlob adds templates of the files that match a pattern.
func (t *Template) ParseGlob(pattern string) (*Template, error) {
	t.found()
	return system.loadMatches(t, []string{pattern})
}

// ParseFS makes templates of files of a file system.
func ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	return from(fsys).loadMatches(nil, patterns)
}

// ParseFS adds templates of files of a file system.
func (t *Template) ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	t.found()
	return from(fsys).loadMatches(t, patterns)
}
