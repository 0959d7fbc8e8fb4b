package os

import (
	"internal/rt"
	"sync"
	"syscall"
)

// env is the environment in its order, and where each variable stands. Deleted ones are "".
var env struct {
	sync.Mutex
	loaded bool
	list   []string
	index  map[string]int
}

// lockEnv locks the environment and reads it at first use.
func lockEnv() {
	env.Lock()
	if env.loaded {
		return
	}
	env.loaded = true
	env.index = make(map[string]int)
	for _, entry := range rt.Environ() {
		if key, ok := envKey(entry); ok {
			if _, dup := env.index[key]; !dup {
				env.index[key] = len(env.list)
				env.list = append(env.list, entry)
			}
		}
	}
}

func envKey(entry string) (string, bool) {
	for i := 0; i < len(entry); i++ {
		if entry[i] == '=' && i > 0 {
			return entry[:i], true
		}
	}
	return "", false
}

// Getenv returns a variable's value, "" if it is not set.
func Getenv(key string) string {
	v, _ := LookupEnv(key)
	return v
}

// LookupEnv returns a variable's value and whether it is set.
func LookupEnv(key string) (string, bool) {
	if key == "" {
		return "", false
	}
	lockEnv()
	defer env.Unlock()
	i, ok := env.index[key]
	if !ok {
		return "", false
	}
	return env.list[i][len(key)+1:], true
}

// changing has the runtime's library see the environment as the program changes it. The lock is held.
func changing() { rt.LookupEnv = LookupEnv }

// Setenv sets a variable.
func Setenv(key, value string) error {
	bad := key == ""
	for i := 0; i < len(key); i++ {
		bad = bad || key[i] == '=' || key[i] == 0
	}
	for i := 0; i < len(value); i++ {
		bad = bad || value[i] == 0
	}
	if bad {
		return NewSyscallError("setenv", syscall.EINVAL)
	}
	lockEnv()
	defer env.Unlock()
	changing()
	entry := key + "=" + value
	if i, ok := env.index[key]; ok {
		env.list[i] = entry
		return nil
	}
	env.index[key] = len(env.list)
	env.list = append(env.list, entry)
	return nil
}

// Unsetenv removes a variable.
func Unsetenv(key string) error {
	lockEnv()
	defer env.Unlock()
	changing()
	if i, ok := env.index[key]; ok {
		env.list[i] = ""
		delete(env.index, key)
	}
	return nil
}

// Clearenv removes all variables.
func Clearenv() {
	lockEnv()
	defer env.Unlock()
	changing()
	env.list = nil
	clear(env.index)
}

// Environ returns copies of all variables as key=value.
func Environ() []string {
	lockEnv()
	defer env.Unlock()
	list := make([]string, 0, len(env.list))
	for _, entry := range env.list {
		if entry != "" {
			list = append(list, entry)
		}
	}
	return list
}

// ExpandEnv replaces $var and ${var} by the variables' values.
func ExpandEnv(s string) string { return Expand(s, Getenv) }

// Expand replaces $var and ${var} by what mapping gives.
func Expand(s string, mapping func(string) string) string {
	var b []byte
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '$' || i+1 >= len(s) {
			continue
		}
		b = append(b, s[start:i]...)
		name, n := variableName(s[i+1:])
		switch {
		case name != "":
			b = append(b, mapping(name)...)
		case n == 0:
			// A lone $ stays.
			b = append(b, '$')
		}
		i += n
		start = i + 1
	}
	if start == 0 {
		return s
	}
	return string(append(b, s[start:]...))
}

// variableName reads what follows a $; n is the length of its text, braces included. A bad ${ gives "" and n > 0.
func variableName(s string) (name string, n int) {
	if s[0] == '{' {
		if len(s) > 2 && isSpecial(s[1]) && s[2] == '}' {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	}
	if isSpecial(s[0]) {
		return s[:1], 1
	}
	for n < len(s) && (s[n] == '_' || '0' <= s[n] && s[n] <= '9' || 'a' <= s[n]|0x20 && s[n]|0x20 <= 'z') {
		n++
	}
	return s[:n], n
}

// isSpecial says that c is a shell variable of one character.
func isSpecial(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-':
		return true
	}
	return '0' <= c && c <= '9'
}
