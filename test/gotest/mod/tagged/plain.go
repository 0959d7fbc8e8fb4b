//go:build !fancy && !(slow || x)

package tagged

func kind() string { return "plain" }
