package history

import (
	"maps"
	"slices"
	"strings"

	"improve/internal/check"
	"improve/internal/gitrepo"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/yamldoc"
)

// together are the updates of one day before and after a commit that changed several of
// them. Where they say the same, one was split, joined with another, or was there twice:
// none was edited, deleted or written then.
type together struct {
	before, after []store.Version
	from          []*writing // those that were there before

	was, is *said // once asked for; nil where one cannot be read
	read    bool
}

// datesOf are all update files of a history, by the day in their names.
func datesOf(h *History) map[programme.Date][]string {
	dates := map[programme.Date][]string{}
	seen := map[string]bool{}
	for i := range h.Entries {
		for _, c := range h.Entries[i].Changes {
			if !seen[c.Path] && isUpdate(c.Path) {
				seen[c.Path] = true
				dates[nameDate(c.Path)] = append(dates[nameDate(c.Path)], c.Path)
			}
		}
	}
	return dates
}

// days are the days of which a commit changed several updates.
func (w *writings) days(e *gitrepo.Entry) map[programme.Date]*together {
	changed := map[programme.Date][]gitrepo.Change{}
	for _, c := range e.Changes {
		if isUpdate(c.Path) && c.File && len(c.Before) == 1 {
			changed[nameDate(c.Path)] = append(changed[nameDate(c.Path)], c)
		}
	}
	days := map[programme.Date]*together{}
	for day, changes := range changed {
		if others := w.othersOf(day, changes); len(changes)+len(others) > 1 {
			days[day] = w.together(changes, others)
		}
	}
	return days
}

// othersOf are the updates of a day that a commit leaves as they are.
func (w *writings) othersOf(day programme.Date, changes []gitrepo.Change) (others []store.Version) {
	for _, name := range w.dates[day] {
		f := w.files[name]
		if f != nil && f.deleted == nil &&
			!slices.ContainsFunc(changes, func(c gitrepo.Change) bool { return c.Path == name }) {
			others = append(others, store.Version{Path: name, Content: f.versions[len(f.versions)-1].blob.Content})
		}
	}
	return others
}

func (w *writings) together(changes []gitrepo.Change, others []store.Version) *together {
	t := &together{before: slices.Clone(others), after: slices.Clone(others)}
	for _, v := range others {
		t.from = append(t.from, w.files[v.Path])
	}
	for _, c := range changes {
		if f := w.files[c.Path]; f != nil && c.Before[0] != "" {
			t.before = append(t.before, store.Version{Path: c.Path, Content: c.Before[0]})
			t.from = append(t.from, f)
		}
		if c.Blob != "" {
			t.after = append(t.after, store.Version{Path: c.Path, Content: c.Blob})
		}
	}
	return t
}

// each goes over all versions.
func (t *together) each(see func(store.Version)) {
	if t != nil {
		for _, v := range slices.Concat(t.before, t.after) {
			see(v)
		}
	}
}

// sides are what the updates say before and after; not ok where one cannot be read.
func (t *together) sides(texts map[string][]byte) (was, is *said, ok bool) {
	if t == nil || len(t.before) == 0 {
		return nil, nil, false
	}
	if !t.read {
		t.was, t.is, t.read = saidBy(t.before, texts), saidBy(t.after, texts), true
	}
	return t.was, t.is, t.was != nil && t.is != nil
}

// same reports whether the updates say the same before and after, each in the name of the
// same person or meeting, and of two that differ the same one counts.
func (t *together) same(texts map[string][]byte) bool {
	was, is, ok := t.sides(texts)
	return ok && maps.Equal(was.all, is.all) && maps.Equal(was.last, is.last)
}

// rerated are the ratings of the day that another file gives than before, though the files
// say the same: of two of a day the later name counts.
func (t *together) rerated(texts map[string][]byte) (list []check.Rerated) {
	was, is, ok := t.sides(texts)
	if !ok || !maps.Equal(was.all, is.all) {
		return nil
	}
	for _, path := range slices.Sorted(maps.Keys(is.last)) {
		words := strings.Split(path, "/")
		if len(words) == 4 && words[1] == "progress" && words[3] == "rating" && was.last[path] != is.last[path] {
			before, _ := programme.ParseRating(was.last[path])
			now, _ := programme.ParseRating(is.last[path])
			list = append(list, check.Rerated{Task: words[2], Was: before, Now: now})
		}
	}
	return list
}

// said is what updates of a day say: all of it, and what counts of each key.
type said struct {
	all  map[string]bool
	last map[string]string
}

// saidBy is what updates say; nil where one cannot be read.
func saidBy(versions []store.Version, texts map[string][]byte) *said {
	s := &said{map[string]bool{}, map[string]string{}}
	versions = slices.SortedFunc(slices.Values(versions), func(a, b store.Version) int {
		return strings.Compare(strings.TrimSuffix(a.Path, ".yaml"), strings.TrimSuffix(b.Path, ".yaml"))
	})
	for _, v := range versions {
		doc, _ := yamldoc.Parse("", texts[v.Content])
		if doc == nil {
			return nil
		}
		root, who := doc.Root().Whole(), ""
		root.Pairs = slices.DeleteFunc(root.Pairs, func(p yamldoc.Pair) bool {
			heads := p.Key == "by" || p.Key == "meeting"
			if heads {
				who += p.Key + " " + p.Value.Text + " "
			}
			return heads
		})
		s.add(who, "", root)
	}
	return s
}

// add adds what a value says under its keys. The items of a list count one by one.
func (s *said) add(who, path string, v yamldoc.Value) {
	switch {
	case len(v.Pairs) > 0:
		for _, p := range v.Pairs {
			if !slices.Contains([]string{"posted", "restricted", "waive"}, p.Key) {
				s.add(who, path+"/"+p.Key, p.Value)
			}
		}
	case len(v.Items) > 0:
		for _, item := range v.Items {
			var b strings.Builder
			spell(&b, item)
			s.all[who+path+" "+b.String()] = true
		}
	default:
		s.all[who+path+" "+v.Text] = true
		s.last[path] = v.Text
	}
}

// origins are the files that an update was split from or joined of; none where it was not.
func (w *writings) origins(f *writing) []*writing {
	with := f.versions[0].with
	if !with.same(w.texts) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(with.from), func(from *writing) bool { return from == f })
}

// began is the commit that first said what an update says, and whether that is the first of
// all. One that was split from others is as old as the latest of them.
func (w *writings) began(f *writing) (first *gitrepo.Commit, imported bool) {
	for _, from := range w.origins(f) {
		c, old := w.began(from)
		if first == nil || w.history.day(*c).After(w.history.day(*first)) {
			first, imported = c, old
		}
	}
	if first == nil {
		return f.versions[0].commit, f.imported
	}
	return first, imported
}

// lineage are the versions of an update, those of what it was split from first.
func (w *writings) lineage(f *writing) (list []version) {
	for _, from := range w.origins(f) {
		list = append(list, w.lineage(from)...)
	}
	return append(list, f.versions...)
}
