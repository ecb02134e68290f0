package xmr

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// numbers reads values; a dash is a gap.
func numbers(t *testing.T, words string) Series {
	t.Helper()
	var s Series
	for _, w := range strings.Fields(words) {
		v, err := strconv.ParseFloat(w, 64)
		if w == "-" {
			v, err = Gap, nil
		}
		if err != nil {
			t.Fatal(err)
		}
		s = append(s, v)
	}
	return s
}

// signals are the signals of values as "rule@at from at/from", counted from 1.
func signals(list []Signal) string {
	var words []string
	for _, s := range list {
		way := "down"
		if s.Up {
			way = "up"
		}
		words = append(words, fmt.Sprintf("%d %s %d-%d", s.Rule, way, s.From+1, s.At+1))
	}
	return strings.Join(words, ", ")
}

// calm is a baseline around 10 with a mean moving range of 24/11: its near limits are 6.13
// and 13.87, its limits 4.20 and 15.80.
const calm = "9 11 9 11 9 11 9 11 9 11 8 12 "

func TestCalm(t *testing.T) {
	c := Of(numbers(t, calm))
	if c.Silence != None || c.Mean != 10 || math.Abs(c.Moving-25.0/11) > 1e-12 || c.Trial() || len(c.Signals) > 0 {
		t.Errorf("%+v", c)
	}
}

func TestRules(t *testing.T) {
	for _, c := range []struct{ name, after, want string }{
		{"the seventh value above the mean signals, and the eighth", "11 9 11 11 11 11 11 11 11 11", "2 up 15-21, 2 up 15-22"},
		{"six values above the mean do not", "9 11 11 11 11 11 11", ""},
		{"a value on the mean breaks the run", "9 11 11 11 10 11 11 11 11", ""},
		{"a gap breaks the run", "9 11 11 11 - 11 11 11 11", ""},
		{"a run may begin within the baseline", "11 11 11 11 11 11", "2 up 12-18"},
		{"seven values below the mean", "9 9 9 9 9 9 9", "2 down 13-19"},
		{"the seventh value that rises signals", "7 8 9 10 11 12 13", "3 up 13-19"},
		{"six values that rise do not", "8 9 10 11 12 13 9", ""},
		{"a value that stays breaks the trend", "7 8 9 9 10 11 12 13", ""},
		{"a gap breaks the trend", "7 8 9 - 10 11 12 13", ""},
		{"seven values that fall", "13 12 11 10 9 8 7", "3 down 13-19"},
		{"a value outside the limits", "16.1", "1 up 13-13"},
		{"a value below them", "3.9", "1 down 13-13"},
		{"two of three near a limit", "9 14.5 11 14.5 9", "4 up 14-14, 4 up 14-16"},
		{"two of three, the last two", "9 11 14.5 14.5 9", "4 up 14-15, 4 up 14-16"},
		{"one of the three across the mean", "9 14.5 9 14.5 9", ""},
		{"one of the three on the mean", "9 14.5 10 14.5 9", ""},
		{"a gap among the three", "9 14.5 - 14.5 9", ""},
		{"one near each limit", "14.5 5.5 14.5 5.5", ""},
		{"one outside the limits counts among the three", "9 11 14.5 16.1 9", "4 up 14-15, 1 up 16-16, 4 up 14-16"},
		{"only two values, and no third", "9 14.5 14.5", ""},
	} {
		got := Of(numbers(t, calm+c.after))
		if got.Silence != None || signals(got.Signals) != c.want {
			t.Errorf("%s: %s, want %s", c.name, signals(got.Signals), c.want)
		}
	}
}

func TestAValueOnALimitIsInside(t *testing.T) {
	base := Of(numbers(t, calm))
	near := base.Mean + nearFactor*base.Moving
	for _, c := range []struct {
		name  string
		after Series
		want  string
	}{
		{"on the upper limit", Series{9, base.Upper()}, ""},
		{"on the lower limit", Series{11, base.Lower()}, ""},
		{"beyond it", Series{9, base.Upper() + 1e-6}, "1 up 14-14"},
		{"two on the near limit", Series{9, near, 11, near}, ""},
		{"two beyond it", Series{9, near + 1e-6, 11, near + 1e-6}, "4 up 14-14, 4 up 14-16"},
	} {
		if got := Of(append(numbers(t, calm), c.after...)); signals(got.Signals) != c.want {
			t.Errorf("%s: %s, want %s", c.name, signals(got.Signals), c.want)
		}
	}
}

// The example of the design: a year, and four values after it.
func TestWorkedExample(t *testing.T) {
	c := Of(numbers(t, "84 86 83 87 85 82 86 84 88 85 83 86 89 90 92 93"))
	near := c.Mean + nearFactor*c.Moving
	got := fmt.Sprintf("%.3f %.3f %.2f %.2f %.2f", c.Mean, c.Moving, c.Lower(), c.Upper(), near)
	if got != "84.917 2.909 77.18 92.65 90.07" {
		t.Error(got)
	}
	if got := signals(c.Signals); got != "4 up 14-15, 1 up 16-16, 4 up 14-16" {
		t.Error(got)
	}
}

