package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"improve/internal/programme"
	"improve/internal/store"
)

// The columns of a register of risks that plans do not have.
const (
	riskCause              Field = "cause"
	riskConsequence        Field = "consequence"
	riskLikelihood         Field = "likelihood"
	riskImpact             Field = "impact"
	riskInherentLikelihood Field = "inherent likelihood"
	riskInherentImpact     Field = "inherent impact"
	riskTargetLikelihood   Field = "target likelihood"
	riskTargetImpact       Field = "target impact"
	riskScore              Field = "score"
	riskControls           Field = "controls"
	riskReview             Field = "review"
	riskType               Field = "kind"
)

// riskFields are the columns of registers of risks.
func riskFields() []named {
	return []named{
		{FieldNumber, []string{"risk id", "risk no", "risk number", "risk ref", "ref", "id", "no", "number", "#"}},
		{FieldTitle, []string{"risk", "risk description", "risk title", "description of risk", "risk issue", "issue",
			"risk event", "description", "title", "risk or issue"}},
		{riskType, []string{"type", "kind", "risk type"}},
		{riskCause, []string{"cause", "causes", "risk cause", "trigger"}},
		{riskConsequence, []string{"consequence", "consequences", "effect", "impact description", "potential impact"}},
		{riskInherentLikelihood, []string{"inherent likelihood", "gross likelihood", "initial likelihood"}},
		{riskInherentImpact, []string{"inherent impact", "gross impact", "initial impact"}},
		{riskLikelihood, []string{"likelihood", "probability", "current likelihood", "residual likelihood",
			"net likelihood", "l"}},
		{riskImpact, []string{"impact", "current impact", "residual impact", "net impact", "severity", "i"}},
		{riskTargetLikelihood, []string{"target likelihood"}},
		{riskTargetImpact, []string{"target impact"}},
		{riskScore, []string{"score", "risk score", "current score", "residual score", "rating", "risk rating"}},
		{riskControls, []string{"mitigation", "mitigations", "controls", "existing controls", "control measures",
			"mitigating actions", "mitigating action", "current controls", "controls in place"}},
		{FieldLeads, []string{"owner", "risk owner", "lead", "responsible"}},
		{riskReview, []string{"review", "review date", "next review", "date of review"}},
		{FieldNote, []string{"comments", "update", "notes", "note", "progress", "commentary"}},
	}
}

// DraftRisk is a risk or issue to be written.
type DraftRisk struct {
	ID, Title, Kind, Cause, Consequence, Owner string
	Inherent, Target, Now                      [2]int // likelihood and impact, 0 where not given
	Controls                                   []string
	Review                                     programme.Date
	Note                                       string // of its score now
}

func (r *planReader) risk(reg *register, n int) {
	title, number := reg.take(n, FieldTitle), reg.take(n, FieldNumber)
	known := func(id string) bool {
		return r.index.Risk(id) != nil ||
			slices.ContainsFunc(r.draft.Risks, func(v *DraftRisk) bool { return v.ID == id })
	}
	if slices.ContainsFunc(r.programme.Risks,
		func(v *programme.Risk) bool { return plain(v.Title.Value) == plain(title) }) {
		r.notes.leftover(reg.at(n, FieldTitle), title, "the record has this risk")
		return
	}
	v := &DraftRisk{ID: freeName(number, title, known), Title: title, Kind: "risk"}
	if number != "" {
		r.notes.guess(reg.at(n, FieldNumber), number, v.ID, "the id of the risk", "id").File = risksFile
	}
	if strings.EqualFold(reg.cell(n, riskType).Text, "issue") {
		v.Kind = "issue"
	}
	v.Cause, v.Consequence, v.Note = reg.take(n, riskCause), reg.take(n, riskConsequence), reg.take(n, FieldNote)
	v.Inherent = [2]int{r.level(reg, n, riskInherentLikelihood), r.level(reg, n, riskInherentImpact)}
	v.Target = [2]int{r.level(reg, n, riskTargetLikelihood), r.level(reg, n, riskTargetImpact)}
	v.Now = r.scoreNow(reg, n, v)
	if text := reg.cell(n, riskControls).Text; text != "" {
		reg.take(n, riskControls)
		v.Controls, _ = paragraphs(text)
	}
	as := reg.asTask(n, [2]Field{FieldLeads, FieldLeads}, [2]Field{riskReview, FieldTarget})
	v.Owner, v.Review = r.cells.oneOwner(as, "a risk has one owner", "no date of a review")
	r.draft.Risks = append(r.draft.Risks, v)
}

