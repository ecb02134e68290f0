package merge

import (
	"slices"
	"strings"

	"improve/internal/store"
	"improve/internal/yamldoc"
)

// merger goes down three versions of a file at once.
type merger struct {
	path      []string
	conflicts [][]string
}

// named are entries by what they go by.
type named struct {
	names []string
	parts []yamldoc.Part
	at    map[string]int
}

func (n named) find(name string) *yamldoc.Part {
	if i, ok := n.at[name]; ok {
		return &n.parts[i]
	}
	return nil
}

// name finds what the entries of a list or group go by; false where two go by
// the same.
func name(place store.Place, p yamldoc.Part) (named, bool) {
	n := named{parts: p.Parts, at: make(map[string]int, len(p.Parts))}
	for i, part := range p.Parts {
		name := part.Key
		if p.Value.Kind == yamldoc.List {
			name = place.NameOf(part.Value, i)
		}
		if _, twice := n.at[name]; twice || name == "" {
			return n, false
		}
		n.names = append(n.names, name)
		n.at[name] = i
	}
	return n, true
}

// inside merges what is in a list or group on lines of its own, with its
// tail. False means that it can only be taken as a whole.
func (m *merger) inside(place store.Place, base, ours, theirs yamldoc.Part) (string, bool) {
	if base.Value.Kind != ours.Value.Kind {
		base = yamldoc.Part{}
	}
	b, okB := name(place, base)
	o, okO := name(place, ours)
	t, okT := name(place, theirs)
	list := ours.Value.Kind == yamldoc.List
	if !okB || !okO || !okT || list && !place.HasIDs() && renamed(b, o, t) {
		return "", false
	}
	var out merged
	for i, part := range o.parts {
		text, ok := m.entry(place, list, o.names[i], b.find(o.names[i]), &part, t.find(o.names[i]))
		if !ok || i > 0 && part.OnDash || part.OnDash && text == "" {
			return "", false
		}
		out.add(o.names[i], text)
	}
	for i, part := range t.parts {
		if o.find(t.names[i]) != nil {
			continue
		}
		text, ok := m.entry(place, list, t.names[i], b.find(t.names[i]), nil, shifted(&part, ours))
		at := out.after(place, list, t.names[i], t.names[:i], b)
		if !ok || part.OnDash && text != "" || at == 0 && len(o.parts) > 0 && o.parts[0].OnDash {
			return "", false
		}
		out.insert(at, t.names[i], text)
	}
	return strings.Join(out.texts, "") + comments(base.Tail, ours.Tail, theirs.Tail), true
}

// renamed reports whether both sides took the same text out of a list and wrote
// others: most likely both wrote the same one again.
func renamed(base, ours, theirs named) bool {
	both := slices.ContainsFunc(base.names, func(n string) bool { return ours.find(n) == nil && theirs.find(n) == nil })
	added := func(side, other named) bool {
		return slices.ContainsFunc(side.names,
			func(n string) bool { return base.find(n) == nil && other.find(n) == nil })
	}
	return both && added(ours, theirs) && added(theirs, ours)
}

// merged are the entries of a list or group so far.
type merged struct{ names, texts []string }

func (m *merged) add(name, text string) { m.insert(len(m.names), name, text) }

func (m *merged) insert(at int, name, text string) {
	m.names = slices.Insert(m.names, at, name)
	m.texts = slices.Insert(m.texts, at, text)
}

// after is where an entry of theirs goes that ours has not: in its order among
// keys or ids that are in theirs; else below those that are above it in
// theirs, and below what ours has added there.
func (m *merged) after(place store.Place, list bool, name string, above []string, base named) int {
	inOrder := !list
	for i := 1; i < len(m.names); i++ {
		inOrder = inOrder && place.Before(m.names[i-1], m.names[i])
	}
	if inOrder && len(m.names) > 0 {
		at := slices.IndexFunc(m.names, func(n string) bool { return place.Before(name, n) })
		if at < 0 {
			at = len(m.names)
		}
		return at
	}
	at := 0
	for i, n := range m.names {
		if slices.Contains(above, n) {
			at = i + 1
		}
	}
	for at < len(m.names) && base.find(m.names[at]) == nil && !slices.Contains(above, m.names[at]) {
		at++
	}
	return at
}

// shifted is a part of theirs as deep as the entries of ours, where those are not
// as deep.
func shifted(p *yamldoc.Part, ours yamldoc.Part) *yamldoc.Part {
	if len(ours.Parts) == 0 || p.Column == ours.Parts[0].Column || p.OnDash {
		return p
	}
	return shift(p, ours.Parts[0].Column-p.Column)
}

// shift moves a part further in or out.
func shift(p *yamldoc.Part, by int) *yamldoc.Part {
	move := func(text string) string {
		lines := strings.SplitAfter(text, "\n")
		for i, line := range lines {
			switch blanks := len(line) - len(strings.TrimLeft(line, " ")); {
			case strings.TrimSpace(line) == "":
			case by > 0:
				lines[i] = strings.Repeat(" ", by) + line
			default:
				lines[i] = line[min(blanks, -by):]
			}
		}
		return strings.Join(lines, "")
	}
	moved := *p
	moved.Above, moved.Head, moved.Tail, moved.Column = move(p.Above), move(p.Head), move(p.Tail), p.Column+by
	moved.At, moved.End = 0, 0
	moved.Parts = nil
	for _, part := range p.Parts {
		if part.OnDash {
			part.Above = "" // it has none
		}
		moved.Parts = append(moved.Parts, *shift(&part, by))
	}
	return &moved
}
