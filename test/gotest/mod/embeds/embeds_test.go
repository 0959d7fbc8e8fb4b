package embeds

import (
	_ "embed"
	"testing"
)

//go:embed testdata/two.json
var two []byte

func TestOwn(t *testing.T) {
	text, err := Files.ReadFile("testdata/one.txt")
	t.Logf("%q %v %q", text, err, two)
	_, err = Files.Open("testdata/two.json")
	t.Log(err)
}
