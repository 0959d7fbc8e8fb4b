// run
package main

import (
	"fmt"
	"strings"
)

const (
	width  = 16
	height = 10
)

type grid [height][width]bool

func (g *grid) neighbours(y, x int) (n int) {
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if dy == 0 && dx == 0 {
				continue
			}
			if g[(y+dy+height)%height][(x+dx+width)%width] {
				n++
			}
		}
	}
	return
}
func (g grid) next() (out grid) {
	for y, row := range g {
		for x, alive := range row {
			n := g.neighbours(y, x)
			out[y][x] = n == 3 || alive && n == 2
		}
	}
	return
}
func (g grid) String() string {
	var sb strings.Builder
	for _, row := range g {
		for _, c := range row {
			if c {
				sb.WriteByte('#')
			} else {
				sb.WriteByte('.')
			}
		}
		sb.WriteByte('\n')
	}
	return sb.String()
}

func main() {
	var g grid
	for _, p := range [][2]int{{0, 1}, {1, 2}, {2, 0}, {2, 1}, {2, 2}} {
		g[p[0]][p[1]] = true
	}
	start := g
	for i := 0; i < 12; i++ {
		g = g.next()
	}
	fmt.Print(g)
	fmt.Println(start == g, start.neighbours(1, 1))
	seen := map[grid]int{}
	for i := 0; ; i++ {
		if j, ok := seen[g]; ok {
			fmt.Println("cycle", j, i)
			break
		}
		seen[g] = i
		g = g.next()
	}
}
