package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
)

// SPC is what tells change from chance in a measure: its control limits, or why it has none.
// Figures are null where it has none, and are those of the change from the same period of the
// year before where Season says so.
type SPC struct {
	Baseline  *SPCBaseline `json:"baseline"`
	Season    *int         `json:"season"` // how many periods before the value lies that each is compared with
	Mean      *float64     `json:"mean"`
	Lower     *float64     `json:"lower"`
	Upper     *float64     `json:"upper"`
	Cut       []string     `json:"cut"`       // which of lower and upper are cut at what is possible
	Step      *float64     `json:"step"`      // the largest step from one value to the next that chance makes
	Decimals  int          `json:"decimals"`  // with which papers show these figures
	Signals   []SPCSignal  `json:"signals"`   // values that show more than chance, earliest first
	Assurance Optional     `json:"assurance"` // of the target: will, will not, hit or miss
	Silent    Optional     `json:"silent"`    // why there are no limits, in words
	Words     []string     `json:"words"`     // what papers say, a sentence each
}

// SPCBaseline is the run of values that limits are drawn from.
type SPCBaseline struct {
	From  programme.Period `json:"from"`
	To    programme.Period `json:"to"`
	Trial bool             `json:"trial"` // too short to stand
}

// SPCSignal is a value that shows more than chance, and the run that it ends.
type SPCSignal struct {
	Point     programme.Period `json:"point"`
	Rule      int              `json:"rule"`
	From      programme.Period `json:"from"`
	Direction assess.Direction `json:"direction"` // null where the polarity does not tell
}

// controlled puts the control chart of a measure into words.
type controlled struct {
	*assess.Control
	context *Context
	measure *assess.MeasureState
	places  int // after the point, of figures that nobody wrote
}

func (c *Context) spc(m *assess.MeasureState) SPC {
	x := controlled{Control: m.Control(), context: c, measure: m}
	spc := SPC{Signals: []SPCSignal{}, Assurance: Optional(x.Assurance), Words: []string{},
		Cut: []string{}}
	if x.Season > 0 {
		spc.Season = &x.Season
	}
	if x.Quiet != assess.Limited {
		spc.Silent = Optional(x.silence())
		spc.Words = append(spc.Words, x.silence())
		return spc
	}
	x.places = x.decimals()
	spc.Decimals = x.places
	spc.Baseline = &SPCBaseline{x.First, x.Last, x.Trial()}
	spc.Mean, spc.Lower, spc.Upper, spc.Step = shortened(x.Mean), shortened(x.Lower()), shortened(x.Upper()),
		shortened(x.Step())
	lower, upper := x.Cut()
	if lower {
		spc.Cut = append(spc.Cut, "lower")
	}
	if upper {
		spc.Cut = append(spc.Cut, "upper")
	}
	for _, s := range x.Signals {
		spc.Signals = append(spc.Signals, SPCSignal{s.At, int(s.Rule), s.From, s.Direction})
	}
	for _, words := range []string{x.newest(), x.cut(), x.turned(), x.assurance(), x.trial()} {
		if words != "" {
			spc.Words = append(spc.Words, words)
		}
	}
	return spc
}

// chanceWords say how often limits are wrong; empty where no measure has any.
func chanceWords(rows []MeasureRow) string {
	limited := 0
	for _, m := range rows {
		if m.SPC.Silent == "" {
			limited++
		}
	}
	if limited == 0 {
		return ""
	}
	return countOf(limited, "measure has", "measures have") + " control limits, which tell change from chance. " +
		"Of ten measures with limits, about three a year seem to change by chance alone."
}

// shortened is a figure as data take it: what binary fractions add to it is left out.
func shortened(v float64) *float64 {
	const parts = 1e4
	if math.Abs(v) < 1e10 {
		v = math.Round(v*parts) / parts
	}
	return &v
}

// newest says of the latest value whether it shows more than chance.
func (x controlled) newest() string {
	m, limits := x.measure, x.number(x.Lower())+" to "+x.number(x.Upper())
	period := m.Latest.Period.Words()
	if x.Now == nil {
		return fmt.Sprintf("There is no value for %s to judge; chance does %s here.", period, limits)
	}
	signals := x.Newest(m)
	if len(signals) == 0 {
		return fmt.Sprintf("%s is within what chance does here (%s); nothing has changed since %s.",
			x.moved(), limits, x.lastChange().Words())
	}
	var words []string
	for _, s := range signals {
		if !nearBeside(s.Rule, signals[0].Rule) {
			words = append(words, s.Words())
		}
	}
	against := map[assess.Direction]string{assess.Better: "better", assess.Worse: "worse"}[signals[0].Direction]
	if against != "" {
		against = fmt.Sprintf(" Against %s to %s this is for the %s.", x.First.Words(), x.Last.Words(), against)
	}
	if x.Season == 0 {
		period = " in " + period
	} else {
		period = ", in " + period + ","
	}
	return fmt.Sprintf("%s%s is more than chance does here (%s): it is %s.%s", x.now(), period, limits,
		joined(words...), against)
}

// cut says which limits are cut at what is possible.
func (x controlled) cut() string {
	lower, upper := x.Cut()
	low, high := x.number(x.Lower()), x.number(x.Upper())
	switch {
	case lower && upper:
		return "The limits are cut at " + low + " and " + high + ": no percentage lies beyond."
	case lower && x.measure.Unit.Value == "%":
		return "The lower limit is cut at " + low + ": no percentage lies below."
	case lower:
		return "The lower limit is cut at " + low + ": no value has been below."
	case upper:
		return "The upper limit is cut at " + high + ": no percentage lies above."
	}
	return ""
}

