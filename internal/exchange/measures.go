package exchange

import (
	"slices"
	"strconv"
	"strings"

	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/words"
	"improve/internal/workbook"
)

// The columns of measures that plans do not have.
const (
	measurePolarity Field = "polarity"
	measureUnit     Field = "unit"
	measureEvery    Field = "every"
)

// measureFields are the columns of sheets of measures.
func measureFields() []named {
	return []named{
		{FieldNumber, []string{"ref", "id", "no", "number", "kpi ref", "kpi no", "indicator no", "measure ref", "#"}},
		{FieldTitle, []string{"indicator", "measure", "kpi", "performance indicator", "performance measure",
			"description", "title", "indicator name", "metric", "what we measure"}},
		{measurePolarity, []string{"good is", "polarity", "good to be", "better is", "good performance",
			"higher or lower is better", "good", "direction of good"}},
		{measureUnit, []string{"unit", "units", "type", "format"}},
		{FieldTarget, []string{"target", "target value", "goal", "ambition"}},
		{measureEvery, []string{"frequency", "how often", "reported"}},
		{FieldDetail, []string{"baseline", "start", "baseline value"}},
		{FieldLeads, []string{"owner", "lead", "responsible"}},
	}
}

// DraftMeasure is a measure to be written.
type DraftMeasure struct {
	ID, Title, Polarity, Unit, Target, Every string
	Values                                   []DraftValue
}

// DraftValue is a value of a measure that becomes a dated entry.
type DraftValue struct {
	On, Period programme.Date
	Value      string
	at         workbook.Place
}

func (r *planReader) measure(reg *register, n int) {
	title, number := reg.take(n, FieldTitle), reg.take(n, FieldNumber)
	known := func(id string) bool {
		return r.index.Measure(id) != nil ||
			slices.ContainsFunc(r.draft.Measures, func(v *DraftMeasure) bool { return v.ID == id })
	}
	if slices.ContainsFunc(r.programme.Measures,
		func(v *programme.Measure) bool { return plain(v.Title.Value) == plain(title) }) {
		r.notes.leftover(reg.at(n, FieldTitle), title, "the record has this measure")
		return
	}
	v := &DraftMeasure{ID: freeName(number, title, known), Title: title, Unit: reg.take(n, measureUnit)}
	if number != "" {
		r.notes.guess(reg.at(n, FieldNumber), number, v.ID, "the id of the measure", "id").File = measuresFile
	}
	if target, percent, ok := figure(reg.cell(n, FieldTarget).Text); ok {
		v.Target = target
		v.Unit = unitOf(v.Unit, percent)
		reg.take(n, FieldTarget)
	}
	r.polarity(v, reg, n)
	r.values(v, reg, n)
	r.draft.Measures = append(r.draft.Measures, v)
}

func unitOf(unit string, percent bool) string {
	if unit == "" && percent {
		return "%"
	}
	return unit
}

// figure is a number as a file writes it, and whether it is a percentage. Commas between
// thousands are left out; 84,2 may be two things, and is none.
func figure(s string) (number string, percent, ok bool) {
	number, percent = strings.CutSuffix(strings.TrimSpace(s), "%")
	number, _ = words.Thousands(strings.TrimSpace(number))
	_, err := strconv.ParseFloat(number, 64)
	return number, percent, err == nil && strings.Trim(number, "0123456789.-") == ""
}

// polarity reads whether higher or lower is better; where the sheet does not say, the
// target beside the baseline shows it, and a person is asked.
func (r *planReader) polarity(v *DraftMeasure, reg *register, n int) {
	text := strings.ToLower(reg.cell(n, measurePolarity).Text)
	for i, words := range [][]string{{"high", "up", "increas", "big"}, {"low", "down", "decreas", "small"}} {
		if slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(text, w) }) {
			v.Polarity = []string{"higher", "lower"}[i]
			reg.take(n, measurePolarity)
			return
		}
	}
	start, _, ok1 := figure(reg.cell(n, FieldDetail).Text)
	aim, _, ok2 := figure(v.Target)
	v.Polarity = "higher"
	why := "the sheet does not say which is better: read as higher"
	if ok1 && ok2 {
		a, _ := strconv.ParseFloat(start, 64)
		b, _ := strconv.ParseFloat(aim, 64)
		if why = "the target is above the baseline"; b < a {
			v.Polarity, why = "lower", "the target is below the baseline"
		}
	}
	r.notes.guess(reg.at(n, FieldTitle), v.Title, v.Polarity, why, "polarity").File = measuresFile
}

// values reads the months of a measure: of those before the record began each is told at
// its end; after that an update gives the latest.
func (r *planReader) values(v *DraftMeasure, reg *register, n int) {
	for _, p := range reg.periods {
		cell, at := reg.At(n, p.column), reg.place(n, p.column)
		value, percent, ok := figure(cell.Text)
		if !ok {
			continue // the report lists it
		}
		reg.use(n, p.column)
		v.Unit, v.Every = unitOf(v.Unit, percent), "month"
		month := programme.Day(int(p.day.Year), int(p.day.Month), 0)
		said := DraftValue{On: month.Due(), Period: month, Value: value, at: at}
		last := len(v.Values) - 1
		switch {
		case r.options.RatedOn.IsZero() || r.options.RatedOn.Before(said.On):
			r.notes.leftover(at, cell.Text,
				"it has no date: give --rated-on DATE, of the end of that month or later, to import it as of that date")
			continue
		case r.told.told(said.On):
		case last >= 0 && v.Values[last].On == r.options.RatedOn:
			r.notes.leftover(v.Values[last].at, v.Values[last].Value, "a value before the latest: an update gives one")
			v.Values = v.Values[:last]
			fallthrough
		default:
			said.On = r.options.RatedOn
		}
		v.Values = append(v.Values, said)
	}
}

const measuresFile = "plan/measures.yaml"

func (d *Draft) measureEdits(p *programme.Programme) []store.Edit {
	var entries []store.Value
	for _, v := range d.Measures {
		pairs := []store.Pair{pair("id", text(v.ID)), pair("title", text(v.Title))}
		for _, kv := range [][2]string{{"unit", v.Unit}, {"polarity", v.Polarity}, {"target", v.Target},
			{"every", v.Every}} {
			if kv[1] != "" {
				pairs = append(pairs, pair(kv[0], text(kv[1])))
			}
		}
		entries = append(entries, store.MapValue(pairs...))
	}
	return appended(measuresFile, "measures", entries, p)
}

// measureValues are the values of the measures that are told on a day.
func (d *Draft) measureValues(day programme.Date) []store.Pair {
	var list []store.Pair
	for _, v := range d.Measures {
		for _, said := range v.Values {
			if said.On == day {
				list = append(list, pair(v.ID,
					group(true, pair("period", text(said.Period.String())), pair("value", text(said.Value)))))
			}
		}
	}
	return list
}

// besideDays are the days on which a plan says something of measures, risks and actions.
func (d *Draft) besideDays(rated programme.Date) []programme.Date {
	days := d.actionDays()
	for _, v := range d.Measures {
		for _, said := range v.Values {
			days = append(days, said.On)
		}
	}
	if len(d.riskScores()) > 0 {
		days = append(days, rated)
	}
	return days
}
