package strconv_test

import (
	"math"
	"strconv"
	"testing"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestFloats(t *testing.T) {
	for _, c := range []struct {
		f    float64
		fmt  byte
		prec int
		want string
	}{
		{0.1, 'g', -1, "0.1"}, {1e23, 'g', -1, "1e+23"}, {5e-324, 'e', -1, "5e-324"}, {math.MaxFloat64, 'g', -1, "1.7976931348623157e+308"},
		{2.5, 'f', 0, "2"}, {3.5, 'f', 0, "4"}, {123456789, 'f', 2, "123456789.00"}, {1.0 / 3, 'e', 20, "3.33333333333333314830e-01"},
		{100, 'x', -1, "0x1.9p+06"}, {math.Inf(-1), 'g', -1, "-Inf"}, {1e21, 'f', -1, "1000000000000000000000"},
	} {
		check(t, "FormatFloat", strconv.FormatFloat(c.f, c.fmt, c.prec, 64), c.want)
	}
	check(t, "2^-12 as a float32", strconv.FormatFloat(0x1p-12, 'g', -1, 32), "0.00024414063")
	for _, c := range []struct {
		s    string
		want float64
		err  string
	}{
		{"1e400", math.Inf(1), `strconv.ParseFloat: parsing "1e400": value out of range`}, {"x", 0, `strconv.ParseFloat: parsing "x": invalid syntax`},
		{"9007199254740993", 9007199254740992, ""}, {"9007199254740993.00000000000000000000000000001", 9007199254740994, ""}, {"0x1p-2", 0.25, ""},
	} {
		f, err := strconv.ParseFloat(c.s, 64)
		check(t, c.s, f, c.want)
		if err != nil || c.err != "" {
			check(t, c.s, err.Error(), c.err)
		}
	}
}

func TestInts(t *testing.T) {
	check(t, "Itoa", strconv.Itoa(math.MinInt64), "-9223372036854775808")
	check(t, "FormatInt", strconv.FormatInt(-255, 16), "-ff")
	_, err := strconv.Atoi("9223372036854775808")
	check(t, "Atoi", err.Error(), `strconv.Atoi: parsing "9223372036854775808": value out of range`)
	n, err := strconv.ParseInt("0b1_01", 0, 8)
	check(t, "ParseInt", n == 5 && err == nil, true)
}

func TestQuote(t *testing.T) {
	check(t, "Quote", strconv.Quote("a\t\x00\u00a0é\xff\U0010ffff"), `"a\t\x00\u00a0é\xff\U0010ffff"`)
	s, err := strconv.Unquote(`"\u00e9\n"`)
	check(t, "Unquote", s == "é\n" && err == nil, true)
}
