package mock

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"
)

// field is one field of a blueprint version.
type field struct {
	id         string
	kind       string // one of fieldTypes
	list       bool   // it has a listConfig, and its value is an array
	least      int    // cardinality of a list
	most       int    // 0 when there is no limit
	required   bool
	computed   bool     // its sourceType is COMPUTE: requests can't set it
	categories []string // of a CATEGORY
	allowed    []string // blueprints that a REFERENCE may point to
}

var fieldTypes = []string{"TEXT", "NUMBER", "BOOLEAN", "DATE", "CATEGORY", "REFERENCE", "UPLOADED_FILE", "TIME_SERIES", "JSON"}

var fieldShape = shape{
	"label": kindString, "description": kindString, "fieldType": kindString, "sourceType": kindString, "required": kindBool,
	"isMandatory": kindBool, "listConfig": kindObject, "categories": kindStrings, "allowedBlueprints": kindStrings,
}

// newField reads a field definition.
func newField(id string, text json.RawMessage) (field, error) {
	doc, err := parseDocument(text)
	if err != nil {
		return field{}, wrongType(kindObject, kindOf(text), "$.fieldDefinitions."+id)
	}
	if err := doc.check(fieldShape); err != nil {
		return field{}, err
	}
	f := field{id: id, kind: doc.str("fieldType"), list: doc.has("listConfig"), required: doc.isTrue("required") || doc.isTrue("isMandatory"),
		categories: doc.strings("categories"), allowed: doc.strings("allowedBlueprints")}
	source := doc.str("sourceType")
	f.computed = source == "COMPUTE"
	limits := doc.object("listConfig")
	if err := limits.check(shape{"cardinalityMin": kindNumber, "cardinalityMax": kindNumber}); err != nil {
		return field{}, err
	}
	f.least, f.most = wholeNumber(limits.get("cardinalityMin")), wholeNumber(limits.get("cardinalityMax"))
	switch {
	case id == "":
		return field{}, illegal("A field definition has no id")
	case !slices.Contains(fieldTypes, f.kind):
		return field{}, illegal("Field '%.60s': no enum constant FieldType.%.60s", id, f.kind)
	case source != "" && source != "STORE" && source != "COMPUTE":
		return field{}, illegal("Field '%.60s': no enum constant FieldSourceType.%.60s", id, source)
	case f.kind == "CATEGORY" && !doc.has("categories"):
		return field{}, illegal("Field '%.60s': a CATEGORY needs categories", id)
	case f.kind == "REFERENCE" && !doc.has("allowedBlueprints"):
		return field{}, illegal("Field '%.60s': a REFERENCE needs allowedBlueprints", id)
	}
	return f, nil
}

// wholeNumber is a JSON number as an int; 0 when it is none.
func wholeNumber(text json.RawMessage) int {
	var n float64
	if json.Unmarshal(text, &n) != nil || n > 1e9 || n < -1e9 {
		return 0
	}
	return int(n)
}

// alike tells whether a value of f is a value of g as well.
func (f field) alike(g field) bool { return f.kind == g.kind && f.list == g.list }

// checkValue says what is wrong with the value of a field.
func (c *call) checkValue(f field, value json.RawMessage) error {
	if kindOf(value) == kindNull {
		if f.required && !f.computed {
			return illegal("Field '%s' is required", f.id)
		}
		return nil
	}
	if !f.list {
		return c.checkOne(f, value)
	}
	list, err := parseArray(value)
	if err != nil {
		return illegal("Field '%s' is a list: expected %s but was %s", f.id, kindArray, kindOf(value))
	}
	if len(list) < f.least || f.most > 0 && len(list) > f.most {
		return illegal("Field '%s': %d values are not within its cardinality, from %d to %d", f.id, len(list), f.least, f.most)
	}
	for _, v := range list {
		if err := c.checkOne(f, v); err != nil {
			return err
		}
	}
	return nil
}

func (c *call) checkOne(f field, value json.RawMessage) error {
	want := kindString
	switch f.kind {
	case "NUMBER":
		want = kindNumber
	case "BOOLEAN":
		want = kindBool
	case "JSON":
		return nil
	}
	if got := kindOf(value); got != want {
		return illegal("Field '%s' is a %s: expected %s but was %s", f.id, f.kind, want, got)
	}
	if want != kindString {
		return nil
	}
	text := unquote(value)
	switch f.kind {
	case "DATE":
		if _, err := time.Parse(time.RFC3339Nano, text); err != nil {
			return illegal("Field '%s': '%.60s' is not a date in ISO 8601 with time and zone, like 2026-06-01T00:00:00.000Z", f.id, text)
		}
	case "CATEGORY":
		if !slices.Contains(f.categories, text) {
			return illegal("Field '%s': category value '%.60s' is not in its categories %v", f.id, text, f.categories)
		}
	case "REFERENCE":
		a, ok := c.govern.artifacts.get(text)
		if !ok {
			return illegal("Field '%s': there is no artifact '%.60s'", f.id, text)
		}
		if !slices.Contains(f.allowed, a.key.blueprint) {
			return illegal("Field '%s': artifact '%s' is of blueprint '%s', which is not one of %v", f.id, text, a.key.blueprint, f.allowed)
		}
	case "UPLOADED_FILE":
		if _, ok := c.govern.files.get(text); !ok {
			return illegal("Field '%s': there is no uploaded file '%.60s'", f.id, text)
		}
	case "TIME_SERIES":
		if _, ok := c.govern.series.get(text); !ok {
			return illegal("Field '%s': there is no time series '%.60s'", f.id, text)
		}
	}
	return nil
}

// fieldValues are the values that an artifact gets from a request: fields that the version does not have, or that it
// computes, are left out. Values that old has already are taken as they are, so that an artifact whose file was deleted can be saved.
func (c *call) fieldValues(v *version, sent, old document) (document, error) {
	out := document{}
	for _, m := range sent {
		f, known := v.field(m.key)
		if !known || f.computed {
			continue
		}
		if !bytes.Equal(old.get(m.key), m.value) {
			if err := c.checkValue(f, m.value); err != nil {
				return nil, err
			}
		}
		out = append(out, m)
	}
	for _, f := range v.fields {
		if f.computed {
			if value := old.get(f.id); value != nil {
				out = append(out, member{f.id, value})
			}
			continue
		}
		if f.required && !out.has(f.id) {
			return nil, illegal("Field '%s' is required", f.id)
		}
	}
	return out, nil
}
