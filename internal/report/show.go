package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

// Kind is a kind of thing that `improve show` knows.
type Kind struct {
	Name string
	// ids are the ids of all things of the kind, with a title each.
	ids  func(*Context) [][2]string
	make func(*Context, string) *PageView
	more func(*PageView) // what the list of all says besides; nil where that is nothing
	// state is what became of one of the kind, beside it in the list of all; nil where
	// nothing becomes of them.
	state func(c *Context, id string) string
}

// Kinds lists the kinds of thing, in the order in which an id is looked up:
// what people ask for most comes first.
func Kinds() []Kind {
	return []Kind{
		{Name: "task", ids: taskIDs, make: taskPage},
		{Name: "ambition", ids: ambitionIDs, make: ambitionPage},
		{Name: "finding", ids: findingIDs, make: findingPage, state: findingState},
		{Name: "person", ids: personIDs, make: personPage, state: whoLeft},
		{Name: "meeting", ids: meetingIDs, make: meetingPage},
		{Name: "update", ids: updateIDs, make: updatePage},
		{Name: "measure", ids: measureIDs, make: measurePage},
		{Name: "risk", ids: riskIDs, make: riskPage},
		{Name: "action", ids: actionIDs, make: actionPage, state: actionState},
		{Name: "priority", ids: priorityIDs, make: priorityPage, more: overall},
		{Name: "group", ids: groupIDs, make: groupPage},
		{Name: "plan", ids: planIDs, make: planPage, state: planState},
		recordedOn("source"), recordedOn("document"),
		events(),
		{Name: "recommendation", ids: recommendationIDs, make: recommendationPage, state: becameOf},
		recorded("term"), recorded("principle"), recorded("stage"), recorded("level"), recordedOn("pause"),
	}
}

// KindNamed finds a kind by its name, or by that of several: term, terms.
func KindNamed(name string) (Kind, bool) {
	i := slices.IndexFunc(Kinds(), func(k Kind) bool { return k.Name == name || plural(k.Name) == name })
	if i < 0 {
		return Kind{}, false
	}
	return Kinds()[i], true
}

// IDs are the ids of a kind with a title each, for completion.
func (k Kind) IDs(c *Context) [][2]string { return k.ids(c) }

// Plural is the name of several things of the kind.
func (k Kind) Plural() string { return plural(k.Name) }

// Title is the heading of the list of all of the kind.
func (k Kind) Title() string {
	if k.Name == "term" {
		return "Glossary"
	}
	return diag.UpperFirst(k.Plural())
}

// calledByID reports whether a list of the kind needs its ids: they say more than a name in
// other letters.
func (k Kind) calledByID() bool {
	return k.ByID() || k.Name == "term" || k.Name == "level"
}

// ByID reports whether readers know the things of the kind by their ids: task 1.3.
func (k Kind) ByID() bool {
	s := schema.OfKind(k.Name)
	return s != nil && s.Numbered && k.Name != "finding" || k.Name == "action" || k.Name == "recommendation"
}

// Find is the id of a kind as the record writes it. The error suggests what was
// most likely meant.
func (k Kind) Find(c *Context, id string) (string, error) {
	if found := k.find(c, id); found != "" {
		return found, nil
	}
	return "", notFound(c, k.Name, id)
}

// Show makes the page of a thing by its id. An empty kind means any. The error
// suggests the nearest id where there is none of that name.
func Show(c *Context, kind, id string) (*PageView, error) {
	var also []string
	var page *PageView
	for _, k := range Kinds() {
		if kind != "" && k.Name != kind {
			continue
		}
		match := k.find(c, id)
		switch {
		case match == "":
		case page == nil:
			page = k.make(c, match)
		default:
			also = append(also, fmt.Sprintf("improve show %s %s", k.Name, match))
		}
	}
	if page == nil {
		return nil, notFound(c, kind, id)
	}
	if len(also) > 0 {
		page.fact("See also", also...)
	}
	return page, nil
}

// find is the id as the record writes it, empty where there is none: case does
// not count, nor does the path or ending of an update's file.
func (k Kind) find(c *Context, id string) string {
	return c.idWritten(k.Name, strings.TrimSuffix(strings.TrimPrefix(id, "updates/"), ".yaml"))
}

// notFound says that there is no such thing, with what was most likely meant:
// ids and names that hold the words written, else those nearest to them.
func notFound(c *Context, kind, id string) error {
	var ids, holding, near []string
	labels := map[string]string{} // by id
	for _, k := range Kinds() {
		if kind != "" && k.Name != kind {
			continue
		}
		for _, pair := range k.ids(c) {
			ids = append(ids, pair[0])
			labels[pair[0]] = label(pair)
			if holds(pair[0], id) || holds(pair[1], id) {
				holding = append(holding, label(pair))
			} else if _, ok := diag.Nearest(id, pair[1:]); ok {
				near = append(near, label(pair))
			}
		}
	}
	what := "nothing"
	if kind != "" {
		what = "no " + kind
	}
	if len(ids) == 0 {
		return fmt.Errorf("there is %s in this record", what)
	}
	if nearest, ok := diag.Nearest(id, ids); ok {
		near = append([]string{labels[nearest]}, near...)
	}
	meant := holding
	if len(meant) == 0 {
		meant = near
	}
	if len(meant) == 0 {
		return fmt.Errorf("there is %s called %q: ids look like %s",
			what, id, strings.Join(ids[:min(3, len(ids))], ", "))
	}
	return fmt.Errorf("there is %s called %q: did you mean %s?", what, id, alternatives(meant))
}

// label is an id with as much of its title as an error has room for.
func label(pair [2]string) string {
	const most = 40
	title := []rune(pair[1])
	switch {
	case len(title) == 0:
		return pair[0]
	case len(title) > most:
		return fmt.Sprintf("%s (%s ...)", pair[0], strings.TrimSpace(string(title[:most])))
	}
	return fmt.Sprintf("%s (%s)", pair[0], pair[1])
}

// holds reports whether a name holds what somebody wrote, as words of its own.
func holds(name, word string) bool {
	name, word = strings.ToLower(name), strings.ToLower(strings.TrimSpace(word))
	for from := 0; len(word) > 1; {
		i := strings.Index(name[from:], word)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(word)
		if !letterAt(name, start-1) && !letterAt(name, end) {
			return true
		}
		from = end
	}
	return false
}

func letterAt(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= '0' && s[i] <= '9' || s[i] >= 0x80)
}

// alternatives lists a few of the things that may have been meant.
func alternatives(words []string) string {
	const most = 3
	words = slices.Compact(words)
	if len(words) > most {
		return strings.Join(words[:most], ", ") + " or another"
	}
	return diag.Or(words)
}

func pairs[T any](list []*T, id, title func(*T) programme.Text) [][2]string {
	var all [][2]string
	for _, v := range list {
		all = append(all, [2]string{id(v).Value, title(v).Value})
	}
	return all
}
