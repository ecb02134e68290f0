package history

import (
	"maps"
	"path"
	"slices"
	"strings"

	"improve/internal/check"
	"improve/internal/gitrepo"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/yamldoc"
)

// ForChecks is the input of the integrity checks, for the updates of the record now.
func (h *History) ForChecks(now *programme.Programme) (*check.History, error) {
	w := &writings{history: h, files: map[string]*writing{}, dates: datesOf(h)}
	for i := range h.Entries {
		w.step(i, &h.Entries[i])
	}
	graph, err := h.repo.Graph(h.Head)
	if err != nil {
		return nil, err
	}
	b := &beside{w, graph, now}
	if err := w.read(now, b); err != nil {
		return nil, err
	}
	past := &check.History{Updates: map[string]check.Written{}, Backwards: h.backwards(), Shallow: h.Shallow}
	for _, name := range w.order {
		f := w.files[name]
		if f.deleted != nil && f.with.same(w.texts) {
			continue
		}
		if f.deleted != nil {
			past.Gone = append(past.Gone, check.Gone{Path: name, Date: nameDate(name), Commit: h.told(f.deleted)})
			continue
		}
		past.Updates[name] = w.written(f, b)
	}
	if now.Policy.Signed {
		past.Unsigned, err = h.unsigned()
	}
	return past, err
}

// told is a commit as the checks use it; empty for the first commit of a shallow
// clone, whose author is not known.
func (h *History) told(c *gitrepo.Commit) check.Commit {
	if h.beginning(*c) {
		return check.Commit{}
	}
	return check.Commit{Name: c.Short(), Day: h.day(*c), Author: c.Author.Name, Email: c.Author.Email}
}

// writing is the past of one update file, under the name it has now.
type writing struct {
	name     string
	imported bool // it came with the first commit of all
	versions []version
	deleted  *gitrepo.Commit
	with     *together // that it was deleted in
}

// version is the content of a file before and after a commit.
type version struct {
	commit       *gitrepo.Commit
	before, blob store.Version
	sides        []string // of a merge: the objects that it joins
	with         *together
}

type writings struct {
	history *History
	files   map[string]*writing
	order   []string // as they first appeared
	dates   map[programme.Date][]string
	texts   map[string][]byte
}

// isUpdate reports whether a path is that of an update file.
func isUpdate(name string) bool {
	return path.Dir(name) == "updates" && path.Ext(name) == ".yaml" && !nameDate(name).IsZero()
}

// nameDate is the day that an update file's name begins with.
func nameDate(name string) programme.Date {
	base := path.Base(name)
	d, err := programme.ParseDate(base[:min(10, len(base))])
	if err != nil || d.IsMonth() {
		return programme.Date{}
	}
	return d
}

// step adds the changes of one commit to update files. A file deleted in the commit
// that adds another of the same date counts as renamed.
func (w *writings) step(at int, e *gitrepo.Entry) {
	days := w.days(e)
	var gone, came []gitrepo.Change
	for _, c := range e.Changes {
		before := slices.IndexFunc(c.Before, func(id string) bool { return id != "" })
		switch {
		case !isUpdate(c.Path) || !c.File:
		case c.Blob == "":
			gone = append(gone, c)
		case before < 0:
			came = append(came, c)
		default:
			v := version{commit: &e.Commit, before: store.Version{Path: c.Path, Content: c.Before[before]},
				blob: store.Version{Path: c.Path, Content: c.Blob}, with: days[nameDate(c.Path)]}
			if len(c.Before) > 1 {
				v.sides = c.Before
			}
			w.add(c.Path, v)
		}
	}
	for _, c := range came {
		if f := w.files[c.Path]; f != nil && f.deleted == nil { // a merge had lost it
			last := f.versions[len(f.versions)-1].blob
			w.add(c.Path, version{commit: &e.Commit, before: last, blob: store.Version{Path: c.Path, Content: c.Blob}})
			continue
		}
		from := renamedFrom(c, gone)
		if from < 0 {
			w.add(c.Path, version{commit: &e.Commit, blob: store.Version{Path: c.Path, Content: c.Blob},
				with: days[nameDate(c.Path)]}).imported = at == 0
			continue
		}
		w.rename(gone[from], c, &e.Commit, days[nameDate(c.Path)])
		gone = slices.Delete(gone, from, from+1)
	}
	for _, c := range gone {
		if f := w.files[c.Path]; f != nil {
			f.deleted, f.with = &e.Commit, days[nameDate(c.Path)]
		}
	}
}

// renamedFrom finds the deleted file that a new one was renamed from: by its content,
// or else by its date.
func renamedFrom(came gitrepo.Change, gone []gitrepo.Change) int {
	if i := slices.IndexFunc(gone, func(g gitrepo.Change) bool { return g.Before[0] == came.Blob }); i >= 0 {
		return i
	}
	return slices.IndexFunc(gone, func(g gitrepo.Change) bool { return nameDate(g.Path) == nameDate(came.Path) })
}

// add adds a version of a file, which may be its first.
func (w *writings) add(name string, v version) *writing {
	f := w.files[name]
	if f == nil {
		f = &writing{name: name}
		w.files[name], w.order = f, append(w.order, name)
	}
	f.versions, f.deleted = append(f.versions, v), nil
	return f
}

