// Package logs has log lines from many places.
package logs

import "testing"

func TestLong(t *testing.T) {
	for i := range 3 {
		t.Run("sub", func(t *testing.T) {
			t.Log(i)
			if i == 1 {
				t.Fail()
			}
		})
	}
}

func TestTwice(t *testing.T) {
	t.Log("x")
}
