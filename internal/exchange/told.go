package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/programme"
)

// toldReader reads what a plan says of how its tasks go, and of what became of them, as
// dated entries: before the record began as adopted ones, after it as updates.
type toldReader struct {
	notes     *notes
	programme *programme.Programme
	options   Options
	adoption  programme.Date // what is dated up to it is adopted; zero where nothing is
	list      []*DraftRating
	stated    map[string]Meaning // by task: what its rating column means
	dated     map[string]bool    // by heading: its date was said
	words     []Stated
	said      int      // that the record has already
	toDo      []string // what only a person can add
	dates     func(bit) dates
}

// Stated counts the cells of a rating column that hold a word.
type Stated struct {
	Word  string `json:"word"`
	Means string `json:"means"`
	Count int    `json:"count"`
}

func newToldReader(n *notes, p *programme.Programme, o Options, read func(bit) dates) *toldReader {
	r := &toldReader{notes: n, programme: p, options: o, stated: map[string]Meaning{}, dated: map[string]bool{},
		dates: read}
	switch {
	case p.Adopted != nil:
		r.adoption = p.Adopted.Date.Date
	case len(p.Updates) == 0:
		if r.adoption = o.Day; r.adoption.Before(o.RatedOn) {
			r.adoption = o.RatedOn
		}
	}
	return r
}

// told reports whether what is said on a day was told before the record began.
func (r *toldReader) told(on programme.Date) bool {
	return !r.adoption.IsZero() && !on.After(r.adoption)
}

// read turns what a plan says of a task into entries. What the record would refuse is left
// for a person: nobody's evidence, confirmation or escalation is made up. What was told
// before the record began needs none.
func (r *toldReader) read(task *DraftTask, row *rowTask) {
	if r.options.RatedOn.IsZero() {
		for _, f := range append(toldFields(), FieldRating, FieldProgress) {
			r.notes.left(row, f, "it has no date: give --rated-on DATE to import it as an update of that date")
		}
		return
	}
	entry, before := r.progress(task.ID, row)
	for _, dated := range before {
		r.keep(dated, row)
	}
	r.rate(entry, lastWords(before), task, row)
	r.beside(entry, task, row)
	r.move(entry, task)
	r.keep(entry, row)
}

// progress reads the columns of progress into an entry of the day of the ratings, and one
// for each earlier day that a heading names, as long as that was before the record began.
// Later on what a column of an earlier month says anew is said today.
func (r *toldReader) progress(task string, row *rowTask) (entry *DraftRating, before []*DraftRating) {
	entry = r.entry(task, r.options.RatedOn)
	for _, b := range row.bits[FieldProgress] {
		words, on := joinLines(b.words()), r.dateOf(b)
		switch {
		case on == entry.On:
			entry.Note = sentences(entry.Note, words)
		case !r.told(on):
			if !r.heard(task, words) {
				entry.Note = sentences(entry.Note, words)
			}
		default:
			i := slices.IndexFunc(before, func(e *DraftRating) bool { return e.On == on })
			if i < 0 {
				i, before = len(before), append(before, r.entry(task, on))
			}
			before[i].Note = sentences(before[i].Note, words)
		}
	}
	return entry, before
}

func (r *toldReader) entry(task string, on programme.Date) *DraftRating {
	return &DraftRating{Task: task, On: on, Adopted: r.told(on)}
}

// beside reads the columns that say more of a rating: evidence and confirmation are of what
// is complete, recovery of what is late. All other words go into the note.
func (r *toldReader) beside(entry *DraftRating, task *DraftTask, row *rowTask) {
	late := entry.Rating == programme.Behind || entry.Rating == programme.OffTrack
	for _, f := range toldFields() {
		words := joinLines(row.text(f))
		switch {
		case words == "":
		case f == FieldPercent:
			entry.Note = sentences(entry.Note, percentWords(words))
		case f == FieldEvidence && entry.Rating == programme.Complete:
			for _, b := range row.bits[f] {
				entry.Evidence = append(entry.Evidence, joinLines(b.text))
			}
		case f == FieldConfirmed && entry.Rating == programme.Complete:
			entry.ConfirmedBy = words
		case f == FieldRecovery && late:
			entry.Recovery = words
		case f == FieldForecast && r.forecast(entry, row):
		case f == FieldEscalation && r.escalation(entry, words):
		case f == FieldRevised && task.Moved.To != (programme.Date{}): // its reason says it
		default:
			entry.Note = sentences(entry.Note, row.underHeadings(f))
		}
	}
}

