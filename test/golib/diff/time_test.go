package diff

import (
	"fmt"
	gtime "g/time"
	"math/rand"
	"testing"
	"time"
)

func TestDuration(t *testing.T) {
	for range 300000 {
		d := rand.Int63() >> rand.Intn(64)
		m := rand.Int63() >> rand.Intn(64)
		if rand.Intn(2) == 0 {
			d = -d
		}
		if rand.Intn(3) == 0 {
			d = d / 1e6 * 1e6
		}
		a, b := time.Duration(d), gtime.Duration(d)
		if a.String() != b.String() || a.Round(time.Duration(m)) != time.Duration(b.Round(gtime.Duration(m))) || a.Hours() != b.Hours() || a.Minutes() != b.Minutes() || a.Seconds() != b.Seconds() {
			t.Fatal(d, a, b)
		}
		s := a.String()
		if rand.Intn(2) == 0 {
			s = ""
			for range rand.Intn(8) {
				s += []string{"1", "23", ".", "5", "h", "m", "s", "ms", "us", "µs", "ns", "-", "+", "x", " ", "9999999999", "0"}[rand.Intn(17)]
			}
		}
		x, e1 := time.ParseDuration(s)
		y, e2 := gtime.ParseDuration(s)
		if int64(x) != int64(y) || errText(e1) != errText(e2) {
			t.Fatalf("ParseDuration(%q): %v %v, want %v %v", s, y, e2, x, e1)
		}
	}
}

func locations(t *testing.T) [][2]any {
	list := [][2]any{{time.UTC, gtime.UTC}, {time.FixedZone("XYZ", 3723), gtime.FixedZone("XYZ", 3723)}, {time.FixedZone("", -5400), gtime.FixedZone("", -5400)}}
	for _, name := range []string{"America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"} {
		a, err := time.LoadLocation(name)
		if err != nil {
			continue
		}
		b, err := gtime.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, [2]any{a, b})
	}
	return list
}

func TestTime(t *testing.T) {
	locs := locations(t)
	layouts := []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly, "2006-002", "2006 __2", "Jan _2006", "Monday January 2 3:4:5pm .000 ,999 -07 Z07 Z0700 Z07:00:00 -07:00:00 Z070000", "Janet Monkey Month", "06/1/2 03:04:05.0000000000", "20060102150405", ".00001", "15h04m05s", "Mon Jan 2 15:04:05 2006 MST"}
	pieces := []string{"2006", "06", "01", "1", "Jan", "January", "02", "2", "_2", "002", "__2", "15", "3", "03", "4", "04", "5", "05", "PM", "pm", "MST", "-0700", "-07:00", "Z07:00", "Z0700", ".000", ".999", ",00", "Mon", "Monday", " ", "-", ":", "T", "x", "é", "/"}
	for n := range 200000 {
		l := locs[rand.Intn(len(locs))]
		sec := rand.Int63n(1<<33) - 1<<32
		if n%10 == 0 {
			sec = rand.Int63n(1<<40) - 1<<39
		}
		nsec := rand.Int63n(1e9)
		if n%3 == 0 {
			nsec = nsec / 1e6 * 1e6
		}
		a := time.Unix(sec, nsec).In(l[0].(*time.Location))
		b := gtime.Unix(sec, nsec).In(l[1].(*gtime.Location))
		layout := layouts[rand.Intn(len(layouts))]
		if n%2 == 0 {
			layout = ""
			for range 1 + rand.Intn(7) {
				layout += pieces[rand.Intn(len(pieces))]
			}
		}
		s := a.Format(layout)
		if s != b.Format(layout) || a.String() != b.String() || a.GoString() != b.GoString() || a.YearDay() != b.YearDay() || int(a.Weekday()) != int(b.Weekday()) {
			t.Fatalf("Format(%q): %q, want %q; %v %v", layout, b.Format(layout), s, b, a)
		}
		y1, w1 := a.ISOWeek()
		y2, w2 := b.ISOWeek()
		if y1 != y2 || w1 != w2 {
			t.Fatal("ISOWeek", a)
		}
		z1, z2 := a.ZoneBounds()
		z3, z4 := b.ZoneBounds()
		if z1.String() != z3.String() || z2.String() != z4.String() {
			t.Fatalf("ZoneBounds %v: %v %v want %v %v", a, z3, z4, z1, z2)
		}
		if n%4 == 0 && len(s) > 0 {
			i := rand.Intn(len(s))
			s = s[:i] + string("0123456789:-+ .ZaM"[rand.Intn(18)]) + s[i+rand.Intn(2):]
		}
		p1, e1 := time.ParseInLocation(layout, s, l[0].(*time.Location))
		p2, e2 := gtime.ParseInLocation(layout, s, l[1].(*gtime.Location))
		if errText(e1) != errText(e2) || p1.String() != p2.String() {
			t.Fatalf("Parse(%q, %q) in %v: %v %v, want %v %v", layout, s, l[0], p2, e2, p1, e1)
		}
		d := rand.Int63() >> rand.Intn(64)
		if a.Truncate(time.Duration(d)).String() != b.Truncate(gtime.Duration(d)).String() || a.Round(time.Duration(d)).String() != b.Round(gtime.Duration(d)).String() || a.Add(-time.Duration(d)).String() != b.Add(-gtime.Duration(d)).String() {
			t.Fatal("Round", a, d)
		}
		yy, mm, dd, hh := rand.Intn(3000)-100, rand.Intn(40)-15, rand.Intn(100)-40, rand.Intn(100)-40
		if x, y := a.AddDate(yy-1000, mm, dd), b.AddDate(yy-1000, mm, dd); x.String() != y.String() {
			t.Fatal("AddDate", a, x, y)
		}
		x := time.Date(yy, time.Month(mm), dd, hh, dd, mm, -hh*1e8, l[0].(*time.Location))
		y := gtime.Date(yy, gtime.Month(mm), dd, hh, dd, mm, -hh*1e8, l[1].(*gtime.Location))
		if x.String() != y.String() || a.Sub(x) != time.Duration(b.Sub(y)) || a.Compare(x) != b.Compare(y) {
			t.Fatal("Date", l[0], yy, mm, dd, hh, x, y)
		}
		j1, e1 := x.MarshalJSON()
		j2, e2 := y.MarshalJSON()
		b1, _ := x.MarshalBinary()
		b2, _ := y.MarshalBinary()
		if string(j1) != string(j2) || errText(e1) != errText(e2) || string(b1) != string(b2) {
			t.Fatal("Marshal", x)
		}
		if len(j1) > 0 {
			if n%2 == 0 {
				i := rand.Intn(len(j1))
				j1[i] = "0123456789:-+ .,ZT"[rand.Intn(18)]
			}
			e1, e2 = x.UnmarshalJSON(j1), y.UnmarshalJSON(j1)
			if errText(e1) != errText(e2) || fmt.Sprint(x) != y.String() {
				t.Fatalf("Unmarshal %s: %v, want %v", j1, e2, e1)
			}
		}
	}
}
