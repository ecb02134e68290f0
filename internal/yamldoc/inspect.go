package yamldoc

import (
	"fmt"

	"gopkg.in/yaml.v3"

	"improve/internal/diag"
)

// inspect walks all nodes for what YAML allows and the record does not: what
// makes a value mean something other than what is written.
func (d *Document) inspect(n Node, problems *diag.List) {
	node := n.n
	switch {
	case node.Kind == yaml.AliasNode:
		problems.Add(Anchor.New(n.marked(1+len(node.Value)), fmt.Sprintf("*%s stands for a value written elsewhere", node.Value),
			"write the value itself here"+quoteIfMeant("*")))
		return
	case node.Anchor != "":
		problems.Add(Anchor.New(n.marked(1+len(node.Anchor)), fmt.Sprintf("&%s marks this value for use elsewhere, and is no part of it", node.Anchor),
			"delete &"+node.Anchor+quoteIfMeant("&")))
	case node.Style&yaml.TaggedStyle != 0:
		problems.Add(Tag.New(n.marked(len(node.Tag)), fmt.Sprintf("%s gives this value a type, and is no part of it", node.Tag),
			"delete "+node.Tag+quoteIfMeant("!")))
	}
	if node.Kind == yaml.ScalarNode {
		d.inspectComment(n, problems)
		return
	}
	for _, child := range node.Content {
		d.inspect(Node{d, child}, problems)
	}
}

// marked is the place of a mark before a node. The library gives the position
// of the mark for some nodes and of the value for others; the mark's own length
// is what is underlined.
func (n Node) marked(length int) diag.Place {
	place := n.Place()
	place.EndColumn = place.Column + length
	return place
}

func quoteIfMeant(mark string) string {
	return fmt.Sprintf("; where %s belongs to the text, put the whole text in quotes", mark)
}

// inspectComment finds text that its own sign cut short: in `title: Room #4`
// the title is Room.
func (d *Document) inspectComment(n Node, problems *diag.List) {
	comment := n.n.LineComment
	if len(comment) < 2 || comment[0] != '#' || comment[1] < '0' || comment[1] > '9' || n.n.Style != 0 {
		return
	}
	place := n.Place()
	place.EndColumn += 1 + len([]rune(comment))
	problems.Add(CommentCut.New(place,
		fmt.Sprintf("only %q is read here: %s counts as a comment", n.n.Value, comment),
		fmt.Sprintf("put the text in quotes: %q; or write the comment with a space after #", n.n.Value+" "+comment)))
}
