// run clock=virtual
package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

type ctxKey string

func slow(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func main() {
	d := 90*time.Minute + 30*time.Second + 5*time.Millisecond
	fmt.Println(d, d.Hours(), d.Round(time.Minute), d.Truncate(time.Hour), time.Duration(1500), time.Duration(0))
	t := time.Date(2024, time.February, 29, 13, 4, 5, 678900000, time.UTC)
	fmt.Println(t, t.Weekday(), t.YearDay(), t.Unix(), t.Add(24*time.Hour).Format("2006-01-02"), t.AddDate(1, 0, 0).Format(time.RFC3339Nano))
	fmt.Println(t.Format("Mon Jan 2 15:04:05.000 MST 2006"), t.Format(time.Kitchen), t.Format("02/01/06 03:04PM"), t.Truncate(time.Hour).Equal(t), t.Month(), t.Day())
	p, err := time.Parse("2006-01-02 15:04", "2023-07-04 09:30")
	fmt.Println(p, err, t.Sub(p), p.Before(t), p.After(t), t.IsZero(), time.Time{}.IsZero())
	_, err = time.Parse(time.RFC3339, "not a time")
	fmt.Println(err)
	pd, err := time.ParseDuration("1h15m30.5s")
	fmt.Println(pd, err)
	y, w := t.ISOWeek()
	fmt.Println(y, w, time.UnixMilli(1700000000123).UTC(), t.In(time.FixedZone("X", 3600)))
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	err = slow(ctx, time.Second)
	fmt.Println(err, errors.Is(err, context.DeadlineExceeded))
	ctx2, cancel2 := context.WithCancel(context.WithValue(context.Background(), ctxKey("k"), 7))
	go func() {
		time.Sleep(time.Millisecond)
		cancel2()
	}()
	fmt.Println(slow(ctx2, time.Second), ctx2.Value(ctxKey("k")), ctx2.Value("none"))
	ctx3, cancel3 := context.WithCancelCause(context.Background())
	cancel3(errors.New("my cause"))
	<-ctx3.Done()
	fmt.Println(ctx3.Err(), context.Cause(ctx3), context.Background(), ctx2)
	start := time.Now()
	time.Sleep(3 * time.Millisecond)
	el := time.Since(start)
	fmt.Println(el >= 3*time.Millisecond, el < time.Second)
	done := make(chan bool)
	time.AfterFunc(time.Millisecond, func() { done <- true })
	fmt.Println(<-done)
	tm := time.NewTimer(time.Hour)
	tm.Reset(time.Millisecond)
	<-tm.C
	tk := time.NewTicker(time.Millisecond)
	n := 0
	for range tk.C {
		if n++; n == 3 {
			tk.Stop()
			break
		}
	}
	fmt.Println(n)
	stop := context.AfterFunc(ctx2, func() { done <- false })
	fmt.Println(<-done, stop())
}
