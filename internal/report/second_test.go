package report_test

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/publish"
	"improve/internal/report"
	"improve/internal/store"
)

// The tests of this file and of those named second_ write whole papers a second time: every
// line that a reader must find on the page, and so none that must not be there. They read the
// files of the record with a YAML library, not with this program. How each task stood on a
// day they take from `improve status`, which is worked out from the record a second time in
// package assess.

// object is a map of a YAML file, as it is written.
type object = map[string]any

// sources is a record as its files have it.
type sources struct {
	programme          object
	ambitions, updates []object // in the order of the files
	tasks              []object // each with its ambition's id
	family             map[string][]object
}

// plain is what a piece of YAML holds: texts, lists and maps.
func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return plain(n.Content[0])
	case yaml.SequenceNode:
		list := []any{}
		for _, part := range n.Content {
			list = append(list, plain(part))
		}
		return list
	case yaml.MappingNode:
		o := object{}
		for i := 0; i < len(n.Content); i += 2 {
			o[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return o
	}
	return n.Value
}

// sourcesOf reads the files of a record.
func sourcesOf(t rapid.TB, files fs.FS) *sources {
	s := &sources{family: map[string][]object{}}
	read := func(pattern string) (all []object) {
		names, _ := fs.Glob(files, pattern)
		for _, name := range names {
			data, err := fs.ReadFile(files, name)
			var n yaml.Node
			if err == nil {
				err = yaml.Unmarshal(data, &n)
			}
			if err != nil {
				t.Fatal(name, err)
			}
			file := plain(&n).(object)
			file["file"] = name
			all = append(all, file)
		}
		return all
	}
	s.programme, s.ambitions, s.updates = read("plan/programme.yaml")[0], read("plan/ambitions/*.yaml"), read("updates/*.yaml")
	for _, name := range []string{"people", "findings", "measures"} {
		for _, file := range read("plan/" + name + ".yaml") {
			for key := range file {
				s.family[key] = append(s.family[key], objects(file, key)...)
			}
		}
	}
	for _, a := range s.ambitions {
		for _, task := range objects(a, "tasks") {
			task["ambition"] = a["id"]
			s.tasks = append(s.tasks, task)
		}
	}
	return s
}

// of is the text under a key, without its line breaks; empty where there is none.
func of(o object, key string) string {
	s, _ := o[key].(string)
	return strings.TrimSpace(s)
}

// texts are a list of texts, or the one text that is written in place of a list.
func texts(o object, key string) (list []string) {
	if one := of(o, key); one != "" {
		return []string{one}
	}
	all, _ := o[key].([]any)
	for _, v := range all {
		list = append(list, strings.TrimSpace(v.(string)))
	}
	return list
}

func objects(o object, key string) (list []object) {
	all, _ := o[key].([]any)
	for _, v := range all {
		if o, is := v.(object); is {
			list = append(list, o)
		}
	}
	return list
}

// under is the map under a chain of keys; empty where there is none.
func under(o object, keys ...string) object {
	for _, key := range keys {
		o, _ = o[key].(object)
	}
	return o
}

// first and last are the days that a day or a month begins and ends with.
func first(date string) string {
	if len(date) == len("2020-01") {
		return date + "-01"
	}
	return date
}

func last(date string) string {
	if len(date) == len("2020-01") {
		month, _ := time.Parse("2006-01", date)
		return month.AddDate(0, 1, -1).Format(time.DateOnly)
	}
	return date
}

// dayWords are a date as a reader sees it.
func dayWords(date string) string {
	if month, err := time.Parse("2006-01", date); err == nil {
		return month.Format("January 2006")
	}
	day, _ := time.Parse(time.DateOnly, date)
	return day.Format("2 January 2006")
}

func when(date string) string {
	if len(date) == len("2020-01") {
		return "in " + dayWords(date)
	}
	return "on " + dayWords(date)
}

