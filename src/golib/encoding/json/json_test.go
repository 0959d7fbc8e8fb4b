package json_test

import (
	"encoding/json"
	"testing"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

type item struct {
	Name  string         `json:"name"`
	Price float64        `json:",omitempty"`
	Tags  []string       `json:"tags"`
	Extra map[string]any `json:"extra,omitempty"`
	inner
}

type inner struct{ ID int }

func TestRoundTrip(t *testing.T) {
	b, err := json.Marshal(item{Name: "<a>", Extra: map[string]any{"z": 1, "b": nil}, inner: inner{5}})
	check(t, "Marshal", string(b), `{"name":"\u003ca\u003e","tags":null,"extra":{"b":null,"z":1},"ID":5}`)
	check(t, "error", err, nil)
	var v item
	err = json.Unmarshal([]byte(`{"NAME":"x","id":7,"tags":["a","b"],"extra":{"n":1.5e3}}`), &v)
	check(t, "Unmarshal", err == nil && v.Name == "x" && v.ID == 7 && len(v.Tags) == 2 && v.Extra["n"] == 1500.0, true)
}

func TestErrors(t *testing.T) {
	var v item
	check(t, "syntax", json.Unmarshal([]byte(`{"a":1,}`), &v).Error(), "invalid character '}' looking for beginning of object key string")
	check(t, "end", json.Unmarshal([]byte(`[1`), &v).Error(), "unexpected end of JSON input")
	check(t, "type", json.Unmarshal([]byte(`{"name":1}`), &v).Error(), "json: cannot unmarshal number into Go struct field item.name of type string")
	check(t, "target", json.Unmarshal([]byte(`1`), v).Error(), "json: Unmarshal(non-pointer json_test.item)")
	_, err := json.Marshal(func() {})
	check(t, "Marshal", err.Error(), "json: unsupported type: func()")
}
