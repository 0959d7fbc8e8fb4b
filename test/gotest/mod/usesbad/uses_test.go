package usesbad

import (
	"testing"

	"example.com/gt/badbuild"
)

func TestX(t *testing.T) {
	_ = badbuild.X
	alsoUndefined()
}
