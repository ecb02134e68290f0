package report

import (
	"slices"
	"strconv"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// VoicesView is for a group of young people: what the plan says that they will be able to
// say, and whether those it is for agree.
type VoicesView struct {
	Head
	Agree      int            `json:"agree"` // statements, by the latest that was said of each
	NotYet     int            `json:"not_yet"`
	Unsure     int            `json:"unsure"`
	Unsaid     int            `json:"unsaid"` // nothing is recorded
	Ended      int            `json:"ended"`  // tasks whose statements are left out
	Statements []StatementRow `json:"statements"`
}

// StatementRow is a statement of the plan, with what was said to it.
type StatementRow struct {
	Task     string           `json:"task"`
	Title    string           `json:"title"` // of the task
	Rating   programme.Rating `json:"rating"`
	Says     string           `json:"says"`
	Verdict  Optional         `json:"verdict"` // the latest
	Said     []SaidRow        `json:"said"`    // the latest of each who spoke, oldest first
	Did      string           `json:"did"`     // what is recorded of the task since
	DidOn    programme.Date   `json:"did_on"`
	Contrary bool             `json:"complete_and_not_yet"` // the task is complete, and they say not yet
}

// SaidRow is what somebody said to a statement.
type SaidRow struct {
	On      programme.Date `json:"on"`
	By      string         `json:"by"`
	Verdict string         `json:"verdict"`
	Note    string         `json:"note"`

	Who string `json:"-"` // as the record names them: two people may be called the same
}

func voices(c *Context, _ Options) (View, error) {
	v := &VoicesView{Head: c.head(), Statements: []StatementRow{}}
	for _, t := range c.Assessment.Tasks {
		if t.EndedForGood() {
			if len(t.ForChildren) > 0 {
				v.Ended++
			}
			continue
		}
		said := map[string][]SaidRow{}
		c.heard(t.ID.Value, func(u *programme.Update, voice *programme.Voice) {
			row := SaidRow{u.Date.Date, c.names().person(voice.By.Value), voice.Verdict.Value, noted(&voice.Meta),
				voice.By.Value}
			earlier := slices.DeleteFunc(said[voice.Says.Value], func(s SaidRow) bool {
				return s.Who == row.Who && row.Who != "" // of those who are not named each is somebody else
			})
			said[voice.Says.Value] = append(earlier, row)
		})
		for _, s := range t.ForChildren {
			v.add(t, s.Value, said[s.Value])
		}
	}
	return v, nil
}

func (v *VoicesView) add(t *assess.Task, says string, said []SaidRow) {
	row := StatementRow{Task: t.ID.Value, Title: t.Title.Value, Rating: t.Rating, Says: says,
		Said: append([]SaidRow{}, said...)}
	if len(said) > 0 {
		last := said[len(said)-1]
		row.Verdict = Optional(last.Verdict)
		row.Contrary = t.Complete() && last.Verdict == "not-yet"
		if t.Noted != nil && t.Noted.Update.Date.Date.After(last.On) {
			row.Did, row.DidOn = t.Noted.Note.Value, t.Noted.Update.Date.Date
		}
	}
	switch row.Verdict {
	case "agree":
		v.Agree++
	case "not-yet":
		v.NotYet++
	case "unsure":
		v.Unsure++
	default:
		v.Unsaid++
	}
	v.Statements = append(v.Statements, row)
}

// Table is the statements, one row each, with the latest that was said.
func (v *VoicesView) Table() *doc.Table {
	t := &doc.Table{Caption: "Statements", Columns: columns("task", "title", "rating", "says", "verdict", "by", "on",
		"note", "did", "did_on", "complete_and_not_yet")}
	for _, s := range v.Statements {
		var last SaidRow
		if n := len(s.Said); n > 0 {
			last = s.Said[n-1]
		}
		t.Rows = append(t.Rows, []doc.Cell{cell(s.Task), cell(s.Title), letter(s.Rating), cell(s.Says),
			cell(s.Verdict), cell(last.By), dated(last.On), cell(last.Note), cell(s.Did), dated(s.DidOn),
			yesNo(s.Contrary)})
	}
	return t
}

// Document is the paper as a page in large print: what was said first, then what nobody was
// heard on.
func (v *VoicesView) Document() doc.Document {
	page := v.paper("What children and young people say")
	page.Large = true
	words := "The plan says of no task what it means for children."
	if len(v.Statements) > 0 {
		words = v.words()
	}
	if v.Ended > 0 {
		words += " The statements of " + countOf(v.Ended, "task that has ended", "tasks that have ended") +
			" are left out."
	}
	page.Blocks = append(page.Blocks, say("%s", words))
	heard, unheard := &doc.Entries{}, &doc.List{}
	for _, s := range v.Statements {
		if len(s.Said) > 0 {
			heard.Items = append(heard.Items, s.entry())
		} else {
			unheard.Items = append(unheard.Items, doc.Item{Line: s.line()})
		}
	}
	if len(heard.Items) > 0 {
		page.Blocks = append(page.Blocks, heading("You said, we did"), heard)
	}
	if len(unheard.Items) > 0 {
		page.Blocks = append(page.Blocks, heading("Nothing is recorded yet"), unheard)
	}
	return page
}

// words count the statements by what was last said.
func (v *VoicesView) words() string {
	words := "The plan makes " + countOf(len(v.Statements), "statement", "statements") +
		" about what children will be able to say. "
	if v.Unsaid == len(v.Statements) {
		return words + "Nothing is recorded of whether they agree."
	}
	var parts []string
	for _, p := range []struct {
		n     int
		words string
	}{{v.Agree, "agree to "}, {v.NotYet, "not yet to "}, {v.Unsure, "unsure of "}} {
		if p.n > 0 {
			parts = append(parts, p.words+strconv.Itoa(p.n))
		}
	}
	words += "Last said: " + strings.Join(parts, ", ") + "."
	if v.Unsaid > 0 {
		words += " Nothing is recorded of the other " + strconv.Itoa(v.Unsaid) + "."
	}
	return words
}

// line is the statement. It goes without the number of its task, which says nothing to those
// the paper is for.
func (s StatementRow) line() doc.Line {
	return doc.Line{{Text: "“" + s.Says + "”", Ref: about("task", s.Task)}}
}

// entry is a statement on which somebody was heard, with what each of them said and what was
// done.
func (s StatementRow) entry() doc.Entry {
	e := doc.Entry{Title: s.line(), Aside: doc.Toned(doc.Strong, spoken(string(s.Verdict)))}
	e.Title[0].Tone = doc.Strong
	for _, said := range s.Said {
		words := orNone(said.By, "Somebody not named") + ", " + said.On.Words()
		if len(s.Said) > 1 {
			words += ": " + spoken(said.Verdict)
		}
		if said.Note != "" {
			words += ". " + said.Note
		}
		e.Detail = append(e.Detail, doc.Text(words))
	}
	did := "nothing is recorded since then"
	if s.Did != "" {
		did = s.Did + " (" + s.DidOn.Words() + ")"
	}
	e.Detail = append(e.Detail, doc.Line{{Text: "What we did: ", Tone: doc.Strong}, {Text: did}})
	if s.Contrary {
		e.Detail = append(e.Detail,
			doc.Toned(doc.Bad, "The task “"+s.Title+"” is called complete, and they say not yet."))
	}
	return e
}

// spoken is a verdict in words.
func spoken(verdict string) string { return strings.ReplaceAll(verdict, "-", " ") }
