package entry

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"improve/internal/programme"
	"improve/internal/store"
)

var day = programme.Day(2020, 2, 25)

const people = `people:
  - {id: ann-lee, name: Ann Lee, also: [A. Lee]}
  - {id: bo-kay, name: Bo Kay}
`

// files are a record as tests write it: two ambitions, the second in a file
// without a word, a measure and a risk of each and of none.
func files() fstest.MapFS {
	return record(map[string]string{
		"plan/people.yaml":                   people,
		"plan/ambitions/1-leadership.yaml":   "id: 1\ntitle: Leadership\ntasks:\n  - {id: 1.1, title: One, target: [2020-03, 2020-06], activities: {a: x, b: y, c: z}}\n  - {id: 1.2, title: Two}\n",
		"plan/ambitions/2.yaml":              "id: 2\ntitle: Help\ntasks:\n  - {id: 2.1, title: One}\n",
		"plan/measures.yaml":                 "measures:\n  - {id: in-time, title: In time, polarity: higher, every: month, ambition: 1}\n  - {id: visits, title: Visits, polarity: higher, every: month}\n",
		"plan/risks.yaml":                    "risks:\n  - {id: vacancies, title: Posts, kind: risk, ambition: 2}\n  - {id: budget, title: Money, kind: risk}\n",
		"updates/2020-02-24-leadership.yaml": "date: 2020-02-24\nby: ann-lee\nprogress:\n  1.1: {note: Yesterday.}\n",
		"updates/2020-02-25-board.yaml":      "date: 2020-02-25\nmeeting: board\nby: ann-lee\nprogress:\n  1.1: {note: Minuted.}\nactions:\n  - {id: 2020-02-25.1, text: Do it.}\n  - {id: 2020-02-25.2, text: Do that.}\n",
	})
}

func record(texts map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// fataler is a test, of whichever library.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func load(t fataler, fsys fstest.MapFS) *programme.Programme {
	t.Helper()
	p, _, err := store.Load(fsys)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return p
}

// say makes the edits that something comes to, and returns the files that they
// change.
func say(t fataler, fsys fstest.MapFS, author string, what func(Today) []store.Edit) (changed []string) {
	t.Helper()
	changes, err := store.Apply(fsys, what(Today{Programme: load(t, fsys), Day: day, Author: author}))
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, c := range changes {
		fsys[c.Path] = &fstest.MapFile{Data: c.After}
		changed = append(changed, c.Path)
	}
	return changed
}

func task(p *programme.Programme, id string) *programme.Task {
	for _, a := range p.Ambitions {
		for _, t := range a.Tasks {
			if t.ID.Value == id {
				return t
			}
		}
	}
	return nil
}

func note(id, text string) func(Today) []store.Edit {
	return func(t Today) []store.Edit { return t.Rate(Progress{Task: task(t.Programme, id), Note: text}) }
}

func reading(id, period, value string) func(Today) []store.Edit {
	return func(t Today) []store.Edit {
		i := slices.IndexFunc(t.Programme.Measures, func(m *programme.Measure) bool { return m.ID.Value == id })
		p, _ := programme.ParsePeriod(period)
		return t.Measure(Reading{Measure: t.Programme.Measures[i], Period: p, Value: value})
	}
}

func risk(id, likelihood string) func(Today) []store.Edit {
	return func(t Today) []store.Edit {
		i := slices.IndexFunc(t.Programme.Risks, func(r *programme.Risk) bool { return r.ID.Value == id })
		return t.Risk(Risk{Risk: t.Programme.Risks[i], Likelihood: likelihood, Impact: "2"})
	}
}

func done(id, words string) func(Today) []store.Edit {
	return func(t Today) []store.Edit { return t.Done([]string{id}, words) }
}

// Where something goes: by its ambition, its author and the day; never into
// minutes, into what another wrote, or into an earlier day.
func TestWhereItGoes(t *testing.T) {
	fsys := files()
	for _, c := range []struct {
		author string
		what   func(Today) []store.Edit
		file   string
	}{
		{"ann-lee", note("1.1", "A."), "leadership"},
		{"A. Lee", note("1.2", "B."), "leadership"},
		{"bo-kay", note("1.1", "C."), "leadership-bo-kay"},
		{"Bo Kay", note("1.1", "D."), "leadership-bo-kay"},
		{"", note("1.1", "E."), "leadership-2"},
		{"", note("1.2", "F."), "leadership-2"},
		{"Chair of the schools' forum", note("1.1", "G."), "leadership-chair-of-the-schools-forum"},
		{"ann-lee", note("2.1", "H."), "ambition-2"},
		{"ann-lee", reading("in-time", "2020-01", "1"), "leadership"},
		{"ann-lee", reading("in-time", "2019-12", "2"), "leadership-ann-lee"},
		{"ann-lee", reading("in-time", "2019-11", "3"), "leadership-ann-lee-2"},
		{"ann-lee", reading("in-time", "2019-12", "4"), "leadership-ann-lee"},
		{"ann-lee", reading("visits", "2020-01", "5"), "measures"},
		{"bo-kay", risk("vacancies", "2"), "ambition-2-bo-kay"},
		{"bo-kay", risk("budget", "2"), "risks"},
		{"bo-kay", done("2020-02-25.1", ""), "actions"},
		{"ann-lee", done("2020-02-25.2", ""), "actions-ann-lee"},
	} {
		want := "updates/2020-02-25-" + c.file + ".yaml"
		if got := say(t, fsys, c.author, c.what); !slices.Equal(got, []string{want}) {
			t.Errorf("%s writes %v, want %s", c.author, got, want)
		}
	}
	for name, data := range files() {
		if string(fsys[name].Data) != string(data.Data) {
			t.Errorf("%s has changed", name)
		}
	}
}

