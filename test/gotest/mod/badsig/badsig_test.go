package badsig

import "testing"

func TestX(t *testing.B) {}
