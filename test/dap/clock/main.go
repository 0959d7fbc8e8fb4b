package main

import (
	"context"
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	late := time.NewTimer(time.Second)
	fmt.Println("before") //bp:stop
	// The program stands here for longer than the deadline.
	fmt.Println(time.Since(start) < time.Second, time.Now().Round(0).Sub(start.Round(0)) < time.Second, ctx.Err(), late.Stop())
}
