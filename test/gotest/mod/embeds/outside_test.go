package embeds_test

import (
	"embed"
	"io/fs"
	"testing"

	"example.com/gt/embeds"
)

//go:embed *_test.go
var sources embed.FS

func TestOutside(t *testing.T) {
	names, err := fs.Glob(sources, "*")
	t.Log(names, err)
	t.Log(fs.Glob(embeds.Files, "*/*"))
}
