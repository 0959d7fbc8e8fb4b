// Package embeds has files of its own, and its tests have others.
package embeds

import "embed"

//go:embed testdata/*.txt
var Files embed.FS