func some(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// readTwice reads a record with a YAML library, and with this program.
func readTwice(t rapid.TB, files fs.FS) (*sources, *programme.Programme) {
	p, _, err := store.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return sourcesOf(t, files), p
}

// reader is for whom a paper is made, and what it may rest on.
type reader struct {
	*sources
	context *report.Context
	public  bool
	day, at string                               // of the page, and as at which it is assessed
	days    map[string]map[string]report.TaskRow // what stood says
	archive string                               // the record, for the message of a test that fails
}

// readerOf makes a context for the board or for the public.
func readerOf(s *sources, p *programme.Programme, day programme.Date, public bool) *reader {
	c := asAt(p, day)
	if public {
		e := publish.Public(c.Assessment.Record(), day)
		c = &report.Context{Programme: e.Programme, Assessment: assess.OfKnown(e.Programme, e.AsAt()), Date: c.Date,
			Public: true, Basis: e.Basis, Unposted: e.Unposted, NotLooked: e.NotLooked}
	}
	return &reader{sources: s, days: map[string]map[string]report.TaskRow{}, context: c, public: public, day: day.String(),
		at: c.Assessment.AsAt.String()}
}

// levels are the updates whose words about the plan count as at the page, up to a day.
func (r *reader) levels(day string) (list []object) {
	for _, u := range r.updates {
		if of(u, "date") <= min(day, r.at) && (!r.public || r.context.Basis.Given()) {
			list = append(list, u)
		}
	}
	return list
}

// minuted are the updates whose own words the reader sees: the public those that are posted.
func (r *reader) minuted() (list []object) {
	for _, u := range r.updates {
		if of(u, "date") <= r.at && (!r.public || of(u, "posted") != "" && of(u, "posted") <= r.day) {
			list = append(list, u)
		}
	}
	return list
}

// who is what a reader calls somebody: the public, a private person by the role.
func (r *reader) who(id string) string {
	for _, p := range r.family["people"] {
		if of(p, "id") != id {
			continue
		}
		if r.public && of(p, "kind") != "body" && of(p, "public") != "true" {
			return cmp.Or(of(p, "role"), "A lead")
		}
		return cmp.Or(of(p, "name"), of(p, "role"), id)
	}
	for _, g := range objects(r.programme, "groups") {
		if of(g, "id") == id {
			return cmp.Or(of(g, "name"), id)
		}
	}
	return id
}

// stood is how the tasks stood at the close of a day, by id.
func (r *reader) stood(day string) map[string]report.TaskRow {
	if rows := r.days[day]; rows != nil {
		return rows
	}
	on, err := programme.ParseDate(day)
	if err != nil {
		panic(err)
	}
	c := &report.Context{Programme: r.context.Programme, Assessment: r.context.Assessment, Date: r.context.Date}
	if day != r.at {
		c.Assessment = assess.Assess(c.Assessment.Record(), on)
	}
	rows := map[string]report.TaskRow{}
	r.days[day] = rows
	for _, row := range report.Status(c, report.Filter{}, false).Tasks {
		rows[row.ID] = row
	}
	return rows
}

// overall is the rating of tasks together: the worst of those open, B where all are.
func overall(rows []report.TaskRow) string {
	worst, all, any := "", true, false
	for _, row := range rows {
		if row.State == assess.IsEnded {
			continue
		}
		letter := row.Rating.Letter()
		any, all = true, all && letter == "B"
		if row.State == assess.IsOpen && strings.Contains("GAR", letter) &&
			strings.Index("GAR", letter) > strings.Index("GAR", cmp.Or(worst, "-")) {
			worst = letter
		}
	}
	if any && all {
		return "B"
	}
	return worst
}

// going is which way a rating went.
func going(was, is string) string {
	order := " BGAR"
	switch {
	case is == "":
		return ""
	case was == "":
		return "new"
	case strings.Index(order, is) < strings.Index(order, was):
		return "better"
	case is == was:
		return "same"
	}
	return "worse"
}

var ratingWords = map[string]string{"": "– not rated", "B": "B complete", "R": "R off track", "A": "A behind", "G": "G on track"}

// rated is a rating of tasks together in words, with a star where no lead reported it.
func rated(rows []report.TaskRow) string {
	letter := overall(rows)
	for _, row := range rows {
		if letter == "" || letter == "B" || row.Rating.Letter() == letter && row.Reported.Letter() == letter && !row.Lapsed {
			return ratingWords[letter]
		}
	}
	return ratingWords[letter] + "*"
}

// counted are the tasks of a finding or an ambition in a sentence.
func counted(rows []report.TaskRow) string {
	n := map[string]int{}
	for _, row := range rows {
		switch row.State {
		case assess.IsEnded:
			n["ended"]++
			continue
		case assess.IsOnHold:
			n["on hold"]++
			continue
		}
		n[strings.TrimPrefix(ratingWords[strings.TrimPrefix(row.Rating.Letter(), "–")], "– ")]++
		for late, is := range map[string]bool{"overdue": row.OverdueDays > 0, "untracked": row.Untracked,
			"due soon": row.DueSoon, "slipped": row.SlippedDays > 0} {
			if is {
				n[late]++
			}
		}
	}
	list := func(keys ...string) (all []string) {
		for _, key := range keys {
			if n[key] > 0 {
				all = append(all, fmt.Sprintf("%d %s", n[key], key))
			}
		}
		return all
	}
	words := some(len(rows), "task", "tasks")
	if parts := list("B complete", "R off track", "A behind", "G on track", "not rated", "ended", "on hold"); len(parts) > 0 {
		words += ": " + strings.Join(parts, ", ")
	}
	if parts := list("overdue", "untracked", "due soon", "slipped"); len(parts) > 0 {
		words += "; " + strings.Join(parts, ", ")
	}
	return words
}

// endingLines are the lines about tasks that ended or are on hold, of which a test elsewhere
// reads the words.
func endingLines(rows map[string]report.TaskRow) []string {
	ended, held := 0, 0
	for _, row := range rows {
		ended += map[assess.State]int{assess.IsEnded: 1}[row.State]
		held += map[assess.State]int{assess.IsOnHold: 1}[row.State]
	}
	switch {
	case ended > 0:
		return []string{some(ended, "task has ended, and is not counted as complete…", "tasks have ended, and are not counted as complete…")}
	case held > 0:
		return []string{some(held, "task is on hold…", "tasks are on hold…")}
	}
	return nil
}

// pageLines are the words of a page, a line each: what a reader finds on it.
func pageLines(page doc.Document) (lines []string) {
	cells := func(row []doc.Cell) string {
		var texts []string
		for _, c := range row {
			texts = append(texts, c.Text)
		}
		return strings.Join(texts, " | ")
	}
	add := func(text string) { lines = append(lines, strings.Join(strings.Fields(text), " ")) }
	for _, block := range page.Blocks {
		switch b := block.(type) {
		case *doc.Heading:
			add("# " + b.Text)
		case *doc.Paragraph:
			add(b.Line.String())
		case *doc.List:
			for _, i := range b.Items {
				add("- " + i.Line.String())
			}
		case *doc.Entries:
			for _, e := range b.Items {
				add(e.Title.String() + " | " + e.Aside.String())
				for _, d := range e.Detail {
					add("- " + d.String())
				}
			}
		case *doc.Fields:
			for _, f := range b.Rows {
				for _, v := range f.Value {
					add(f.Label + ": " + v.String())
				}
			}
		case *doc.Table:
			for _, row := range slices.Concat(b.Rows, b.Foot) {
				add("| " + cells(row))
			}
		default:
			panic(fmt.Sprintf("%T", b))
		}
	}
	return lines
}

// page is a paper of the reader's.
func (r *reader) page(t rapid.TB, name string, o report.Options) doc.Document {
	paper, err := report.PaperNamed(name)
	if err != nil {
		t.Fatal(err)
	}
	view, err := paper.Make(r.context, o)
	if err != nil {
		t.Fatal(err)
	}
	return view.Document()
}

// same compares a paper with what it must say. A line that ends with … is the beginning of one.
// Where no minutes are published yet the public sees the plan in place of any paper. The result
// is the page.
func (r *reader) same(t rapid.TB, paper string, o report.Options, want []string) string {
	t.Helper()
	if r.public && !r.context.Basis.Given() {
		want, paper = pageLines(r.page(t, "highlight", report.Options{})), paper+" before anything is published"
	}
	got := pageLines(r.page(t, strings.Fields(paper)[0], o))
	for i := range max(len(want), len(got)) {
		is, must := "", ""
		if i < len(got) {
			is = got[i]
		}
		if i < len(want) {
			must = strings.Join(strings.Fields(want[i]), " ")
		}
		if begin, open := strings.CutSuffix(must, "…"); is != must && !(open && strings.HasPrefix(is, begin)) {
			t.Fatalf("%s as at %s, public %v: line %d is %q, and must be %q:\n%s\n%s", paper, r.day, r.public, i+1, is, must,
				strings.Join(got, "\n"), r.archive)
		}
	}
	return strings.Join(got, "\n")
}
