package assess

import (
	"math"

	"improve/internal/programme"
	"improve/internal/xmr"
)

// Control is what tells change from chance in a measure's values: its control limits, or why
// there are none.
type Control struct {
	xmr.Limits // zero where Quiet says why there are none

	Quiet  Quiet
	Values int // that could be judged, from the board's new baseline on
	// First and Last are the baseline's periods; zero where too few values follow one another.
	First, Last programme.Period
	// Rebased is what the board began a new baseline with; nil where it never did.
	Rebased *programme.Rebase
	Since   programme.Period // of Rebased
	// Season is how many periods lie between a value and the one that it is compared with.
	// Where it is not 0, the limits are those of the change from one to the other.
	Season    int
	Signals   []Signal // earliest first
	Assurance Assurance
	// least and most are what a value can be at all; infinite where nothing says so.
	least, most float64
	// Now is the latest value, or its change where Season is not 0; nil where there is none.
	Now *float64
}

// Quiet says why a measure has no control limits.
type Quiet string

// The reasons, in the order in which they are looked for.
const (
	Limited   Quiet = "" // it has limits
	Empty     Quiet = "no value"
	Yearly    Quiet = "yearly"
	Overlaps  Quiet = "overlaps"
	Few       Quiet = "few"       // too few values follow one another
	Still     Quiet = "still"     // the baseline does not move
	Unsettled Quiet = "unsettled" // the baseline itself shows more than chance
)

// Assurance says whether a target will be met if the measure goes on as its baseline did.
// It is empty where that cannot be said: without a target, without a polarity, by trial limits,
// and where values are compared with those of a year before.
type Assurance string

// The answers.
const (
	Will      Assurance = "will"
	WillNot   Assurance = "will not"
	HitOrMiss Assurance = "hit or miss"
)

// Rule is the way in which a value shows more than chance, by its number.
type Rule = xmr.Rule

// The rules.
const (
	Outside   = xmr.Outside
	Shift     = xmr.Shift
	Trend     = xmr.Trend
	NearLimit = xmr.NearLimit
)

// Signal is a value that shows more than chance.
type Signal struct {
	Rule     Rule
	From, At programme.Period // the run that it is of, and the value's own period
	Values   int              // of the run
	Up       bool             // above the mean, or rising
	// Direction is for the better or the worse; empty where the polarity does not tell.
	Direction Direction
}

// farthest is how large a value may be that limits are drawn for: beyond it binary fractions
// tell no two values apart.
const farthest = 1e15

// Control is the control chart of the measure as at the date. A value that was not given, or may
// not be shown, is a gap.
func (m *MeasureState) Control() *Control {
	c := &Control{}
	if m.Latest == nil {
		c.Quiet = Empty
		return c
	}
	first := m.Points[0].Period
	if c.Rebased, c.Since = m.rebased(); c.Rebased != nil {
		first = c.Since
	}
	series := m.series(first)
	for _, v := range series {
		if !math.IsNaN(v) {
			c.Values++
		}
	}
	switch {
	case first.Every == programme.Yearly:
		c.Quiet = Yearly
	case m.Overlaps.Value > 1:
		c.Quiet = Overlaps
	default:
		c.draw(m, series, first)
	}
	return c
}

// rebased is the latest new baseline that the board began, and its first period. One for
// another kind of period begins nothing.
func (m *MeasureState) rebased() (latest *programme.Rebase, since programme.Period) {
	for _, r := range m.rebases {
		from, err := programme.ParsePeriod(r.From.Value)
		if err == nil && from.Every == m.Latest.Period.Every {
			latest, since = r, from
		}
	}
	return latest, since
}

// series are the values from a period to the latest, with the gaps between them.
func (m *MeasureState) series(from programme.Period) xmr.Series {
	var s xmr.Series
	next := from
	for _, p := range m.Points {
		if p.Period.Before(from) {
			continue
		}
		for ; next.Before(p.Period); next = next.Next() {
			s = append(s, xmr.Gap)
		}
		v := p.Reading.Value
		if !v.Given() || math.Abs(v.Value) > farthest {
			v.Value = xmr.Gap
		}
		s, next = append(s, v.Value), next.Next()
	}
	return s
}