// forecast reads when an open task is now expected. What is no single date stays in the note,
// and so does one that had passed when it was said.
func (r *toldReader) forecast(entry *DraftRating, row *rowTask) bool {
	bits := row.bits[FieldForecast]
	if len(bits) != 1 || entry.Rating == programme.Complete || entry.ends != "" {
		return false
	}
	read := r.dates(bits[0])
	if len(read.found) != 1 || read.rest != "" || !read.moved.IsZero() {
		return false
	}
	if !entry.Adopted && read.found[0].Due().Before(entry.On) {
		return false
	}
	for _, doubt := range read.doubts {
		r.notes.guess(bits[0].at, bits[0].text, read.found[0].String(), doubt, "forecast")
	}
	entry.Forecast = read.found[0]
	return true
}

// escalation reads to whom a task that is off track was taken, and what was asked: "Board:
// agree the money". What does not say both stays in the note.
func (r *toldReader) escalation(entry *DraftRating, words string) bool {
	if entry.Rating != programme.OffTrack {
		return false
	}
	const longest = 60 // bytes of whom
	for _, mark := range []string{": ", " - ", " – ", " — "} {
		to, ask, ok := strings.Cut(words, mark)
		if ok && len(to) <= longest && strings.TrimSpace(ask) != "" {
			entry.Escalation = [2]string{strings.TrimSpace(to), strings.TrimSpace(ask)}
			return true
		}
	}
	return false
}

// dateOf is the day that a column of progress speaks of: the last of the month in its
// heading, else that of the ratings. A month without a year is the last one of its name.
func (r *toldReader) dateOf(b bit) programme.Date {
	on, guessed := b.on, ""
	if on.IsZero() {
		if on = monthBefore(b.label, r.options.RatedOn); on.IsZero() {
			return r.options.RatedOn
		}
		guessed = ": the heading gives no year"
	}
	if on = on.Due(); on.After(r.options.RatedOn) {
		on = r.options.RatedOn
	}
	if !r.dated[b.label] {
		r.dated[b.label] = true
		r.notes.guess(b.at, b.label, "said on "+on.String(),
			"what the column says is dated by its heading"+guessed, "date")
	}
	return on
}

// monthBefore is the last month of a name up to a day: the month that a heading names
// without a year.
func monthBefore(heading string, day programme.Date) programme.Date {
	name := headingMonth().FindString(heading)
	if name == "" {
		return programme.Date{}
	}
	for _, year := range []int{int(day.Year), int(day.Year) - 1} {
		month, ok := programme.SuggestDate(fmt.Sprintf("%s %d", strings.Trim(name, " '’-"), year))
		if ok && !month.Begin().After(day) {
			return month
		}
	}
	return programme.Date{}
}

// heard reports whether a note of the record has words of a task already.
func (r *toldReader) heard(task, text string) bool {
	return slices.ContainsFunc(r.programme.Updates, func(u *programme.Update) bool {
		return slices.ContainsFunc(u.Progress, func(p *programme.Progress) bool {
			return p.Task.Value == task && strings.Contains(p.Note.Value, text)
		})
	})
}

// keep adds an entry, unless the record has it or the record would refuse it.
func (r *toldReader) keep(entry *DraftRating, row *rowTask) {
	if r.saidAlready(entry) {
		r.said++
		return
	}
	if entry.ends != "" && !entry.Adopted {
		r.toDo = append(r.toDo, fmt.Sprintf("%s is %s in %s: if the board decided so, minute it with improve end %s",
			entry.Task, Meaning{End: entry.ends}, row.where(FieldRating), entry.Task))
	}
	if needs := entry.needs(); needs != "" {
		r.notes.left(row, FieldRating, needs)
		r.toDo = append(r.toDo, fmt.Sprintf("%s is rated %s in %s: %s",
			entry.Task, entry.Rating, row.where(FieldRating), needs))
		entry.Rating = programme.Unrated
	}
	switch {
	case entry.empty():
	case r.saidAlready(entry):
		r.said++
	default:
		r.list = append(r.list, entry)
	}
}

// rate reads a rating column into an entry. Its words are kept in the note, unless they are
// our own for the same. Where it says nothing a sheet of completed or superseded tasks does.
// Where nothing is said on its day the last words that were are beside it.
func (r *toldReader) rate(entry *DraftRating, last string, task *DraftTask, row *rowTask) {
	chosen, others := theRating(row.bits[FieldRating])
	text := joinLines(chosen.text)
	m, _ := r.options.Letters.read(text)
	switch {
	case text != "":
		r.count(head(text), m)
	case row.kind == SheetCompleted:
		text, m = "complete", Meaning{Rating: programme.Complete}
		r.notes.guess(row.at, task.Title, m.String(), "it is on a sheet or below a heading of completed tasks",
			"rating")
	case row.kind == SheetSuperseded:
		text, m = "superseded", Meaning{End: "superseded"}
		r.notes.guess(row.at, task.Title, m.String(), "it is on a sheet or below a heading of tasks that ended",
			"end")
	default:
		return
	}
	r.stated[entry.Task] = m
	own, ok := ownWord(letterKey(text))
	if entry.Note == "" && last != "" {
		entry.Note, entry.wordless = last, true
	}
	switch {
	case !ok || own != m:
		entry.Note = sentences(entry.Note, "The plan says: "+text)
	case entry.Note == "":
		entry.Note, entry.wordless = cmp.Or(r.options.Note, fmt.Sprintf("Rated %s in the plan.", text)), true
	}
	r.alsoRated(entry, chosen, others, m)
	if entry.Rating = m.Rating; m.End != "" {
		r.end(entry, m, text, row)
	}
}

