package cycle

import (
	"testing"

	_ "example.com/gt/cycle/inner"
)

func TestX(t *testing.T) {}
