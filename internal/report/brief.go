package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/words"
)

// BriefView is one side of paper for the lead member and the director: what got worse
// since the last board, on all four levels, and what the board is asked to do.
type BriefView struct {
	Head
	Since  programme.Date `json:"since"` // the last board; null where none has met
	Totals assess.Totals  `json:"totals"`
	Worse  []WorseItem    `json:"worse"`      // the three that matter most
	Rest   []Named        `json:"also_worse"` // what else got worse
	Asked  []Words        `json:"asked"`      // what the board is asked to do
	Ahead  Outlook        `json:"forecast"`
}

// briefThings is how many things the brief has room for, and briefAsks how many requests.
const briefThings, briefAsks = 3, 5

func brief(c *Context, _ Options) (View, error) {
	v := &BriefView{Head: c.head(), Since: c.Assessment.LastMeeting, Totals: c.Assessment.Totals,
		Worse: worse(c), Rest: []Named{}, Ahead: outlook(c)}
	if len(v.Worse) > briefThings {
		for _, item := range v.Worse[briefThings:] {
			v.Rest = append(v.Rest, item.About)
		}
		v.Worse = v.Worse[:briefThings]
	}
	v.Asked = append(asked(c), Words(doc.Text("Note where the programme stood on "+c.Assessment.AsAt.Words()+".")))
	return v, nil
}

// asked is what the board is asked to decide: what leads ask of it, what nobody has
// answered, which risks are beyond what it accepts.
func asked(c *Context) []Words {
	list := []Words{}
	for _, n := range needsOfBoard(c) {
		list = append(list, n.words())
	}
	list = append(list, nonEmptyWords(askAnswers(c), askRisks(c))...)
	if len(list) > briefAsks {
		more := len(list) - briefAsks
		list = append(list[:briefAsks:briefAsks], Words(doc.Text(fmt.Sprintf("Decide on %s, in the highlight report.",
			countOf(more, "more request", "more requests")))))
	}
	return list
}

// needsOfBoard are what is asked of the board: what an ambition and one of its tasks ask
// in the same words counts once, as the task's.
func needsOfBoard(c *Context) []Need {
	var all []Need
	for _, a := range c.Assessment.Ambitions {
		for _, n := range needs(c, a) {
			if n.To != c.names().board() {
				continue
			}
			all = slices.DeleteFunc(all, func(before Need) bool {
				return before.Ask == n.Ask && before.Task == "" && before.Ambition == n.Ambition
			})
			all = append(all, n)
		}
	}
	return all
}

// words are what is asked, with what it is about and by when.
func (n Need) words() Words {
	line := Words{{Text: strings.TrimSuffix(n.Ask, ".") + " ("}, {Text: "ambition " + n.Ambition,
		Ref: about("ambition", n.Ambition)}}
	if n.Task != "" {
		line[1] = doc.Span{Text: "task " + string(n.Task), Ref: about("task", string(n.Task))}
	}
	if !n.By.IsZero() {
		line = append(line, doc.Span{Text: ", by " + n.By.Words()})
	}
	return append(line, doc.Span{Text: ")."})
}

