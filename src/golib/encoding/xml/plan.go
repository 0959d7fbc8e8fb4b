// Plans: what the tags of a struct type say.
package xml

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// A role is what a field is in its element.
type role uint8

const (
	element role = iota
	attribute
	chardata
	cdata
	innerXML
	comment
	elementName // XMLName
)

var roleNames = map[string]role{"attr": attribute, "chardata": chardata, "cdata": cdata, "innerxml": innerXML, "comment": comment}

// A field is a field of a struct, or of one embedded in it.
type field struct {
	index     []int
	name      string
	space     string
	role      role
	any       bool // takes what no other field takes
	omitEmpty bool
	parents   []string // the elements around it
}

// A plan is what is known of a struct type.
type plan struct {
	xmlName *field
	fields  []field
}

var (
	plans    sync.Map // reflect.Type to *plan
	nameType = reflect.TypeFor[Name]()
	attrType = reflect.TypeFor[Attr]()
)

// planOf returns the plan of a type; one that is no struct has no fields.
func planOf(t reflect.Type) (*plan, error) {
	if p, ok := plans.Load(t); ok {
		return p.(*plan), nil
	}
	p := &plan{}
	if t.Kind() == reflect.Struct && t != nameType {
		for i := range t.NumField() {
			if err := p.addField(t, t.Field(i)); err != nil {
				return nil, err
			}
		}
	}
	known, _ := plans.LoadOrStore(t, p)
	return known.(*plan), nil
}

func (p *plan) addField(t reflect.Type, f reflect.StructField) error {
	if !f.IsExported() && !f.Anonymous || f.Tag.Get("xml") == "-" {
		return nil
	}
	if f.Anonymous {
		inner := f.Type
		if inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct {
			return p.embed(t, f, inner)
		}
	}
	parsed, err := parseField(t, f)
	if err != nil {
		return err
	}
	if f.Name == "XMLName" {
		p.xmlName = parsed
		return nil
	}
	return p.insert(t, *parsed)
}

func (p *plan) embed(t reflect.Type, f reflect.StructField, inner reflect.Type) error {
	ip, err := planOf(inner)
	if err != nil {
		return err
	}
	if p.xmlName == nil {
		// Its tag counts. Its value does not: Go looks for it in the outer struct, in a field that has its number.
		p.xmlName = ip.xmlName
	}
	for _, g := range ip.fields {
		g.index = append([]int{f.Index[0]}, g.index...)
		if err := p.insert(t, g); err != nil {
			return err
		}
	}
	return nil
}

// parseField reads the tag of f, a field of t.
func parseField(t reflect.Type, f reflect.StructField) (*field, error) {
	p := &field{index: f.Index}
	tag := f.Tag.Get("xml")
	if space, rest, ok := strings.Cut(tag, " "); ok {
		p.space, tag = space, rest
	}
	options := strings.Split(tag, ",")
	tag = options[0]
	if !p.setOptions(options[1:], tag, f.Name) {
		return nil, fmt.Errorf("xml: invalid tag in field %s of type %s: %q", f.Name, t, f.Tag.Get("xml"))
	}
	if p.space != "" && tag == "" {
		return nil, fmt.Errorf("xml: namespace without name in field %s of type %s: %q", f.Name, t, f.Tag.Get("xml"))
	}
	if f.Name == "XMLName" {
		p.name = tag
		return p, nil
	}
	if tag == "" {
		p.name = f.Name
		// The type of the field may have a name.
		own, err := nameOfType(f.Type)
		if own != nil {
			p.space, p.name = own.space, own.name
		}
		return p, err
	}
	parents := strings.Split(tag, ">")
	if parents[0] == "" {
		parents[0] = f.Name
	}
	last := len(parents) - 1
	if parents[last] == "" {
		return nil, fmt.Errorf("xml: trailing '>' in field %s of type %s", f.Name, t)
	}
	p.name = parents[last]
	if last > 0 {
		if p.role != element {
			return nil, fmt.Errorf("xml: %s chain not valid with %s flag", tag, strings.Join(options[1:], ","))
		}
		p.parents = parents[:last]
	}
	if p.role == element {
		own, err := nameOfType(f.Type)
		if err != nil {
			return nil, err
		}
		if own != nil && own.name != p.name {
			return nil, fmt.Errorf("xml: name %q in tag of %s.%s conflicts with name %q in %s.XMLName", p.name, t, f.Name, own.name, f.Type)
		}
	}
	return p, nil
}

// setOptions sets what stands behind the commas of a tag; not ok means that it does not go together.
func (p *field) setOptions(options []string, name, fieldName string) bool {
	roles := 0
	for _, o := range options {
		if r, ok := roleNames[o]; ok {
			if p.role != r {
				roles++
			}
			p.role = r
		} else if o == "any" {
			p.any = true
		} else if o == "omitempty" {
			p.omitEmpty = true
		}
	}
	switch {
	case roles > 1, p.any && p.role > attribute:
		return false
	case fieldName == "XMLName" && (p.role != element || p.any):
		return false
	case name != "" && (p.any || p.role > attribute):
		return false
	}
	return !p.omitEmpty || p.role <= attribute
}

// nameOfType returns the XMLName of t, if that has a name.
func nameOfType(t reflect.Type) (*field, error) {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == nil || t.Kind() != reflect.Struct {
		return nil, nil
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.Name == "XMLName" {
			p, err := parseField(t, f)
			if err != nil || p.name == "" {
				return nil, err
			}
			return p, nil
		}
	}
	return nil, nil
}

// insert adds f, unless it is hidden. Of fields that claim one element the least embedded counts, if there is one.
func (p *plan) insert(t reflect.Type, f field) error {
	var rivals []int
	for i := range p.fields {
		if old := &p.fields[i]; f.claimsAsWell(old) {
			if len(old.index) < len(f.index) {
				return nil
			}
			rivals = append(rivals, i)
		}
	}
	for _, i := range rivals {
		if old := &p.fields[i]; len(old.index) == len(f.index) {
			f1, f2 := t.FieldByIndex(old.index), t.FieldByIndex(f.index)
			return &TagPathError{t, f1.Name, f1.Tag.Get("xml"), f2.Name, f2.Tag.Get("xml")}
		}
	}
	for _, i := range slices.Backward(rivals) {
		p.fields = slices.Delete(p.fields, i, i+1)
	}
	p.fields = append(p.fields, f)
	return nil
}

// claimsAsWell says whether f and g are for the same thing, or one for an element around the other's.
func (f *field) claimsAsWell(g *field) bool {
	if f.role != g.role || f.any != g.any || f.space != "" && g.space != "" && f.space != g.space {
		return false
	}
	if len(f.parents) > len(g.parents) {
		f, g = g, f
	}
	n := len(f.parents)
	if !slices.Equal(f.parents, g.parents[:n]) {
		return false
	}
	if len(g.parents) > n {
		return g.parents[n] == f.name
	}
	return f.name == g.name && f.space == g.space
}

// in returns the field's value in the struct v. If a pointer on the way is nil, it is set, or there is no value.
func (f *field) in(v reflect.Value, set bool) reflect.Value {
	for i, n := range f.index {
		if i > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() {
				if !set {
					return reflect.Value{}
				}
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		if n >= v.NumField() {
			return reflect.Value{}
		}
		v = v.Field(n)
	}
	return v
}
