package external

import "testing"

// Hidden lets the external tests in.
var Hidden = hidden

func TestInside(t *testing.T) { t.Log(hidden()) }
