// Package misc has the smaller methods of T.
package misc

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestSetenv(t *testing.T) {
	t.Run("set", func(t *testing.T) {
		t.Setenv("GT_VARIABLE", "value")
		t.Log(os.Getenv("GT_VARIABLE"))
	})
	_, found := os.LookupEnv("GT_VARIABLE")
	t.Log(found)
}

func TestTempDir(t *testing.T) {
	var dir string
	t.Run("with:a*strange name", func(t *testing.T) {
		dir = t.TempDir()
		second := t.TempDir()
		t.Log(filepath.Base(dir), filepath.Base(second), filepath.Dir(dir) == filepath.Dir(second))
		name := filepath.Base(filepath.Dir(dir))
		t.Log(strings.TrimRight(name, "0123456789"))
		if err := os.WriteFile(filepath.Join(dir, "f"), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	})
	_, err := os.Stat(dir)
	t.Log(os.IsNotExist(err))
}

func TestChdir(t *testing.T) {
	here, _ := os.Getwd()
	t.Run("away", func(t *testing.T) {
		t.Chdir(os.TempDir())
		now, _ := os.Getwd()
		t.Log(now == os.TempDir(), os.Getenv("PWD") == now)
	})
	now, _ := os.Getwd()
	t.Log(now == here, filepath.Base(here))
}

func TestOutput(t *testing.T) {
	w := t.Output()
	fmt.Fprintln(w, "a line")
	fmt.Fprint(w, "a part")
	fmt.Fprint(w, " and its end\nanother")
	t.Log("between")
	fmt.Fprint(w, "the last without end")
}

func TestAttr(t *testing.T) {
	t.Attr("key", "some value")
	t.Attr("bad key", "x")
	t.Attr("key", "bad\nvalue")
}

func TestDeadline(t *testing.T) {
	d, ok := t.Deadline()
	t.Log(ok, time.Until(d) > 9*time.Minute)
}

func TestArgs(t *testing.T) {
	t.Log(filepath.Base(os.Args[0]))
	t.Log(testing.Short(), testing.Verbose(), testing.CoverMode())
}

func TestAllocs(t *testing.T) {
	var kept []byte
	t.Log(testing.AllocsPerRun(100, func() { kept = make([]byte, 1000) }), len(kept))
	r := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
		}
	})
	t.Log(r.N > 0, r.T > 0)
	t.Log(testing.BenchmarkResult{N: 3, T: 7 * time.Second, Bytes: 1e6, MemAllocs: 30, MemBytes: 999}.String())
	t.Log(testing.BenchmarkResult{N: 3, T: 7, MemAllocs: 30, MemBytes: 999}.MemString())
}

func TestStderr(t *testing.T) {
	fmt.Println("to standard output")
	fmt.Fprintln(os.Stderr, "to standard error")
	println("by println")
}
