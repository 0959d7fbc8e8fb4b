package two

import "testing"

func TestX(t *testing.T) {}
