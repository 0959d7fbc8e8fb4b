// Package external is tested from within and from outside.
package external

func hidden() int { return 41 }

// Visible is what others may call.
func Visible() int { return hidden() + 1 }
