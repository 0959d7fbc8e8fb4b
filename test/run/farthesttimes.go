// run
package main

import (
	"fmt"
	"math"
	"time"
)

// At the ends of what seconds can say a date goes around.
func main() {
	for _, sec := range []int64{math.MaxInt64, math.MinInt64, math.MaxInt64 - 62135596801, math.MaxInt64 - 62135596800, math.MinInt64 + 8113015807, math.MinInt64 + 8113015808, math.MinInt64 + 8200000000} {
		t := time.Unix(sec, 999999999).UTC()
		fmt.Println(t, t.Weekday(), t.YearDay(), t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second())
		fmt.Println(t.ISOWeek())
		fmt.Println(t.In(time.FixedZone("here", -5*3600)).Format(time.RFC1123))
	}
	fmt.Println(time.Unix(0, math.MinInt64).UTC(), time.Unix(0, math.MaxInt64).UTC())
	fmt.Println(time.Date(2023, 14, -5, 30, -70, 100, -5e9, time.UTC))
}
