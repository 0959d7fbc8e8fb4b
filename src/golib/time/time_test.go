package time_test

import (
	"testing"
	"time"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestFormat(t *testing.T) {
	d := time.Date(2024, time.February, 29, 13, 4, 5, 67000000, time.FixedZone("CET", 3600))
	check(t, "RFC1123Z", d.Format(time.RFC1123Z), "Thu, 29 Feb 2024 13:04:05 +0100")
	check(t, "String", d.String(), "2024-02-29 13:04:05.067 +0100 CET")
	check(t, "layout", d.Format("06-1-_2 3:4:5.000pm Jan Monday 002"), "24-2-29 1:4:5.067pm Feb Thursday 060")
	check(t, "AddDate", d.AddDate(1, 0, 0).Format(time.DateOnly), "2025-03-01")
	p, err := time.Parse(time.RFC3339Nano, "2024-02-29T13:04:05.067+01:00")
	check(t, "Parse", err == nil && p.Equal(d), true)
	_, err = time.Parse(time.DateOnly, "2023-02-29")
	check(t, "error", err.Error(), `parsing time "2023-02-29": day out of range`)
	check(t, "Truncate", d.Truncate(time.Hour).UTC().Format(time.TimeOnly), "12:00:00")
}

func TestDuration(t *testing.T) {
	check(t, "String", (90*time.Minute + 500*time.Microsecond).String(), "1h30m0.0005s")
	d, err := time.ParseDuration("-1.5h3ms")
	check(t, "ParseDuration", d == -90*time.Minute-3*time.Millisecond && err == nil, true)
	_, err = time.ParseDuration("1x")
	check(t, "unit", err.Error(), `time: unknown unit "x" in duration "1x"`)
}
