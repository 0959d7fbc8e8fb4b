package outside_test

import (
	"testing"

	"example.com/gt/outside"
	"example.com/gt/outside/internal/hidden"
)

func TestDouble(t *testing.T) {
	if got := outside.Double(); got != 2*hidden.N {
		t.Errorf("Double() = %d", got)
	}
}
