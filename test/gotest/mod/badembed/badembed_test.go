package badembed

import (
	_ "embed"
	"testing"
)

//go:embed nothing.txt
var nothing string

func TestNothing(t *testing.T) {}
