package jsonschema

import (
	"encoding/json"
	"fmt"
	"regexp"

	"gopkg.in/yaml.v3"
)

// asEditors reads YAML as yaml-language-server does: by the core schema of YAML
// 1.2, which takes 1.10 for a number and true for a boolean.
func asEditors(data []byte) (any, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	if len(doc.Content) == 0 {
		return nil, fmt.Errorf("an empty file")
	}
	return jsonValue(doc.Content[0])
}

func jsonValue(n *yaml.Node) (any, error) {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			v, err := jsonValue(n.Content[i+1])
			if err != nil {
				return nil, err
			}
			m[n.Content[i].Value] = v
		}
		return m, nil
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			v, err := jsonValue(item)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		return list, nil
	case yaml.ScalarNode:
		return plain(n), nil
	}
	return nil, fmt.Errorf("line %d: an alias", n.Line)
}

// The core schema's tags: https://yaml.org/spec/1.2.2/#103-core-schema
var (
	whole   = regexp.MustCompile(`^[-+]?[0-9]+$`)
	other   = regexp.MustCompile(`^(0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$`)
	decimal = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
)

func plain(n *yaml.Node) any {
	const written = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	if n.Style&written != 0 {
		return n.Value
	}
	switch n.Value {
	case "", "~", "null", "Null", "NULL":
		return nil
	case "true", "True", "TRUE":
		return true
	case "false", "False", "FALSE":
		return false
	}
	switch {
	case whole.MatchString(n.Value), decimal.MatchString(n.Value):
		var f float64
		if _, err := fmt.Sscan(n.Value, &f); err == nil {
			return f
		}
	case other.MatchString(n.Value):
		return json.Number("1") // of what size does not matter here
	}
	return n.Value
}
