// Package testmain has a TestMain.
package testmain

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

var level = flag.Int("level", 1, "a flag of the tests")

var ready bool

func TestMain(m *testing.M) {
	flag.Parse()
	fmt.Println("setup, level", *level, flag.Args())
	ready = true
	code := m.Run()
	fmt.Println("teardown, code", code)
	if *level == 9 {
		os.Exit(9)
	}
}

func TestReady(t *testing.T) {
	if !ready || !testing.Testing() {
		t.Error("TestMain did not run first")
	}
	if *level == 5 {
		t.Error("level 5")
	}
}