// scoreNow is the score of a register, which is of a day: it is written only where
// the day is given.
func (r *planReader) scoreNow(reg *register, n int, v *DraftRisk) [2]int {
	if !r.options.RatedOn.IsZero() {
		return [2]int{r.level(reg, n, riskLikelihood), r.level(reg, n, riskImpact)}
	}
	for _, f := range []Field{riskLikelihood, riskImpact} {
		if text := reg.cell(n, f).Text; text != "" {
			reg.take(n, f)
			r.notes.leftover(reg.at(n, f), text, undated)
		}
	}
	if v.Note != "" {
		r.notes.leftover(reg.at(n, FieldNote), v.Note, undated)
	}
	return [2]int{}
}

const undated = "it has no date: give --rated-on DATE to import it as of that date"

// level reads how likely or how bad something is, from 1 to 5.
func (r *planReader) level(reg *register, n int, f Field) int {
	text := reg.cell(n, f).Text
	first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	level, err := strconv.Atoi(first)
	if err != nil || level < 1 || level > 5 {
		return 0 // the report lists it
	}
	if reg.take(n, f); first != text {
		r.notes.guess(reg.at(n, f), text, first, "read as a number from 1 to 5", string(f)).File = risksFile
	}
	return level
}

const risksFile = "plan/risks.yaml"

func (d *Draft) riskEdits(p *programme.Programme) []store.Edit {
	var entries []store.Value
	for _, v := range d.Risks {
		pairs := []store.Pair{pair("id", text(v.ID)), pair("title", text(v.Title)), pair("kind", text(v.Kind))}
		for _, kv := range [][2]string{{"cause", v.Cause}, {"consequence", v.Consequence}, {"owner", v.Owner}} {
			if kv[1] != "" {
				pairs = append(pairs, pair(kv[0], text(kv[1])))
			}
		}
		for i, s := range [][2]int{v.Inherent, v.Target} {
			if score, ok := scoreValue(s); ok {
				pairs = append(pairs, pair([]string{"inherent", "target"}[i], score))
			}
		}
		if len(v.Controls) > 0 {
			pairs = append(pairs, pair("controls", texts(v.Controls, false)))
		}
		if !v.Review.IsZero() {
			pairs = append(pairs, pair("review", text(v.Review.String())))
		}
		entries = append(entries, store.MapValue(pairs...))
	}
	return appended(risksFile, "risks", entries, p)
}

func scoreValue(s [2]int) (store.Value, bool) {
	pairs := scorePairs(s)
	return group(true, pairs...), len(pairs) > 0
}

func scorePairs(s [2]int) (pairs []store.Pair) {
	for i, key := range []string{"likelihood", "impact"} {
		if s[i] > 0 {
			pairs = append(pairs, pair(key, text(fmt.Sprint(s[i]))))
		}
	}
	return pairs
}

// riskScores are the scores of the risks on the day of the ratings.
func (d *Draft) riskScores() []store.Pair {
	var list []store.Pair
	for _, v := range d.Risks {
		pairs := scorePairs(v.Now)
		if v.Note != "" {
			pairs = append(pairs, pair("note", text(v.Note)))
		}
		if len(pairs) > 0 {
			list = append(list, pair(v.ID, store.MapValue(pairs...)))
		}
	}
	return list
}
