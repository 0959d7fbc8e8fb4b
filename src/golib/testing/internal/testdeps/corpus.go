package testdeps

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
)

// entry is what package testing calls a corpus entry.
type entry = struct {
	Path   string
	Values []any
}

// corpusErrors are those of several files.
type corpusErrors []error

func (e corpusErrors) Error() string {
	var texts []string
	for _, err := range e {
		texts = append(texts, err.Error())
	}
	return strings.Join(texts, "\n")
}

// checkCorpus reports whether arguments fit the fuzz function.
func checkCorpus(values []any, types []reflect.Type) error {
	if len(values) != len(types) {
		return fmt.Errorf("wrong number of values in corpus entry: %d, want %d", len(values), len(types))
	}
	have := make([]reflect.Type, len(values))
	fits := true
	for i, v := range values {
		have[i] = reflect.TypeOf(v)
		fits = fits && have[i] == types[i]
	}
	if !fits {
		return fmt.Errorf("mismatched types in corpus entry: %v, want %v", have, types)
	}
	return nil
}

// readCorpus reads the files of a folder; that there is none is fine.
func readCorpus(dir string, types []reflect.Type) ([]entry, error) {
	files, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading seed corpus from testdata: %v", err)
	}
	var corpus []entry
	var errs corpusErrors
	for _, file := range files {
		if file.IsDir() {
			continue
		}
		name := filepath.Join(dir, file.Name())
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("failed to read corpus file: %v", err)
		}
		values, err := decode(string(data))
		if err != nil {
			err = fmt.Errorf("unmarshal: %v", err)
		} else {
			err = checkCorpus(values, types)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%q: %v", name, err))
			continue
		}
		corpus = append(corpus, entry{Path: name, Values: values})
	}
	if len(errs) > 0 {
		return corpus, errs
	}
	return corpus, nil
}

const version1 = "go test fuzz v1"

// decode reads a corpus file: a line with the version, and a line such as string("x") for each value.
func decode(text string) ([]any, error) {
	if text == "" {
		return nil, errors.New("cannot unmarshal empty string")
	}
	first, rest, ok := strings.Cut(text, "\n")
	if !ok {
		return nil, errors.New("must include version and at least one value")
	}
	if version := strings.TrimSuffix(first, "\r"); version != version1 {
		return nil, fmt.Errorf("unknown encoding version: %s", version)
	}
	var values []any
	for line := range strings.SplitSeq(rest, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		v, err := decodeValue(line)
		if err != nil {
			return nil, fmt.Errorf("malformed line %q: %v", line, err)
		}
		values = append(values, v)
	}
	return values, nil
}

// decodeValue reads a conversion of a literal.
func decodeValue(line string) (any, error) {
	typ, literal, ok := strings.Cut(line, "(")
	if !ok || !strings.HasSuffix(literal, ")") {
		return nil, errors.New("expected call expression")
	}
	typ = strings.TrimSpace(typ)
	literal = strings.TrimSpace(literal[:len(literal)-1])
	if literal == "" {
		return nil, errors.New("expected call expression with 1 argument; got 0")
	}
	switch typ {
	case "[]byte", "string":
		return decodeText(typ, literal)
	case "bool":
		switch literal {
		case "true", "false":
			return literal == "true", nil
		}
		return nil, errors.New("true or false required for type bool")
	case "byte", "rune":
		if literal[0] == '\'' {
			return decodeChar(typ, literal)
		}
		return decodeInteger(map[string]string{"byte": "uint8", "rune": "int32"}[typ], literal)
	case "float32", "float64":
		return decodeFloat(typ, literal)
	case "math.Float32frombits":
		bits, err := strconv.ParseUint(literal, 0, 32)
		return math.Float32frombits(uint32(bits)), err
	case "math.Float64frombits":
		bits, err := strconv.ParseUint(literal, 0, 64)
		return math.Float64frombits(bits), err
	}
	return decodeInteger(typ, literal)
}

func decodeText(typ, literal string) (any, error) {
	if c := literal[0]; c != '"' && c != '`' {
		if typ == "string" {
			return nil, errors.New("string literal value required for type string")
		}
		return nil, errors.New("string literal required for type []byte")
	}
	s, err := strconv.Unquote(literal)
	if err != nil {
		return nil, err
	}
	if typ == "string" {
		return s, nil
	}
	return []byte(s), nil
}

func decodeChar(typ, literal string) (any, error) {
	if len(literal) < 2 {
		return nil, errors.New("malformed character literal, missing single quotes")
	}
	code, _, _, err := strconv.UnquoteChar(literal[1:len(literal)-1], '\'')
	if err != nil {
		return nil, err
	}
	if typ == "rune" {
		return code, nil
	}
	if code >= 256 {
		return nil, errors.New("can only encode single byte to a byte type")
	}
	return byte(code), nil
}

func decodeFloat(typ, literal string) (any, error) {
	switch literal {
	case "NaN", "+Inf", "-Inf":
	default:
		if c := strings.TrimPrefix(literal, "-"); c == "" || c[0] != '.' && (c[0] < '0' || c[0] > '9') {
			return nil, fmt.Errorf("float or integer literal required for %s type", typ)
		}
	}
	if typ == "float64" {
		return strconv.ParseFloat(literal, 64)
	}
	v, err := strconv.ParseFloat(literal, 32)
	return float32(v), err
}

// decodeInteger converts a literal to one of the types of whole numbers.
func decodeInteger(typ, literal string) (any, error) {
	t, ok := integers[typ]
	if !ok {
		return nil, errors.New("expected []byte or primitive type")
	}
	signed := typ[0] == 'i'
	if c := strings.TrimPrefix(literal, "-"); c == "" || c[0] < '0' || c[0] > '9' || strings.ContainsAny(c, ".pP") {
		if signed {
			return nil, errors.New("integer literal required for int types")
		}
		return nil, errors.New("integer literal required for uint types")
	}
	v := reflect.New(t).Elem()
	if signed {
		n, err := strconv.ParseInt(literal, 0, t.Bits())
		v.SetInt(n)
		return v.Interface(), err
	}
	n, err := strconv.ParseUint(literal, 0, t.Bits())
	v.SetUint(n)
	return v.Interface(), err
}

var integers = map[string]reflect.Type{
	"int": reflect.TypeFor[int](), "int8": reflect.TypeFor[int8](), "int16": reflect.TypeFor[int16](), "int32": reflect.TypeFor[int32](), "int64": reflect.TypeFor[int64](),
	"uint": reflect.TypeFor[uint](), "uint8": reflect.TypeFor[uint8](), "uint16": reflect.TypeFor[uint16](), "uint32": reflect.TypeFor[uint32](), "uint64": reflect.TypeFor[uint64](),
}
