// Package time measures and shows time.
package time

type Time struct {
	wall uint64
	ext  int64
	loc  *Location
}

type Location struct{ name string }

func Unix(sec int64, nsec int64) Time { return Time{ext: sec} }

func (t Time) UnixNano() int64             { return 0 }
func (t Time) Format(layout string) string { return layout }