// theRating is the cell that rates a task where several do, and the others: the last under a
// heading that speaks of RAG, else the last.
func theRating(bits []bit) (chosen bit, others []bit) {
	if len(bits) == 0 {
		return bit{}, nil
	}
	at := len(bits) - 1
	for i, b := range bits {
		if strings.Contains(strings.ToLower(b.label), "rag") {
			at = i
		}
	}
	return bits[at], slices.Delete(slices.Clone(bits), at, at+1)
}

// alsoRated keeps in the note what other cells say of a rating, and asks a person to look
// where they mean another.
func (r *toldReader) alsoRated(entry *DraftRating, chosen bit, others []bit, m Meaning) {
	for _, b := range others {
		words := joinLines(b.words())
		if joinLines(b.text) == joinLines(chosen.text) {
			continue
		}
		entry.Note, entry.wordless = sentences(entry.Note, "The plan also says: "+words), false
		if other, _ := r.options.Letters.read(b.text); other != m {
			r.notes.guess(chosen.at, chosen.text, m.String(),
				fmt.Sprintf("%s says %q: its words are kept in the note", b.at, joinLines(b.text)), "rating")
		}
	}
}

// end ends a task, or puts it on hold, as the plan had it before the record began. After
// that the board decides it.
func (r *toldReader) end(entry *DraftRating, m Meaning, text string, row *rowTask) {
	entry.ends = m.End
	if !entry.Adopted {
		return
	}
	entry.End = &DraftEnd{As: m.End, Reason: entry.Note}
	if m.End == programme.OnHold {
		entry.End.Until = r.holdEnds(entry.On)
		r.notes.guess(row.where(FieldRating), text, "on hold until "+entry.End.Until.String(),
			"a hold needs a last day, and the plan gives none: this is the first board of this record", "end")
		r.toDo = append(r.toDo, fmt.Sprintf("say until when %s is on hold", entry.Task))
	}
}

// holdEnds is the last day of a hold whose end nobody wrote: the first board that sees the
// record, else a cycle later.
func (r *toldReader) holdEnds(on programme.Date) programme.Date {
	for _, d := range r.programme.BoardMeetings() {
		if d.After(r.adoption) {
			return d
		}
	}
	const usual = 42 // days between two boards
	return r.adoption.AddDays(cmp.Or(r.programme.Policy.CycleDays, usual))
}

// count counts a word of the rating column.
func (r *toldReader) count(word string, m Meaning) {
	i := slices.IndexFunc(r.words, func(s Stated) bool { return s.Word == word })
	if i < 0 {
		i, r.words = len(r.words), append(r.words, Stated{Word: word, Means: m.String()})
	}
	r.words[i].Count++
}

// move moves a target that the plan had moved before the record began. A later move is the
// board's to decide.
func (r *toldReader) move(entry *DraftRating, task *DraftTask) {
	if task.Moved.To.IsZero() {
		return
	}
	said := "The plan moved the date: " + task.Moved.Said
	switch {
	case entry.Adopted && entry.End == nil:
		entry.Moved, entry.Reason = task.Moved, said
	case entry.Adopted: // what has ended has no date that moves
		entry.Note = sentences(entry.Note, said)
	}
}

// sentences are two texts as sentences of one note.
func sentences(a, b string) string {
	switch {
	case a == "":
		return b
	case strings.HasSuffix(a, "."), strings.HasSuffix(a, "!"), strings.HasSuffix(a, "?"):
		return a + " " + b
	}
	return a + ". " + b
}

// needs is what a rating lacks for which the record would refuse it. What was told before
// the record began lacks nothing.
func (entry *DraftRating) needs() string {
	switch {
	case entry.Adopted:
	case entry.Escalation[1] != "":
	case entry.Rating == programme.Complete:
		return "B complete needs evidence and confirmation"
	case entry.Rating == programme.OffTrack:
		return "R off track needs an escalation: to whom, and what is asked"
	}
	return ""
}

func (entry *DraftRating) empty() bool {
	return entry.Rating == programme.Unrated && entry.Note == "" && entry.End == nil && entry.Moved.To.IsZero() &&
		entry.Forecast.IsZero()
}
