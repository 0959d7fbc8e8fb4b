//go:build fancy

package tagged

import "testing"

func TestKind(t *testing.T) {
	if kind() != "fancy" {
		t.Fatal(kind())
	}
}
