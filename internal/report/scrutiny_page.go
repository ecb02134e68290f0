package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"improve/internal/doc"
	"improve/internal/programme"
)

// Document is the report as a page, in the order of a committee paper. Its parts are
// numbered as they come: what has nothing to say, and need not, is left out.
func (v *ScrutinyView) Document() doc.Document {
	page, number := v.paper("Report to the scrutiny committee"), 0
	part := func(title, none string, blocks []doc.Block) {
		if len(blocks) > 0 || none != "" {
			number++
			page.Blocks = append(page.Blocks, titled(fmt.Sprintf("%d. %s", number, title), none, blocks...)...)
		}
	}
	part("What was recommended before", "No recommendation before this date is recorded.", v.answered())
	part("Background", "The record holds no event up to this date.", v.background())
	part("Approach", "The record states no principles or stages.", bulletLines(v.Approach))
	part("The findings", "The record holds no finding.", v.findings())
	part("Key work under each ambition", "The record holds no ambition.", v.work())
	part("What changed for children", "No task is complete and no impact is recorded.", impactBlocks(v.Impact))
	part("The report of "+v.Context.day().Words(), "", v.report())
	part("Recommendations", "", []doc.Block{say("Members are asked to:"), numbered(v.Recommendations)})
	part("Questions that the record raises", "The record raises no question.", bullets(v.Questions))
	page.Blocks = append(page.Blocks, notes([]doc.Line{ratingKey(false)}))
	page.Blocks = append(page.Blocks, v.Context.untrackedKey()...)
	return page
}

// answered is what became of what was recommended before.
func (v *ScrutinyView) answered() []doc.Block {
	var became []Words
	for _, r := range v.Recommended {
		became = append(became, r.words())
	}
	return bulletLines(became)
}

func (v *ScrutinyView) background() []doc.Block {
	if len(v.Background) == 0 {
		return nil
	}
	fields := &doc.Fields{}
	for _, e := range v.Background {
		value := []doc.Line{doc.Text(e.Title)}
		if e.Text != "" {
			value = append(value, doc.Toned(doc.Muted, e.Text))
		}
		fields.Rows = append(fields.Rows, doc.Field{Label: e.Date.Words(), Value: value})
	}
	return []doc.Block{fields}
}

// findings are a table for each source, with what is said about its findings.
func (v *ScrutinyView) findings() []doc.Block {
	if len(v.Findings) == 0 {
		return nil
	}
	states := "Open: nothing is said of the finding itself. Answered: work on it is under way. Evidenced: " +
		"the record names what shows it. Met: somebody from outside the council confirmed it."
	blocks, of := []doc.Block{&doc.Paragraph{Line: doc.Toned(doc.Muted, states)}}, map[string][]FindingRow{}
	for _, f := range v.Findings {
		of[f.Source] = append(of[f.Source], f)
	}
	for _, s := range v.Context.Programme.Sources {
		if rows := of[s.ID.Value]; rows != nil {
			blocks = append(blocks, headingOf(3, "source", s.ID.Value, sourceName(s)),
				findingTable("Findings: "+s.Title.Value, rows))
			blocks = append(blocks, bulletLines(findingNotes(rows))...)
			delete(of, s.ID.Value)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(of)) { // of no source that is known
		blocks = append(blocks, findingTable("Findings of no source that is known", of[id]))
		blocks = append(blocks, bulletLines(findingNotes(of[id]))...)
	}
	return blocks
}

// findingNotes are what is said about findings, those of which the same is said together. A
// sentence that ends several notes is said once, after them.
func findingNotes(rows []FindingRow) []Words {
	type saying struct{ state, note string }
	notes := map[saying]map[string]bool{} // by their last sentence
	for _, f := range rows {
		_, last := lastSentence(f.Note)
		s := saying{f.state(), last}
		if notes[s] == nil {
			notes[s] = map[string]bool{}
		}
		notes[s][f.Note] = true
	}
	var order, ends []saying
	names := map[saying][]string{}
	say := func(list *[]saying, f FindingRow, note string) {
		s := saying{f.state(), note}
		if names[s] == nil {
			*list = append(*list, s)
		}
		names[s] = append(names[s], strings.TrimSuffix(f.Title, "."))
	}
	for _, f := range rows {
		switch rest, last := lastSentence(f.Note); {
		case f.Note == "":
		case rest != "" && len(notes[saying{f.state(), last}]) > 1:
			say(&order, f, rest)
			say(&ends, f, last)
		default:
			say(&order, f, f.Note)
		}
	}
	var said []Words
	for _, s := range append(order, ends...) {
		name := strings.Join(names[s], "; ") + ", " + s.state + ": "
		said = append(said, Words{{Text: name, Tone: doc.Strong}, {Text: s.note}})
	}
	return said
}

// lastSentence parts the last sentence of a text from what comes before it.
func lastSentence(text string) (rest, last string) {
	if at := strings.LastIndex(strings.TrimSpace(text), ". "); at >= 0 {
		return text[:at+1], text[at+2:]
	}
	return "", text
}

// report is what was told on the day, section by section, and what came with it.
func (v *ScrutinyView) report() []doc.Block {
	var blocks []doc.Block
	for _, s := range v.Report {
		line := doc.Line{{Text: s.Heading + ". ", Tone: doc.Strong}, {Text: s.Text}}
		blocks = append(blocks, &doc.Paragraph{Line: line})
	}
	if len(v.Documents) > 0 {
		line := doc.Line{{Text: "Documents. ", Tone: doc.Strong}, {Text: strings.Join(v.Documents, "; ") + "."}}
		blocks = append(blocks, &doc.Paragraph{Line: line})
	}
	return blocks
}

// work begins with the programme as a whole.
func (v *ScrutinyView) work() []doc.Block {
	if len(v.Ambitions) == 0 {
		return nil
	}
	blocks := []doc.Block{say("The programme has %s.", totalsWords(v.Totals))}
	if v.FirstDates.Dates > 0 {
		blocks = append(blocks, say("%s", datesKept(v.Context, v.FirstDates)))
	}
	blocks = append(blocks, endedPlans(v.Context)...)
	for _, k := range v.Ambitions {
		stood := doc.Line{{Text: totalsWords(k.Totals) + "."}}
		if k.Rating != programme.Unrated {
			stood = append(doc.Line{{Text: ambitionRating(k.Ambition), Tone: tone(k.Rating)}, {Text: ". "}}, stood...)
		}
		blocks = append(blocks, headingOf(3, "ambition", k.ID, "Ambition "+ambitionName(k.Ambition.Ambition)),
			&doc.Paragraph{Line: stood})
		blocks = append(blocks, bulletLines(k.Work)...)
	}
	return blocks
}

func numbered(texts []string) *doc.List {
	list := &doc.List{Numbered: true}
	for _, t := range texts {
		list.Items = append(list.Items, doc.Item{Line: doc.Text(t)})
	}
	return list
}
