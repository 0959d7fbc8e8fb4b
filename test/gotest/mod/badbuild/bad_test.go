package badbuild

import "testing"

func TestX(t *testing.T) { undefined() }
