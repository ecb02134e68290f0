// Package entry turns what somebody has to say today (a rating, a measure's
// value, an action done) into edits of today's update: which file it goes into,
// and under which keys.
//
// It is pure. It neither writes files nor judges what is said: the edits are
// made by `store`, and what the record then means is for `assess` and `check`.
package entry

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/words"
)

// Today is the day that something is said, and who says it.
type Today struct {
	Programme *programme.Programme
	Day       programme.Date
	Author    string // a person's id, or words; empty where nobody knows
	// Committed reports whether git holds a file. What it says already is not written over:
	// a second update of the day says it anew. Nil where nothing is committed.
	Committed func(file string) bool
}

// fit is how well something goes into an update.
type fit int

const (
	barred fit = iota // it says another thing in the same place
	free              // it can be added
	begun             // the update is about the same thing, and is added to
)

// page is the update that something is written into.
type page struct {
	file  string
	old   *programme.Update // nil where the file is new
	edits []store.Edit
}

func (p *page) set(value store.Value, path ...string) {
	p.edits = append(p.edits, store.Edit{File: p.file, Path: path, Value: value})
}

// number sets a key to a whole number, unless it is 0.
func (p *page) number(n int, path ...string) {
	if n != 0 {
		p.text(strconv.Itoa(n), path...)
	}
}

// text sets a key, unless nothing is said.
func (p *page) text(value string, path ...string) {
	if value = strings.TrimSpace(value); value != "" {
		p.set(store.TextValue(value), path...)
	}
}

func (p *page) date(d programme.Date, path ...string) { p.text(d.String(), path...) }

// list adds to a list what it does not hold yet: what was said stays.
func (p *page) list(old []string, more []string, flow bool, path ...string) {
	var fresh []store.Value
	for i, m := range more {
		if !slices.Contains(old, m) && !slices.Contains(more[:i], m) {
			fresh = append(fresh, store.TextValue(m))
		}
	}
	switch {
	case len(fresh) == 0:
	case len(old) == 0:
		p.set(store.Value{Kind: store.ListValue().Kind, Items: fresh, Flow: flow}, path...)
	default:
		for _, v := range fresh {
			p.set(v, append(slices.Clone(path), "+")...)
		}
	}
}

// page finds the update of today that something on a topic goes into: one by the
// same author that is about it already, else their own of that topic, else one
// of theirs that is named for no other; else a new file. Where one that is about it is
// committed, or was told before the record began, it is a new file that counts after it.
//
// Minutes are not written into: they are the meeting's.
func (t Today) page(topic string, fits func(*programme.Update) fit) *page {
	own := t.own()
	last := ""
	for _, u := range append(t.told(), own...) {
		switch {
		case fits(u) != begun:
		case u.Adopted:
			last = max(last, stem(u.Path))
		case t.Committed == nil || !t.Committed(u.Path):
			return &page{file: u.Path, old: u}
		default:
			last = max(last, stem(u.Path))
		}
	}
	if last != "" {
		return t.begin(t.after(last))
	}
	for _, name := range t.names(topic) {
		file := "updates/" + t.Day.String() + "-" + name + ".yaml"
		i := slices.IndexFunc(own, func(u *programme.Update) bool { return u.Path == file })
		switch {
		case i >= 0 && fits(own[i]) == free:
			return &page{file: file, old: own[i]}
		case i >= 0, t.taken(file):
			continue
		}
		if u := t.unnamed(own, fits); u != nil {
			return &page{file: u.Path, old: u}
		}
		return t.begin(file)
	}
	panic("names never end")
}

// after is the first free name of a file that counts after another of its day: of two
// files of one day the later name does, letter by letter.
func (t Today) after(name string) string {
	for {
		if end := len(name) - 1; end > 0 && name[end-1] == '-' && name[end] >= '2' && name[end] < '9' {
			name = name[:end] + string(name[end]+1)
		} else {
			name += "-2"
		}
		if file := "updates/" + name + ".yaml"; !t.taken(file) {
			return file
		}
	}
}