func (w *writings) rename(from, to gitrepo.Change, commit *gitrepo.Commit, with *together) {
	f := w.files[from.Path]
	v := version{commit: commit, before: store.Version{Path: from.Path, Content: from.Before[0]},
		blob: store.Version{Path: to.Path, Content: to.Blob}, with: with}
	if f == nil {
		w.add(to.Path, v)
		return
	}
	delete(w.files, from.Path)
	w.order = slices.DeleteFunc(w.order, func(name string) bool { return name == from.Path })
	f.name, f.deleted, f.versions = to.Path, nil, append(f.versions, v)
	if w.files[to.Path] == nil {
		w.order = append(w.order, to.Path)
	}
	w.files[to.Path] = f
}

// read reads the contents that the checks need: both sides of every edit, and every
// version of a file that confirms a rating or decides; and what minutes knew otherwise.
func (w *writings) read(now *programme.Programme, b *beside) error {
	w.texts = map[string][]byte{}
	telling := map[string]bool{}
	var ids []string
	versions := map[string][]store.Version{}
	want := func(v store.Version, parse bool) {
		if v.Content == "" {
			return
		}
		ids = append(ids, v.Content)
		if parse {
			versions[v.Content] = append(versions[v.Content], v)
		}
	}
	for _, u := range now.Updates {
		telling[u.Path] = slices.ContainsFunc(u.Progress, confirmed) || slices.ContainsFunc(u.Findings, met) ||
			deciding(u)
		for _, v := range b.versions(u) {
			want(v.blob, true)
		}
	}
	for _, name := range w.order {
		w.files[name].with.each(func(v store.Version) { want(v, true) })
		for _, v := range w.files[name].versions {
			v.with.each(func(v store.Version) { want(v, true) })
			if v.before.Content != "" || telling[name] {
				want(v.before, false)
				want(v.blob, telling[name])
				for _, side := range v.sides {
					want(store.Version{Path: name, Content: side}, false)
				}
			}
		}
	}
	slices.Sort(ids)
	return w.history.repo.Blobs(slices.Compact(ids), yamldoc.MaxSize, func(id string, content []byte) error {
		w.texts[id] = content
		for _, v := range versions[id] {
			w.history.versions.Add(v, content)
		}
		return nil
	})
}

// written is the past of a file as the checks know it.
func (w *writings) written(f *writing, b *beside) check.Written {
	first, imported := w.began(f)
	told := check.Written{First: w.history.told(first), Imported: imported}
	wasPosted := false // posted may be added, and stays then
	for _, v := range f.versions {
		if v.before.Content == "" || v.with.same(w.texts) {
			continue
		}
		before, after := w.texts[v.before.Content], w.texts[v.blob.Content]
		was, posted := meaning(before)
		is, postedNow := meaning(after)
		if wasPosted = wasPosted || posted != ""; wasPosted {
			was, is = was+posted, is+postedNow
		}
		edit := check.Edit{Commit: w.history.told(v.commit), Line: firstDifference(before, after), Was: was, Is: is,
			Posted: wasPosted && posted != postedNow}
		if edit.Was != edit.Is && !w.joins(v) {
			edit.Rerated, edit.Slips = w.rerated(v), slips(before, after)
			told.Edits = append(told.Edits, edit)
		} else if again := v.with.rerated(w.texts); len(again) > 0 && v.before.Path != v.blob.Path {
			edit.Rerated, edit.Was, edit.Is = again, v.before.Path, v.blob.Path
			told.Edits = append(told.Edits, edit)
		}
	}
	for _, u := range b.now.Updates {
		if u.Path != f.name {
			continue
		}
		told.Knew = b.knew(u)
		if deciding(u) {
			told.Decided = w.decided(f, u)
		}
		told.Confirmed = w.confirmations(f, u)
	}
	return told
}

// rerated are the ratings that a commit changed, gave or took away in a file.
func (w *writings) rerated(v version) []check.Rerated {
	was, now := w.ratings(v.before), w.ratings(v.blob)
	tasks := maps.Clone(was)
	maps.Copy(tasks, now)
	var list []check.Rerated
	for _, task := range slices.Sorted(maps.Keys(tasks)) {
		if was[task] != now[task] {
			list = append(list, check.Rerated{Task: task, Was: was[task], Now: now[task]})
		}
	}
	return list
}

// ratings are those that a version of a file gives, by task.
func (w *writings) ratings(v store.Version) map[string]programme.Rating {
	w.history.versions.Add(v, w.texts[v.Content])
	given := map[string]programme.Rating{}
	if part := w.history.versions.File(v); part != nil {
		for _, u := range part.Updates {
			for _, p := range u.Progress {
				given[p.Task.Value] = p.Rating
			}
		}
	}
	return given
}

// joins reports whether a merge says in each line what one of its sides said there: the
// lines are edits of the commits that wrote them.
func (w *writings) joins(v version) bool {
	if v.sides == nil {
		return false
	}
	lines := map[string]bool{}
	for _, side := range v.sides {
		for line := range strings.Lines(string(w.texts[side])) {
			lines[strings.TrimSpace(line)] = true
		}
	}
	for line := range strings.Lines(string(w.texts[v.blob.Content])) {
		if !lines[strings.TrimSpace(line)] {
			return false
		}
	}
	return true
}