// possible says what values can be at all. A percentage lies from 0 to 100, and what is
// counted is not below 0, unless a value or the target says otherwise. It cuts the limits
// as they are shown; no value signals or keeps silent by it.
func (c *Control) possible(m *MeasureState) {
	c.least, c.most = math.Inf(-1), math.Inf(1)
	low, high := m.Target.Value, m.Target.Value
	for _, p := range m.Points {
		low, high = min(low, p.Reading.Value.Value), max(high, p.Reading.Value.Value)
	}
	percent := m.Unit.Value == "%" && low >= 0 && high <= 100
	switch {
	case percent && c.Season > 0:
		c.least, c.most = -100, 100
	case percent:
		c.least, c.most = 0, 100
	case low >= 0 && c.Season == 0:
		c.least = 0
	}
}

// Lower is the lower limit, cut at what is possible.
func (c *Control) Lower() float64 { return max(c.Limits.Lower(), c.least) }

// Upper is the upper limit, cut at what is possible.
func (c *Control) Upper() float64 { return min(c.Limits.Upper(), c.most) }

// Cut says which limits would lie beyond what is possible.
func (c *Control) Cut() (lower, upper bool) {
	return c.Limits.Lower() < c.least, c.Limits.Upper() > c.most
}

func (c *Control) draw(m *MeasureState, s xmr.Series, first programme.Period) {
	if n := int(m.Season.Value); n > 1 {
		c.Season = n
		s = changes(s, n)
	}
	if n := len(s); n > 0 && !math.IsNaN(s[n-1]) {
		c.Now = &s[n-1]
	}
	chart := xmr.Of(s)
	c.Quiet = map[xmr.Silence]Quiet{xmr.Few: Few, xmr.Still: Still, xmr.Unsettled: Unsettled}[chart.Silence]
	if c.Quiet == Few || c.Season > 0 && chart.Trial() {
		c.Quiet = Few
		return
	}
	c.First, c.Last = first.Add(chart.From), first.Add(chart.To)
	if c.Quiet != Limited {
		return
	}
	c.Limits = chart.Limits
	c.possible(m)
	for _, x := range chart.Signals {
		c.Signals = append(c.Signals, Signal{Rule: x.Rule, From: first.Add(x.From), At: first.Add(x.At),
			Values: x.At - x.From + 1, Up: x.Up, Direction: c.direction(m, x, s)})
	}
	c.Assurance = c.assurance(m)
}

// changes are the values less those so many periods before.
func changes(s xmr.Series, season int) xmr.Series {
	d := make(xmr.Series, len(s))
	for i := range s {
		d[i] = xmr.Gap
		if i >= season {
			d[i] = s[i] - s[i-season]
		}
	}
	return d
}

// direction says whether a signal is for the better. Near a target that is nearer to it than
// the mean is, or than the first value of a trend.
func (c *Control) direction(m *MeasureState, x xmr.Signal, s xmr.Series) Direction {
	switch {
	case m.Polarity.Value == "higher" && x.Up, m.Polarity.Value == "lower" && !x.Up:
		return Better
	case m.Polarity.Value == "higher", m.Polarity.Value == "lower":
		return Worse
	case m.Polarity.Value != "near" || !m.Target.Given() || c.Season > 0:
		return ""
	case x.Rule == Trend:
		return m.nearer(s[x.From], s[x.At])
	}
	return m.nearer(c.Mean, s[x.At])
}

// assurance compares the target with the limits. On a limit it is within them.
func (c *Control) assurance(m *MeasureState) Assurance {
	if !m.Target.Given() || !m.polar() || c.Season > 0 || c.Trial() {
		return ""
	}
	target := m.Target.Value
	within := rounding(c.Upper(), c.Lower())
	above, below := target-c.Upper() > within, c.Lower()-target > within
	switch {
	case !above && !below:
		return HitOrMiss
	case below && m.Polarity.Value == "higher", above && m.Polarity.Value == "lower":
		return Will
	}
	return WillNot
}

// Newest are the signals of the latest value.
func (c *Control) Newest(m *MeasureState) []Signal {
	for i, s := range c.Signals {
		if s.At == m.Latest.Period {
			return c.Signals[i:]
		}
	}
	return nil
}

// worse is a signal of the latest value for the worse; nil where there is none.
func (c *Control) worse(m *MeasureState) *Signal {
	for _, s := range c.Newest(m) {
		if s.Direction == Worse {
			return &s
		}
	}
	return nil
}
