package testing

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"unicode"
)

// Cleanup registers a function for the end of the test and its subtests; the last one runs first.
func (c *common) Cleanup(f func()) {
	c.notInFuzzFunc("Cleanup")
	c.cleanup(f, callers())
}

// cleanup registers f; log lines that f causes without being at fault name the place that from leads to.
func (c *common) cleanup(f func(), from []uintptr) {
	run := func() {
		defer func() {
			c.mu.Lock()
			c.cleanupName, c.cleanupFrom = "", nil
			c.mu.Unlock()
		}()
		c.mu.Lock()
		c.cleanupName, c.cleanupFrom = cleanupRunner, from
		c.mu.Unlock()
		f()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, run)
}

// cleanupRunner is the function above that calls what Cleanup was given.
const cleanupRunner = "testing.(*common).cleanup.func1"

// takeCleanup is the next function to run, nil if there is none.
func (c *common) takeCleanup() func() {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := len(c.cleanups)
	if n == 0 {
		return nil
	}
	f := c.cleanups[n-1]
	c.cleanups = c.cleanups[:n-1]
	return f
}

// runCleanups runs all functions of Cleanup, also behind one that panics or ends the goroutine.
func (c *common) runCleanups() {
	c.inCleanup.Store(true)
	defer c.inCleanup.Store(false)
	if c.cancel != nil {
		c.cancel()
	}
	f := c.takeCleanup()
	if f == nil {
		return
	}
	defer c.runCleanups()
	f()
}

// recoverCleanups is runCleanups; it returns what one of them panicked with.
func (c *common) recoverCleanups() (value any) {
	defer func() { value = recover() }()
	c.runCleanups()
	return nil
}

// Setenv sets an environment variable until the end of the test.
func (c *common) Setenv(key, value string) {
	c.notInFuzzFunc("Setenv")
	c.setenv(key, value, callers())
}

func (c *common) setenv(key, value string, from []uintptr) {
	old, had := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.log(fmt.Sprintf("cannot set environment variable: %v", err), from)
		c.FailNow()
	}
	c.cleanup(func() {
		if had {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	}, from)
}

// Chdir changes the working directory, and $PWD, until the end of the test.
func (c *common) Chdir(dir string) {
	c.notInFuzzFunc("Chdir")
	c.chdir(dir, callers())
}

func (c *common) chdir(dir string, from []uintptr) {
	old, err := os.Getwd()
	if err == nil {
		err = os.Chdir(dir)
	}
	if err == nil && !filepath.IsAbs(dir) {
		dir, err = os.Getwd()
	}
	if err != nil {
		c.log(fmt.Sprintln(err), from)
		c.FailNow()
	}
	c.setenv("PWD", dir, from)
	c.cleanup(func() {
		if err := os.Chdir(old); err != nil {
			panic("testing.Chdir: " + err.Error())
		}
	}, from)
}

// tempDirs is the folder in which the test's temporary folders are numbered.
type tempDirs struct {
	mu   sync.Mutex
	root string
	err  error
	n    int
}

// TempDir makes a folder that is removed at the end of the test.
func (c *common) TempDir() string {
	c.notInFuzzFunc("TempDir")
	from := callers()
	dir, err := c.makeTempDir(from)
	if err != nil {
		c.log(fmt.Sprintf("TempDir: %v", err), from)
		c.FailNow()
	}
	return dir
}

func (c *common) makeTempDir(from []uintptr) (string, error) {
	t := &c.temp
	t.mu.Lock()
	defer t.mu.Unlock()
	missing := t.root == ""
	if !missing {
		_, err := os.Stat(t.root)
		missing = os.IsNotExist(err)
		if err != nil && !missing {
			return "", err
		}
	}
	if missing {
		pattern := keepLetters(c.name[:min(len(c.name), 64)], "!#$%&()+,-.=@^_{}~ ")
		t.root, t.err = os.MkdirTemp(os.Getenv("GOTMPDIR"), pattern)
		if root := t.root; t.err == nil {
			c.cleanup(func() {
				if err := os.RemoveAll(root); err != nil {
					c.Errorf("TempDir RemoveAll cleanup: %v", err)
				}
			}, from)
		}
	}
	if t.err != nil {
		return "", t.err
	}
	t.n++
	dir := fmt.Sprintf("%s%c%03d", t.root, os.PathSeparator, t.n)
	return dir, os.Mkdir(dir, 0o777)
}

// keepLetters drops what is neither a letter, nor a digit, nor among the allowed signs.
func keepLetters(s, allowed string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune(allowed, r) {
			return r
		}
		return -1
	}, s)
}

// artifactDir is where a test leaves files for people.
type artifactDir struct {
	once sync.Once
	dir  string
	err  error
}

// artifactRoot is the folder of -test.artifacts.
var artifactRoot string

// ArtifactDir is a folder whose files stay if -test.artifacts is set; else a temporary one.
func (c *common) ArtifactDir() string {
	c.notInFuzzFunc("ArtifactDir")
	from := callers()
	a := &c.artifacts
	a.once.Do(func() { a.dir, a.err = c.makeArtifactDir(from) })
	if a.err != nil {
		c.log(fmt.Sprintf("ArtifactDir: %v", a.err), from)
		c.FailNow()
	}
	return a.dir
}

func (c *common) makeArtifactDir(from []uintptr) (string, error) {
	if !*flags.artifacts {
		return c.makeTempDir(from)
	}
	name := strings.ReplaceAll(c.name, "/", "__")
	if len(name) > 64 {
		// A hash keeps long names that begin alike apart.
		sum := uint64(0)
		for i := range len(name) {
			sum = (sum ^ uint64(name[i])) * 1099511628211
		}
		end := fmt.Sprintf("%0x", sum)
		name = name[:64-len(end)] + end
	}
	base := "/" + strings.TrimPrefix(c.pkgPath, c.module+"/") + "/" + name
	base, err := filepath.Localize(keepLetters(base, "!#$%&()+,-.=@^_{}~ /"))
	if err != nil {
		base = ""
	}
	base = filepath.Join(artifactRoot, base)
	if err := os.MkdirAll(base, 0o777); err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp(base, "")
	if err == nil && c.chatty != nil {
		c.chatty.Updatef(c.name, "=== ARTIFACTS %s %v\n", c.name, dir)
	}
	return dir, err
}
