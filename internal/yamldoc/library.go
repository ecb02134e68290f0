package yamldoc

import (
	"bytes"
	"io"
	"strings"

	"gopkg.in/yaml.v3"
)

// readWithLibrary reads any YAML. The nodes stay as they are where the file holds
// nothing.
func (d *Document) readWithLibrary() error {
	var root yaml.Node
	if err := parseWhole(d.Data, &root); err != nil {
		return err
	}
	if holdsCloseComment(d.Data) {
		if err := closeComment(d.Data); err != nil {
			return err
		}
	}
	d.take(&root)
	return nil
}

// readBeginning reads as many bytes of the file.
func (d *Document) readBeginning(size int) error {
	var root yaml.Node
	err := yaml.Unmarshal(d.Data[:size], &root)
	d.take(&root)
	return err
}

// take adds the nodes of what the library has read.
func (d *Document) take(root *yaml.Node) {
	if root.Kind == yaml.DocumentNode && len(root.Content) == 1 {
		d.add(root.Content[0], false)
	}
}

func (d *Document) add(n *yaml.Node, isKey bool) {
	at := len(d.nodes)
	d.nodes = append(d.nodes, node{value: n.Value, line: int32(n.Line), column: int32(n.Column),
		count: int32(len(n.Content)), style: styleOf(n.Style)})
	added := &d.nodes[at]
	switch n.Kind {
	case yaml.AliasNode:
		added.marks |= alias
	case yaml.ScalarNode:
		added.kind = scalarKind(n.Value, added.style)
	case yaml.SequenceNode:
		added.kind = List
	case yaml.MappingNode:
		added.kind = Map
	}
	if n.Anchor != "" {
		added.marks |= anchored
	}
	if n.Style&yaml.TaggedStyle != 0 {
		added.marks |= tagged
	}
	if isKey && n.Tag == "!!merge" {
		added.marks |= merge
	}
	added.width = int32(Node{d, int32(at)}.measure())
	for i, in := range n.Content {
		d.add(in, n.Kind == yaml.MappingNode && i%2 == 0)
	}
	d.nodes[at].end = int32(len(d.nodes))
}

func styleOf(s yaml.Style) (style layout) {
	for _, of := range []struct {
		library yaml.Style
		ours    layout
	}{{yaml.SingleQuotedStyle, singleQuoted}, {yaml.DoubleQuotedStyle, doubleQuoted}, {yaml.LiteralStyle, literal},
		{yaml.FoldedStyle, folded}, {yaml.FlowStyle, flow}} {
		if s&of.library != 0 {
			style |= of.ours
		}
	}
	return style
}

// parseWhole parses the data to its end. The library stops after the first
// value, and would leave out in silence what follows a value that can end
// before the file does: any but keys that begin in column 1.
func parseWhole(data []byte, root *yaml.Node) error {
	if err := yaml.Unmarshal(data, root); err != nil || root.Kind == 0 {
		return err
	}
	first := root.Content[0]
	if first.Kind == yaml.MappingNode && first.Style&yaml.FlowStyle == 0 && first.Content[0].Column == 1 {
		return nil
	}
	var again, more yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	if err := decoder.Decode(&again); err != nil {
		return err
	}
	switch err := decoder.Decode(&more); err {
	case io.EOF:
		return nil
	case nil:
		return errSecondDocument
	default:
		return err
	}
}

// holdsCloseComment reports whether a # may directly follow a value.
// The library takes it for a comment all the same, and would drop it in silence.
func holdsCloseComment(data []byte) bool {
	for i := 1; i < len(data); i++ {
		next := bytes.IndexByte(data[i:], '#')
		if next < 0 {
			return false
		}
		if i += next; bytes.IndexByte([]byte("\"']}|>+-123456789"), data[i-1]) >= 0 {
			return true
		}
	}
	return false
}

// closeComment returns v4's error for such a #.
func closeComment(data []byte) error {
	if err := parseWithV4(data); err != nil && strings.Contains(err.Error(), closeCommentMessage) {
		return err
	}
	return nil
}
