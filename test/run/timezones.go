// run

// Time zones of the host's database at instants whose history no longer changes, and of data that the program makes.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"time"
	_ "time/tzdata"
)

func main() {
	// Before the first use of time.Local the environment can still be changed.
	os.Setenv("TZ", ":Asia/Tokyo")
	fmt.Println(time.Local, time.Unix(0, 0), time.Unix(-400000000, 0).IsDST())

	for _, name := range []string{"America/New_York", "Europe/London", "Europe/Berlin", "Asia/Kolkata", "America/Sao_Paulo", "Australia/Sydney", "Asia/Kathmandu", "UTC", "", "Etc/GMT+5", "Local"} {
		l, err := time.LoadLocation(name)
		if err != nil {
			fmt.Println(err)
			continue
		}
		for _, unix := range []int64{0, 200000000, 500000000, 520000000, 1000000000, 1104537600} {
			t := time.Unix(unix, 0).In(l)
			start, end := t.ZoneBounds()
			fmt.Println(name, t, t.IsDST(), start.Format(time.RFC1123Z), end.Format(time.RFC3339))
		}
		// In New York the first does not exist and the second comes twice.
		for _, t := range []time.Time{time.Date(2004, 4, 4, 2, 30, 0, 0, l), time.Date(2004, 10, 31, 1, 30, 0, 0, l)} {
			fmt.Println(t, t.UTC())
		}
		for _, zone := range []string{"EDT", "EST", "BST", "IST", "CEST", "-03"} {
			t, err := time.ParseInLocation("2006-01-02 15:04 MST", "1999-07-01 12:00 "+zone, l)
			fmt.Println(t, t.Unix(), err)
		}
	}
	for _, name := range []string{"Nope/Nope", "../etc/passwd", "/etc/localtime", `\windows`, "a..b", "Asia"} {
		l, err := time.LoadLocation(name)
		fmt.Println(l, err)
	}

	madeData()
	var zero time.Location
	fmt.Printf("%q %v\n", zero.String(), time.Unix(0, 0).In(&zero))
}

// block is a version's part of a file of the database; times and kinds have the same length.
func block(b *bytes.Buffer, version byte, times []int64, kinds []byte, types [][3]int, names string) {
	b.WriteString("TZif")
	b.WriteByte(version)
	b.Write(make([]byte, 15))
	for _, n := range []int{0, 0, 0, len(times), len(types), len(names)} {
		binary.Write(b, binary.BigEndian, uint32(n))
	}
	for _, t := range times {
		if version == 0 {
			binary.Write(b, binary.BigEndian, int32(t))
		} else {
			binary.Write(b, binary.BigEndian, t)
		}
	}
	b.Write(kinds)
	for _, t := range types {
		binary.Write(b, binary.BigEndian, int32(t[0]))
		b.WriteByte(byte(t[1]))
		b.WriteByte(byte(t[2]))
	}
	b.WriteString(names)
}

func madeData() {
	types := [][3]int{{1234, 0, 0}, {3600, 0, 4}, {7200, 1, 8}}
	const names = "LMT\x00ONE\x00TWO\x00"
	var old bytes.Buffer
	block(&old, 0, []int64{-1000000, 1000000}, []byte{2, 1}, types, names)
	show("old", old.Bytes())

	for _, rule := range []string{"", "ONE-1", "ONE-1TWO", "ONE-1TWO,M3.5.0,M10.5.0/3", "<-03>3<-02>,M10.2.6/24,M2.4.6/-1", "ONE-1TWO-2:30,J60/0,J300", "ONE-1TWO,59,299/100", "ONE", "ONE-1TWO,M13.1.0,M1.1.0"} {
		var b bytes.Buffer
		block(&b, '2', nil, nil, [][3]int{{0, 0, 0}}, "X\x00")
		block(&b, '2', []int64{-1000000, 1000000}, []byte{1, 2}, types, names)
		b.WriteString("\n" + rule + "\n")
		show(rule, b.Bytes())
	}
	for _, n := range []int{0, 3, 43, 50, old.Len() - 1} {
		_, err := time.LoadLocationFromTZData("short", old.Bytes()[:n])
		fmt.Println(n, err)
	}
}

func show(name string, data []byte) {
	l, err := time.LoadLocationFromTZData(name, data)
	if err != nil {
		fmt.Println(name, err)
		return
	}
	for _, unix := range []int64{-2000000, 0, 1000000, 100000000, 1080000000, 1100000000, 1104450000, 5000000000} {
		t := time.Unix(unix, 0).In(l)
		start, end := t.ZoneBounds()
		fmt.Println(l, t, t.IsDST(), start.UTC(), end.UTC())
	}
}