// begin starts a new update.
func (t Today) begin(file string) *page {
	p := &page{file: file}
	p.date(t.Day, "date")
	p.text(t.Author, "by")
	return p
}

// own are the updates of today that the author wrote, without minutes and without what was
// told before the record began: those words stay. One whose name is of another day belongs
// to nobody before that is settled.
func (t Today) own() []*programme.Update {
	var own []*programme.Update
	for _, u := range t.Programme.Updates {
		ofToday := u.Date.Date == t.Day && strings.HasPrefix(path.Base(u.Path), t.Day.String())
		if ofToday && !u.Adopted && !u.Meeting.Given() && t.same(u.By.Value, t.Author) {
			own = append(own, u)
		}
	}
	return own
}

// told are the updates of today that say what was told before the record began, whoever
// wrote it down.
func (t Today) told() (told []*programme.Update) {
	for _, u := range t.Programme.Updates {
		if u.Adopted && u.Date.Date == t.Day {
			told = append(told, u)
		}
	}
	return told
}

// same reports whether two texts mean the same author: an id, a name, or
// nobody known.
func (t Today) same(a, b string) bool {
	return strings.EqualFold(t.person(a), t.person(b))
}

// person is the id of whom a text means, or the text itself.
func (t Today) person(text string) string {
	if p := t.Programme.PersonNamed(text); p != nil {
		return p.ID.Value
	}
	return text
}

// unnamed is an update of a known author that no topic names, such as
// 2020-02-25-head-early-help.yaml.
func (t Today) unnamed(own []*programme.Update, fits func(*programme.Update) fit) *programme.Update {
	for _, u := range own {
		name := strings.TrimPrefix(stem(u.Path), t.Day.String()+"-")
		if t.Author != "" && fits(u) == free &&
			!slices.ContainsFunc(t.topics(), func(topic string) bool { return strings.HasPrefix(name, topic) }) {
			return u
		}
	}
	return nil
}

// names are the names that a file on a topic may have, the plainest first, and
// no end of them.
func (t Today) names(topic string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		if !yield(0, topic) {
			return
		}
		if author := words.Slug(t.person(t.Author)); author != "" {
			topic += "-" + author
			if !yield(1, topic) {
				return
			}
		}
		for n := 2; yield(n, topic+"-"+strconv.Itoa(n)); n++ {
		}
	}
}

// taken reports whether there is such a file by another author. One that could
// not be read is whoever's it is: it must be fixed before it is written into,
// and passing it by would put today's word in two files.
func (t Today) taken(file string) bool {
	return slices.ContainsFunc(t.Programme.Updates,
		func(u *programme.Update) bool { return strings.EqualFold(u.Path, file) })
}

// Topics that are no ambition's.
const (
	topicMeasures, topicRisks, topicActions  = "measures", "risks", "actions"
	topicFindings, topicVisits, topicAnswers = "findings", "visits", "answers"
)

func (t Today) topics() []string {
	topics := []string{topicMeasures, topicRisks, topicActions, topicFindings, topicVisits, topicAnswers}
	for _, a := range t.Programme.Ambitions {
		topics = append(topics, t.topic(a))
	}
	return topics
}

// topic is the word by which files call an ambition: leadership, where its own
// file is plan/ambitions/1-leadership.yaml.
func (t Today) topic(a *programme.Ambition) string {
	name := words.Slug(strings.TrimPrefix(stem(t.Programme.Files[a.Pos.File]), a.ID.Value+"-"))
	if strings.Trim(name, "0123456789") == "" {
		return "ambition-" + words.Slug(a.ID.Value)
	}
	return name
}

// topicOf is the topic of the ambition of that id, or another where there is
// none.
func (t Today) topicOf(ambition, otherwise string) string {
	if a := programme.NewIndex(t.Programme).Ambition(ambition); a != nil {
		return t.topic(a)
	}
	return otherwise
}

func stem(file string) string { return strings.TrimSuffix(path.Base(file), path.Ext(file)) }
