package mock

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// condition tells whether a search lets an artifact through.
type condition func(a *artifact) bool

// filter reads a filter of a search, which must be of one of the kinds. A filter of ids with an empty list lets nothing through.
func (c *call) filter(doc document, kinds ...string) (condition, error) {
	kind := doc.str("type")
	if !slices.Contains(kinds, kind) {
		return nil, illegal("unknown type \"%.60s\", it is one of %s", kind, strings.Join(kinds, ", "))
	}
	if err := doc.check(shape{"blueprintIds": kindStrings, "blueprintVersionIds": kindObjects, "artifactIds": kindStrings, "isArchived": kindBool}); err != nil {
		return nil, err
	}
	switch kind {
	case "blueprints":
		ids := doc.strings("blueprintIds")
		return func(a *artifact) bool { return slices.Contains(ids, a.key.blueprint) }, nil
	case "blueprintVersions":
		list, _ := parseArray(doc.get("blueprintVersionIds"))
		keys := make([]versionKey, len(list))
		for i, text := range list {
			id, _ := parseDocument(text)
			keys[i] = keyFrom(id)
		}
		return func(a *artifact) bool { return slices.Contains(keys, a.key) }, nil
	case "artifacts":
		ids := doc.strings("artifactIds")
		return func(a *artifact) bool { return slices.Contains(ids, a.id) }, nil
	case "archived":
		if !doc.has("isArchived") {
			return nil, illegal("The filter on the archived status needs isArchived")
		}
		all := doc.isTrue("isArchived")
		return func(a *artifact) bool { return all || !a.archived }, nil
	}
	return fieldFilter(doc)
}

// conditionTypes compare a value with the text of a condition.
var conditionTypes = map[string]func(value, text string) bool{
	"EQUALS":     func(value, text string) bool { return value == text },
	"CONTAINS":   strings.Contains,
	"START_WITH": strings.HasPrefix,
	"END_WITH":   strings.HasSuffix,
}

// fieldFilter is a condition on a field, or on the name when no field is named. Of a list, one value is enough. An artifact
// without the value never meets the condition, and so always meets its negation.
func fieldFilter(doc document) (condition, error) {
	if err := doc.check(shape{"conditionType": kindString, "fieldId": kindString, "negateCondition": kindBool, "caseSensitive": kindBool}); err != nil {
		return nil, err
	}
	meets, known := conditionTypes[doc.str("conditionType")]
	if !known {
		return nil, illegal("No enum constant FieldConditionType.%.60s", doc.str("conditionType"))
	}
	if k := kindOf(doc.get("condition")); k == kindObject || k == kindArray {
		return nil, wrongType(kindString, k, "$.condition")
	}
	fold := strings.ToLower
	if doc.isTrue("caseSensitive") {
		fold = func(s string) string { return s }
	}
	text, id, negated := fold(plain(doc.get("condition"))), doc.str("fieldId"), doc.isTrue("negateCondition")
	return func(a *artifact) bool {
		var met bool
		if id == "" {
			met = meets(fold(a.name), text)
		} else {
			met = slices.ContainsFunc(valuesOf(a.fields.get(id)), func(v json.RawMessage) bool { return meets(fold(plain(v)), text) })
		}
		return met != negated
	}, nil
}

// valuesOf are the values of a field: those of a list, the one of another, none when it has no value.
func valuesOf(value json.RawMessage) []json.RawMessage {
	switch kindOf(value) {
	case kindNull:
		return nil
	case kindArray:
		list, _ := parseArray(value)
		return list
	}
	return []json.RawMessage{value}
}

// plain is the text that a value is compared as: a string itself, nothing for null, and the JSON text of all others.
func plain(value json.RawMessage) string {
	switch kindOf(value) {
	case kindString:
		return unquote(value)
	case kindNull:
		return ""
	}
	return string(value)
}

// sortKey is what an artifact is sorted by.
type sortKey struct {
	none   bool // it has no value
	rank   int  // numbers before texts
	number float64
	text   string // without case
	exact  string
}

func textKey(s string) sortKey { return sortKey{rank: 2, text: strings.ToLower(s), exact: s} }

func (k sortKey) compare(other sortKey) int {
	return cmp.Or(cmp.Compare(k.rank, other.rank), cmp.Compare(k.number, other.number), strings.Compare(k.text, other.text), strings.Compare(k.exact, other.exact))
}