// What was told before the record began is not written over on the day of the import, whoever
// wrote it down and whatever the file is called.
func TestWhatWasToldBeforeStays(t *testing.T) {
	for _, name := range []string{"leadership", "plan"} {
		for _, by := range []string{"", "ann-lee"} {
			fsys := files()
			file := "updates/2020-02-25-" + name + ".yaml"
			told := "date: 2020-02-25\nadopted: true\nprogress:\n  1.1: {rating: A, note: Told.}\n"
			if by != "" {
				told += "by: " + by + "\n"
			}
			fsys[file] = &fstest.MapFile{Data: []byte(told)}
			if got := say(t, fsys, by, note("1.1", "Today.")); len(got) != 1 || string(fsys[file].Data) != told {
				t.Errorf("%s by %q: writes %v:\n%s", name, by, got, fsys[file].Data)
			}
		}
	}
}

// A file of today that cannot be read is whoever's it is: today's word goes
// there, so that the caller says what to fix.
func TestUnreadableFileIsNotPassedBy(t *testing.T) {
	fsys := files()
	fsys["updates/2020-02-25-leadership.yaml"] = &fstest.MapFile{Data: []byte("date: [\n")}
	edits := note("1.1", "A.")(Today{Programme: load(t, fsys), Day: day, Author: "ann-lee"})
	if edits[0].File != "updates/2020-02-25-leadership.yaml" {
		t.Errorf("it goes to %s", edits[0].File)
	}
}

// A file that somebody named for themselves is theirs; one that names a topic is
// that topic's, and one of nobody known is nobody's to add to.
func TestFilesWrittenByHand(t *testing.T) {
	for _, c := range []struct{ name, by, author, want string }{
		{"ann-lee", "ann-lee", "ann-lee", "ann-lee"},
		{"ann-lee", "bo-kay", "ann-lee", "leadership"},
		{"visit", "ann-lee", "ann-lee", "visit"},
		{"ambition-2", "ann-lee", "ann-lee", "leadership"},
		{"visit", "", "", "leadership"},
		{"LEADERSHIP", "bo-kay", "ann-lee", "leadership-ann-lee"},
	} {
		fsys := files()
		text := "date: 2020-02-25\n"
		if c.by != "" {
			text += "by: " + c.by + "\n"
		}
		fsys["updates/2020-02-25-"+c.name+".yaml"] = &fstest.MapFile{Data: []byte(text)}
		if got := say(t, fsys, c.author, note("1.1", "A.")); len(got) != 1 || got[0] != "updates/2020-02-25-"+c.want+".yaml" {
			t.Errorf("%+v goes to %v", c, got)
		}
	}
}

// What is said is all there, in the order in which files have it; lists grow and
// keep what they hold, all else is said again. Of another rating nothing stays that was
// of the first.
func TestRate(t *testing.T) {
	fsys := files()
	say(t, fsys, "ann-lee", func(today Today) []store.Edit {
		return today.Rate(Progress{
			Task: task(today.Programme, "1.1"), Rating: programme.OffTrack, Note: "Late: for want of a chair.", Done: []string{"a", "a"},
			Met: []programme.Date{programme.Day(2020, 3, 0)}, Forecast: programme.Day(2020, 7, 0), Recovery: "A new one.",
			To: "board", Ask: "Money.", By: programme.Day(2020, 3, 31), Evidence: []string{"Minutes"}, ConfirmedBy: "bo-kay",
		})
	})
	say(t, fsys, "ann-lee", func(today Today) []store.Edit {
		return today.Rate(Progress{Task: task(today.Programme, "1.1"), Rating: programme.Behind, Done: []string{"b", "a"}, Evidence: []string{"Letters"}})
	})
	say(t, fsys, "ann-lee", done("2020-02-25.1", "First."))
	say(t, fsys, "ann-lee", done("2020-02-25.2", "Second."))
	const want = `date: 2020-02-25
by: ann-lee
progress:
  1.1:
    rating: A
    done: [a, b]
    met: [2020-03]
    forecast: 2020-07
    recovery: A new one.
    evidence: [Minutes, Letters]
    confirmed_by: bo-kay
`
	if got := string(fsys["updates/2020-02-25-leadership.yaml"].Data); got != want {
		t.Errorf("it reads:\n%s", got)
	}
	if got := string(fsys["updates/2020-02-25-actions.yaml"].Data); !strings.Contains(got, "First.\n") || !strings.Contains(got, "Second.") {
		t.Errorf("it reads:\n%s", got)
	}
}

func TestImpact(t *testing.T) {
	fsys := files()
	for _, what := range []Impact{{Difference: "some", Note: "Shorter waits.", Source: "audit"}, {Difference: "significant"}} {
		say(t, fsys, "", func(today Today) []store.Edit {
			what.Task = task(today.Programme, "2.1")
			return today.Impact(what)
		})
	}
	i := load(t, fsys).Updates[1].Impact
	if len(i) != 1 || i[0].Difference.Value != "significant" || i[0].Note.Value != "Shorter waits." || i[0].Source.Kind.Value != "audit" {
		t.Errorf("%s", fsys["updates/2020-02-25-ambition-2.yaml"].Data)
	}
}