func TestBaseline(t *testing.T) {
	for _, c := range []struct {
		name, values string
		want         Silence
		from, to     int // counted from 1
	}{
		{"no value", "", Few, 0, 0},
		{"one value", "9", Few, 0, 0},
		{"seven", "9 11 9 11 9 11 9", Few, 0, 0},
		{"eight make trial limits", "9 11 9 11 9 11 9 11", None, 1, 8},
		{"eleven too", "9 11 9 11 9 11 9 11 9 11 9", None, 1, 11},
		{"twelve stand, whatever follows", calm + "9 11 30", None, 1, 12},
		{"many with gaps between", "9 11 9 11 9 - 9 11 9 11 9 - 9 11 9 11", Few, 0, 0},
		{"the first eight, where there are no twelve", "9 11 9 - 9 11 9 11 9 11 9 11 9 - 9 11 9 11 9 11 9 11", None, 5, 13},
		{"the first twelve, after eight", "9 11 9 11 9 11 9 11 - " + calm, None, 10, 21},
		{"all alike", "19 19 19 19 19 19 19 19 19 19 19 19 20", Still, 1, 12},
		{"all alike, with decimals", "0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1", Still, 1, 8},
		{"a baseline with six on one side", "9 8 9 8 9 8 11 12 11 12 8 12", None, 1, 12},
		{"a baseline with seven", "9 8 9 8 9 8 9 12 11 12 11 12", Unsettled, 1, 12},
		{"a baseline that drifts", "1 2 3 4 5 6 7 8 9 10 11 12", Unsettled, 1, 12},
		{"a short one that drifts", "1 2 3 4 5 6 7 8", Unsettled, 1, 8},
		{"a baseline with one far outside", "10 11 10 11 10 11 10 11 10 11 10 30", Unsettled, 1, 12},
		{"a short one with one far outside", "10 11 10 11 10 11 10 11 10 11 40", Unsettled, 1, 11},
	} {
		got := Of(numbers(t, c.values))
		if got.Silence != c.want || c.to > 0 && (got.From != c.from-1 || got.To != c.to-1) {
			t.Errorf("%s: %v, %d to %d", c.name, got.Silence, got.From+1, got.To+1)
		}
		if got.Silence != None && len(got.Signals) > 0 {
			t.Errorf("%s: silent, and signals %v", c.name, got.Signals)
		}
	}
}

// By trial limits only a value outside them signals.
func TestTrialLimits(t *testing.T) {
	if got := signals(Of(numbers(t, "9 11 9 11 9 11 9 11 - 11 11 11 11 11 11 11 16.1")).Signals); got != "1 up 17-17" {
		t.Error(got)
	}
}

// What R says of sixty runs of values, by the implementation of Making Data Count that
// testdata/reference.R names.
func TestReference(t *testing.T) {
	f, err := os.Open("testdata/reference.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[Rule]int{}
	for n, row := range rows[1:] {
		s := numbers(t, row[0])
		l := LimitsOf(s, 0, Enough-1)
		for i, got := range []float64{l.Mean, l.Lower(), l.Upper(), l.Step()} {
			if want, _ := strconv.ParseFloat(row[i+1], 64); math.Abs(got-want) > 1e-9 {
				t.Errorf("run %d: %s %v, want %v", n+1, rows[0][i+1], got, want)
			}
		}
		at := map[Rule][]string{}
		for _, x := range (judge{l, s, slack(s)}).signals(len(s), false) {
			at[x.Rule] = append(at[x.Rule], strconv.Itoa(x.At+1))
			seen[x.Rule]++
		}
		for rule := Outside; rule <= NearLimit; rule++ {
			if got, want := strings.Join(at[rule], " "), row[int(rule)+4]; got != want {
				t.Errorf("run %d: %s %s, want %s", n+1, rows[0][int(rule)+4], got, want)
			}
		}
		if got := Of(s).Silence == Unsettled; got != (row[9] == "TRUE") {
			t.Errorf("run %d: unsettled %v, want %s", n+1, got, row[9])
		}
	}
	for rule := Outside; rule <= NearLimit; rule++ {
		if seen[rule] < 10 {
			t.Errorf("the reference has %d signals of rule %d: too few to tell", seen[rule], rule)
		}
	}
}

// Later values move no limit and unsay no signal; mirrored and moved values signal alike.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s Series
		for _, v := range rapid.SliceOfN(rapid.IntRange(-1, 20), 1, 40).Draw(t, "values") {
			if v < 0 {
				s = append(s, Gap)
				continue
			}
			s = append(s, float64(v))
		}
		whole := Of(s)
		if n := whole.To + 1; whole.Silence == None && !whole.Trial() {
			early := Of(s[:rapid.IntRange(n, len(s)).Draw(t, "end")])
			if early.Limits != whole.Limits {
				t.Fatalf("limits moved: %+v, then %+v", early.Limits, whole.Limits)
			}
			for _, x := range early.Signals {
				if x.Rule != NearLimit && !slices.Contains(whole.Signals, x) {
					t.Fatalf("%+v is a signal no more", x)
				}
			}
		}
		mirrored := make(Series, len(s))
		for i, v := range s {
			mirrored[i] = 100 - v
		}
		other := Of(mirrored)
		if other.Silence != whole.Silence || len(other.Signals) != len(whole.Signals) {
			t.Fatalf("%+v, mirrored %+v", whole, other)
		}
		for i, x := range whole.Signals {
			if x.Up = !x.Up; x != other.Signals[i] {
				t.Fatalf("%+v, mirrored %+v", x, other.Signals[i])
			}
		}
	})
}