// askAnswers names the overdue tasks whose record answers too little to be tracked.
func askAnswers(c *Context) Words {
	var ids []string
	for _, t := range attention(c.Assessment.Tasks) {
		if t.Untracked {
			ids = append(ids, t.ID.Value)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	named := ids
	if few := firstFew(ids); len(few) < len(ids) {
		named = few[:len(few)-1]
	}
	line := Words{{Text: "Require an answer from those who lead " +
		countOf(len(ids), "overdue task", "overdue tasks") + " that nobody tracks ("}}
	line = append(line, idsLine("task", named)...)
	if len(named) < len(ids) {
		line = append(line, doc.Span{Text: fmt.Sprintf(", with %d more", len(ids)-len(named))})
	}
	return append(line, doc.Span{Text: "): what happens now, when will it be done, and how bad is it?"})
}

// askRisks names the risks that score more than the board accepts.
func askRisks(c *Context) Words {
	var line Words
	for _, r := range c.Assessment.Risks {
		if !r.AboveAppetite || r.Closed() {
			continue
		}
		between := "; "
		if len(line) == 0 {
			between = "Accept these scores or require more: "
		}
		line = append(line, doc.Span{Text: between}, doc.Span{Text: r.Title.Value, Ref: about("risk", r.ID.Value)},
			doc.Span{Text: fmt.Sprintf(", %d, where the limit is %d", r.Score, int(r.Appetite.Value))})
	}
	if len(line) == 0 {
		return nil
	}
	return append(line, doc.Span{Text: "."})
}

func nonEmptyWords(lines ...Words) []Words {
	var some []Words
	for _, l := range lines {
		if len(l) > 0 {
			some = append(some, l)
		}
	}
	return some
}

// Table is what got worse, one row each.
func (v *BriefView) Table() *doc.Table {
	t := &doc.Table{Caption: "What got worse",
		Columns: columns("level", "about", "title", "owners", "change", "figure", "question", "decision")}
	for _, w := range v.Worse {
		t.Rows = append(t.Rows, []doc.Cell{cell(w.Level.String()), cell(w.About.Name), cell(w.Title), cell(w.owners()),
			cell(w.Change), cell(w.Figure), cell(w.Question), cell(w.Decision)})
	}
	return t
}

// Document is the brief as a page.
func (v *BriefView) Document() doc.Document {
	page := v.paper("Brief for the lead member and the director")
	page.Blocks = append(page.Blocks, say("%s.", totalsWords(v.Totals)))
	if line := refreshedNote(v.Context, v.Context.Assessment.Tasks); line != "" {
		page.Blocks = append(page.Blocks, say("%s", line))
	}
	page.Blocks = append(page.Blocks, v.worse()...)
	page.Blocks = append(page.Blocks, say("%s", v.Ahead.Sentence))
	asked := &doc.List{Numbered: true}
	for _, line := range v.Asked {
		asked.Items = append(asked.Items, doc.Item{Line: doc.Line(line)})
	}
	page.Blocks = append(page.Blocks, heading("The board is asked to"), asked, notes([]doc.Line{ratingKey(false)}))
	page.Blocks = append(page.Blocks, v.Context.untrackedKey()...)
	return page
}

func (v *BriefView) worse() []doc.Block {
	if v.Since.IsZero() {
		return titled("What got worse", "No board has met on this record before "+v.AsAt.Words()+
			", so there is nothing to compare with.")
	}
	since := "since the board of " + v.Since.Words()
	if len(v.Worse) == 0 {
		return titled("What got worse "+since, "No rating, measure, risk or impact is recorded to have got worse.")
	}
	things := [...]string{"One thing", "Two things", "Three things"}[len(v.Worse)-1]
	list := &doc.Entries{}
	for _, w := range v.Worse {
		list.Items = append(list.Items, w.entry())
	}
	blocks := titled(things+" that got worse "+since, "", list)
	blocks[0].(*doc.Heading).ID = words.Slug("What got worse " + lasting(since)) // whatever their number
	if len(v.Rest) > 0 {
		blocks = append(blocks, &doc.Paragraph{Line: v.rest()})
	}
	return blocks
}

// rest names what else got worse, so that three things do not hide the others.
func (v *BriefView) rest() doc.Line {
	line := doc.Line{{Text: countOf(len(v.Rest), "other thing", "other things") + " got worse: ", Tone: doc.Muted}}
	for i, about := range v.Rest {
		if i > 0 {
			line = append(line, doc.Span{Text: "; ", Tone: doc.Muted})
		}
		name := about.Name
		if t := v.Context.Assessment.Task(about.Ref.ID); t != nil && about.Ref.Kind == "task" {
			name = taskName(t)
		}
		line = append(line, doc.Span{Text: name, Tone: doc.Muted, Ref: about.Ref})
	}
	return append(line, doc.Span{Text: ".", Tone: doc.Muted})
}
