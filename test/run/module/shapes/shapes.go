// Package shapes is imported under another name.
package shapes

import (
	"fmt"

	"example.com/module/internal/util"
)

const Pi = 3

var Counter = initial()

var Registry = map[string]func(float64) Shape{}

func initial() int { util.Trace("shapes var"); return 41 }

type Shape interface {
	Area() float64
	name() string
}

type Square struct{ Side float64 }

func (s Square) Area() float64 { return s.Side * s.Side }
func (s Square) name() string  { return "square" }

func Describe(s Shape) string { return fmt.Sprintf("%s of %T", s.name(), s) }
