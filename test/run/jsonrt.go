// run
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"
)

type Status int

func (s Status) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("status-%d", int(s))), nil }
func (s *Status) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "status-%d", (*int)(s))
	return err
}

type Base struct {
	ID      int       `json:"id"`
	Created time.Time `json:"created"`
}
type User struct {
	Base
	Name   string            `json:"name"`
	Email  *string           `json:"email,omitempty"`
	Roles  []string          `json:"roles"`
	Meta   map[string]any    `json:"meta,omitempty"`
	Status Status            `json:"status"`
	Skip   string            `json:"-"`
	Raw    json.RawMessage   `json:"raw,omitempty"`
	Attrs  map[Status]string `json:"attrs,omitempty"`
	score  float64
}

func main() {
	mail := "a@b.c"
	u := User{Base{1, time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)}, "Ann <&>", &mail, nil, map[string]any{"z": 1, "a": []int{1, 2}, "n": nil}, 2, "s", json.RawMessage(`{"k":1}`), map[Status]string{1: "x"}, 1}
	b, err := json.Marshal(u)
	fmt.Println(string(b), err)
	b, _ = json.MarshalIndent(map[string]any{"b": []any{1, "x", true, nil, 1.5e10}, "a": map[string]int{}}, "", "  ")
	fmt.Println(string(b))
	var back User
	err = json.Unmarshal([]byte(`{"id":7,"NAME":"Bob","roles":["x","y"],"status":"status-9","meta":{"f":1.5,"o":{"p":[1,"2"]}},"unknown":1,"created":"2020-05-06T07:08:09Z"}`), &back)
	fmt.Println(back.ID, back.Name, back.Roles, back.Status, back.Meta, back.Created, err)
	for _, s := range []string{`{"id":"x"}`, `{"id":1`, `[1,2]`, `{"roles":[1]}`, `nul`, `{"a":1}}`} {
		fmt.Println(json.Unmarshal([]byte(s), &back))
	}
	var v any
	json.Unmarshal([]byte(`{"a":[1,2,{"b":null}],"s":"é\u00e9\n"}`), &v)
	fmt.Println(v)
	dec := json.NewDecoder(strings.NewReader(`{"x":1} {"x":2} [3]`))
	for dec.More() {
		var m any
		if err := dec.Decode(&m); err != nil {
			fmt.Println(err)
			break
		}
		fmt.Print(m, " ")
	}
	fmt.Println()
	enc := json.NewEncoder(os.Stdout)
	enc.SetIndent(">", " ")
	enc.Encode(struct {
		A [2]bool `json:"a"`
		B []byte
		C float32 `json:",string"`
	}{B: []byte("hi"), C: 1.5})
	_, err = json.Marshal(make(chan int))
	fmt.Println(err, json.Valid([]byte(`{}`)))
}
