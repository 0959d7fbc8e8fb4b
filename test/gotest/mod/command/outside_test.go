package main_test

import (
	"testing"

	main "example.com/gt/command"
)

func TestOutside(t *testing.T) { _ = main.Exported }
