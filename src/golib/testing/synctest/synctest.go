// Package synctest tests concurrent code in bubbles: groups of goroutines whose clock moves only when all of them are blocked.
package synctest

import (
	"internal/synctest"
	"testing"
)

// Test runs f in a new bubble and waits until all goroutines of the bubble have ended. Functions of f's T.Cleanup run in the bubble.
func Test(t *testing.T, f func(*testing.T)) {
	passed := false
	synctest.Run(func() { passed = synctest.RunTest(t, f) })
	if !passed {
		t.FailNow()
	}
}

// Wait parks until all other goroutines of the bubble are durably blocked.
func Wait() { synctest.Wait() }
