package quiet

import (
	"fmt"
	"testing"
)

func TestDouble(t *testing.T) {
	if got := Double(4); got != 8 {
		t.Errorf("Double(4) = %d", got)
	}
}

func TestPrints(t *testing.T) {
	fmt.Println("printed by a test")
	fmt.Print("no newline")
}
