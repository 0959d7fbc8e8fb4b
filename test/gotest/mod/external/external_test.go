package external_test

import (
	"testing"

	"example.com/gt/external"
	"example.com/gt/usesexternal"
)

func TestOutside(t *testing.T) {
	t.Log(external.Hidden(), external.Visible(), usesexternal.Twice())
}
