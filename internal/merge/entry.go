package merge

import (
	"slices"
	"strings"

	"improve/internal/store"
	"improve/internal/yamldoc"
)

// entry merges one entry, which a side may not have. False means that it cannot
// stand alone: it begins on the line of a dash.
func (m *merger) entry(place store.Place, list bool, name string,
	base, ours, theirs *yamldoc.Part) (text string, ok bool) {
	m.path = append(m.path, name)
	defer func() { m.path = m.path[:len(m.path)-1] }()
	switch {
	case ours == nil && theirs == nil, ours == nil && same(base, theirs), theirs == nil && same(base, ours):
		return "", true
	case ours == nil && base == nil:
		return theirs.Text(), true
	case theirs == nil && base == nil:
		return ours.Text(), true
	case ours == nil || theirs == nil:
		return m.conflict(ours, theirs)
	case base != nil && base.Text() == ours.Text() && alike(ours, theirs):
		return shift(theirs, ours.Column-theirs.Column).Text(), true
	case same(base, theirs):
		return ours.Text(), true
	case same(base, ours) && alike(ours, theirs):
		return shift(theirs, ours.Column-theirs.Column).Text(), true
	case same(ours, theirs):
		return ours.Text(), true
	}
	if base != nil || !list {
		if text, ok := m.both(place.Below(name), base, ours, theirs); ok {
			return text, true
		}
	}
	return m.conflict(ours, theirs)
}

// alike reports whether one entry can be in the other's place as it is laid out.
func alike(a, b *yamldoc.Part) bool {
	if len(a.Parts) > 0 && len(b.Parts) > 0 && a.Parts[0].Column-a.Column != b.Parts[0].Column-b.Column {
		return false
	}
	return a.OnDash == b.OnDash
}

// same reports whether two versions of an entry say the same and have the same
// comments.
func same(a, b *yamldoc.Part) bool {
	return a != nil && b != nil && a.Value.Same(b.Value) && slices.Equal(a.Comments, b.Comments)
}

// both merges an entry that both sides have changed, where it holds others.
func (m *merger) both(place store.Place, base, ours, theirs *yamldoc.Part) (string, bool) {
	if base == nil {
		base = &yamldoc.Part{}
	}
	if ours.Value.Kind != theirs.Value.Kind {
		return "", false
	}
	above := comments(base.Above, ours.Above, theirs.Above)
	if len(ours.Parts) > 0 && len(theirs.Parts) > 0 && (len(base.Parts) > 0 || empty(base.Value)) {
		head, ok := heads(base.Head, ours.Head, theirs.Head)
		before := len(m.conflicts)
		text, whole := m.inside(place, *base, *ours, *theirs)
		if !ok || !whole {
			m.conflicts = m.conflicts[:before]
			return "", false
		}
		return above + head + text, true
	}
	v, ok := values(base.Value, ours.Value, theirs.Value)
	switch {
	case !ok:
		return "", false
	case v.Same(ours.Value):
		return above + ours.Body(), true
	case len(ours.Parts)+len(theirs.Parts) == 0:
		return above + ours.Head[:ours.At] + yamldoc.Inline(v) + ours.Head[ours.End:], true
	}
	return above + ours.Rewritten(v), len(ours.Comments)+len(theirs.Comments) == 0
}

func empty(v yamldoc.Value) bool { return len(v.Items)+len(v.Pairs) == 0 }

// heads joins the lines of a key or dash, which differ in comments only.
func heads(base, ours, theirs string) (string, bool) {
	b, o, t := strings.TrimSpace(base), strings.TrimSpace(ours), strings.TrimSpace(theirs)
	switch {
	case o == t, t == b, !strings.Contains(t, "#"):
		return ours, true
	case o == b, !strings.Contains(o, "#"):
		return strings.Replace(ours, o, t, 1), true
	}
	return "", false
}

// conflict writes both versions of an entry between marks, with what is above
// both of them before the marks. One that is nil was deleted.
func (m *merger) conflict(ours, theirs *yamldoc.Part) (string, bool) {
	above, o, t := "", "", ""
	switch {
	case ours == nil:
		above, t = theirs.Above, theirs.Body()
	case theirs == nil:
		above, o = ours.Above, ours.Body()
	case ours.Above == theirs.Above:
		above, o, t = ours.Above, ours.Body(), theirs.Body()
	default:
		o, t = ours.Text(), theirs.Text()
	}
	if ours != nil && ours.OnDash || theirs != nil && theirs.OnDash {
		return "", false
	}
	m.conflicts = append(m.conflicts, slices.Clone(m.path))
	return above + markOurs + o + markMiddle + t + markTheirs, true
}
