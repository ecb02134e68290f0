package yamldoc

import (
	"fmt"
	"unicode/utf8"
)

// setFlow puts a value in place of another inside brackets.
func (s *splicer) setFlow(p *syntaxNode, v Value) error {
	if s.lineStart(p.after) != s.lineStart(p.end) && len(s.commentsIn(p.after, p.end)) > 0 {
		return fmt.Errorf("%w: there is a comment inside these brackets", ErrLayout)
	}
	if v.Kind == Scalar && p.node().style&quoted != 0 {
		v.Quoted = true
	}
	text, _ := flowText(v)
	if p.start == p.after && p.parent.kind == Map { // the value was missing
		if s.data[p.after-1] != ':' {
			text = ":" + " " + text
		} else {
			text = " " + text
		}
	}
	s.put(p.start, p.end, text)
	return nil
}

// insertFlow puts an entry between brackets; where the line would grow too
// long, the list or group is written on lines of its own.
func (s *splicer) insertFlow(p *syntaxNode, op Op) error {
	text, comfortable := flowText(op.Value)
	if op.Key != "" {
		text = keyText(op.Key) + ": " + text
	}
	start := s.lineStart(p.start)
	end, _ := s.line(p.start)
	long := utf8.RuneCount(s.data[start:end])+len(", ")+utf8.RuneCountInString(text) > Width
	if !p.flow && (long || !comfortable) && s.oneLine(p) {
		whole := p.Whole()
		whole.Apply(Op{Do: Insert, Index: op.Index, Key: op.Key, Value: op.Value})
		return s.set(p, whole)
	}
	if op.Index == 0 {
		s.put(p.items[0].entryStart, p.items[0].entryStart, text+", ")
		return nil
	}
	before := p.items[op.Index-1]
	if before.start == before.end && before.key != nil && s.data[before.end-1] == ':' {
		text = " , " + text // so that the colon does not touch the comma
		s.put(before.end, before.end, text)
		return nil
	}
	s.put(before.end, before.end, ", "+text)
	return nil
}

// deleteFlow takes an entry with its comma away.
func (s *splicer) deleteFlow(p *syntaxNode, index int) error {
	siblings := p.parent.items
	start, end := p.entryStart, p.end
	switch {
	case index+1 < len(siblings):
		end = siblings[index+1].entryStart
	case index > 0:
		start = siblings[index-1].end
	}
	if len(s.commentsIn(start, end)) > 0 {
		return fmt.Errorf("%w: there is a comment inside these brackets", ErrLayout)
	}
	s.put(start, end, "")
	return nil
}
