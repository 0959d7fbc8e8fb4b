//go:build fancy

package tagged

func kind() string { return "fancy" }
