package rt

// askList asks the host for a list of strings, each ended by a NUL byte.
func askList(what string) []string {
	answer, errno := FileOp(what, "", "")
	if errno != 0 || answer == "" {
		return nil
	}
	return fields(answer)
}

// fields splits an answer of the host at its NUL bytes; each field ends with one.
func fields(s string) []string {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] == 0 {
			n++
		}
	}
	list := make([]string, 0, n)
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] == 0 {
			list = append(list, s[start:i])
			start = i + 1
		}
	}
	return list
}

func itoa(n int64) string {
	if n == 0 {
		return "0"
	}
	var b [20]byte
	i := len(b)
	u := uint64(n)
	if n < 0 {
		u = -u
	}
	for u > 0 {
		i--
		b[i] = byte('0' + u%10)
		u /= 10
	}
	if n < 0 {
		i--
		b[i] = '-'
	}
	return string(b[i:])
}

func atoi(s string) int64 {
	negative := len(s) > 0 && s[0] == '-'
	if negative {
		s = s[1:]
	}
	n := int64(0)
	for i := 0; i < len(s); i++ {
		n = n*10 + int64(s[i]-'0')
	}
	if negative {
		return -n
	}
	return n
}
