package main

import (
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	fmt.Print(start.UTC().Format("2006-01-02 15:04:05"), " ")
	ticker := time.NewTicker(6 * time.Hour)
	n := 0
	for deadline := time.After(24*time.Hour - time.Second); n < 3; n++ {
		select {
		case <-ticker.C:
		case <-deadline:
		}
	}
	time.Sleep(24*time.Hour - time.Since(start))
	fmt.Println(time.Since(start).Round(time.Second), n, time.Since(start) >= 24*time.Hour)
}
