package yamldoc

import (
	"fmt"
	"unicode/utf8"
)

// setInBrackets puts a value in place of another inside brackets.
func (s *splicer) setInBrackets(p *piece, v Value) error {
	if s.lineStart(p.after) != s.lineStart(p.end) && len(s.between(p.after, p.end)) > 0 {
		return fmt.Errorf("%w: a comment stands inside these brackets", ErrLayout)
	}
	if v.Kind == Scalar && p.n.Style&quoted != 0 {
		v.Quoted = true
	}
	text, _ := bracketed(v)
	if p.start == p.after && p.parent.kind == Map { // nothing stood there
		if s.data[p.after-1] != ':' {
			text = ":" + " " + text
		} else {
			text = " " + text
		}
	}
	s.put(p.start, p.end, text)
	return nil
}

// insertInBrackets puts an entry between brackets; where the line would grow too
// long, the list or group is written on lines of its own.
func (s *splicer) insertInBrackets(p *piece, op Op) error {
	text, comfortable := bracketed(op.Value)
	if op.Key != "" {
		text = keyText(op.Key) + ": " + text
	}
	start := s.lineStart(p.start)
	end, _ := s.line(p.start)
	long := utf8.RuneCount(s.data[start:end])+len(", ")+utf8.RuneCountInString(text) > Width
	if !p.flow && (long || !comfortable) && s.oneLine(p) {
		whole := Node{s.doc, p.n}.Whole()
		whole.Apply(Op{Do: Insert, Index: op.Index, Key: op.Key, Value: op.Value})
		return s.set(p, whole)
	}
	if op.Index == 0 {
		s.put(p.items[0].lead, p.items[0].lead, text+", ")
		return nil
	}
	before := p.items[op.Index-1]
	if before.start == before.end && before.key != nil && s.data[before.end-1] == ':' {
		text = " , " + text // so that the colon does not stand against the comma
		s.put(before.end, before.end, text)
		return nil
	}
	s.put(before.end, before.end, ", "+text)
	return nil
}

// deleteInBrackets takes an entry with its comma away.
func (s *splicer) deleteInBrackets(p *piece, index int) error {
	siblings := p.parent.items
	start, end := p.lead, p.end
	switch {
	case index+1 < len(siblings):
		end = siblings[index+1].lead
	case index > 0:
		start = siblings[index-1].end
	}
	if len(s.between(start, end)) > 0 {
		return fmt.Errorf("%w: a comment stands inside these brackets", ErrLayout)
	}
	s.put(start, end, "")
	return nil
}
