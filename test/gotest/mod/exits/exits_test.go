// Package exits leaves without a word.
package exits

import (
	"os"
	"testing"
)

func TestExit(t *testing.T) { os.Exit(4) }
