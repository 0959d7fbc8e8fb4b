// Package outside has an internal package that its external tests may import.
package outside

import "example.com/gt/outside/internal/hidden"

func Double() int { return 2 * hidden.N }