// nearBeside reports whether a signal of a value need not be told beside its first: what is
// outside a limit is beyond the near limit anyway.
func nearBeside(rule, first assess.Rule) bool {
	return first == assess.Outside && rule == assess.NearLimit
}

// moved is the step to the latest value: "86 → 83"; where values are compared with those of
// the year before, how far it is from that.
func (x controlled) moved() string {
	if p := x.measure.Previous; p != nil && x.Season == 0 && len(x.measure.Latest.Gap) == 0 && p.Reading.Value.Given() {
		return x.figure(p.Reading.Value) + " → " + x.now()
	}
	return x.now()
}

func (x controlled) now() string {
	if x.Season > 0 {
		more := " more than a year before"
		if *x.Now < 0 {
			more = " less than a year before"
		}
		return x.number(math.Abs(*x.Now)) + more
	}
	return x.figure(x.measure.Latest.Reading.Value)
}

func (x controlled) figure(n programme.Number) string {
	return withUnit(x.context.figure(n), x.measure.Unit.Value)
}

// lastChange is the last value that showed more than chance, or where the baseline begins.
func (x controlled) lastChange() programme.Period {
	if n := len(x.Signals); n > 0 {
		return x.Signals[n-1].At
	}
	return x.First
}

// assurance says whether the target will be met if the measure goes on as its baseline did.
func (x controlled) assurance() string {
	m := x.measure
	ran := "while the measure runs as it did from " + x.First.Words() + " to " + x.Last.Words() + "."
	target := "The target, " + targetOf(m.Polarity.Value, m.Target, m.Unit.Value) + ", lies "
	switch {
	case x.Assurance == assess.HitOrMiss:
		return target + "within these limits: hit or miss " + ran
	case x.Assurance != "":
		return target + "outside these limits: it " + string(x.Assurance) + " be met " + ran
	case x.Trial() || !m.Target.Given():
		return ""
	case x.Season > 0:
		return "Whether the target will be met cannot be said of changes on the year before."
	}
	return "Whether the target will be met cannot be said: the measure does not say whether higher or lower is better."
}

// trial says that limits do not stand yet.
func (x controlled) trial() string {
	if !x.Trial() {
		return ""
	}
	return fmt.Sprintf("These are trial limits, of %s: they stand from the twelfth on.",
		countOf(x.Last.Compare(x.First)+1, "value", "values"))
}

// silence says why there are no limits.
func (x controlled) silence() string {
	m := x.measure
	what, baseline := "values", x.First.Words()+" to "+x.Last.Words()
	if x.Season > 0 {
		what = "changes on the year before"
	}
	switch x.Quiet {
	case assess.Yearly:
		return "It is taken once a year: so few values do not tell change from chance."
	case assess.Overlaps:
		return fmt.Sprintf("Each value covers %s %ss, so values next to each other share most of what they count, "+
			"and limits would mislead.", m.Overlaps.Text.Value, x.every())
	case assess.Few:
		return x.few()
	case assess.Still:
		return fmt.Sprintf("It has not moved: its %s, %s, are all alike.", what, baseline)
	case assess.Unsettled:
		return strings.TrimSpace(fmt.Sprintf("No limits are drawn: the %s that they would be drawn from, "+
			"%s, show more than chance already. %s", what, baseline, x.trend()))
	}
	return "No value has been recorded."
}

// few says how many values are too few.
func (x controlled) few() string {
	need, since := "8 that follow one another", ""
	if x.Season > 0 {
		need = fmt.Sprintf("12 that follow one another, each with a value of the same %s a year before", x.every())
	}
	if x.Rebased != nil {
		since = " since the board began a new baseline with " + x.Since.Words()
	}
	if x.Values == 0 {
		return "There is no value" + since + "."
	}
	return fmt.Sprintf("Too few values%s to tell change from chance: there %s, and it takes %s.", since,
		[]string{"is 1", fmt.Sprintf("are %d", x.Values)}[min(x.Values-1, 1)], need)
}

// every is what a period of the measure is called.
func (x controlled) every() string { return string(x.measure.Latest.Period.Every) }

// number is a figure that nobody wrote, with the decimals and the unit of those that somebody
// did. The change from one percentage to another is in points.
func (x controlled) number(v float64) string {
	unit := x.measure.Unit.Value
	if unit == "%" && x.Season > 0 {
		unit = "points"
	}
	return withUnit(decimal(v, x.places), unit)
}

// decimal is a number with so many decimals.
func decimal(v float64, places int) string {
	text := strconv.FormatFloat(v, 'f', places, 64)
	if strings.Trim(text, "-0.") == "" {
		text = strings.TrimPrefix(text, "-")
	}
	return text
}

// decimals are those of the values, and more where a limit would else be rounded past a value
// that it lets in or keeps out.
func (x controlled) decimals() int {
	most := 0
	for _, p := range x.measure.Points {
		_, after, _ := strings.Cut(p.Reading.Value.Text.Value, ".")
		most = max(most, len(after))
	}
	most = min(most, 4)
	for _, p := range x.measure.Points {
		for n := 0; n < 3 && x.Season == 0 && p.Reading.Value.Given() && x.hides(p.Reading.Value.Value, most); n++ {
			most++
		}
	}
	return most
}

// hides reports whether a limit of so many decimals is on another side of a value.
func (x controlled) hides(v float64, places int) bool {
	round := func(l float64) float64 {
		scale := math.Pow(10, float64(places))
		return math.Round(l*scale) / scale
	}
	outside := func(l, u float64) bool { return v > u || v < l }
	return outside(x.Lower(), x.Upper()) != outside(round(x.Lower()), round(x.Upper()))
}
