package assess

import (
	"testing"

	"improve/internal/programme"
)

// A reading without a value, as the public's copy holds it, is neither better
// nor worse than another, and contradicts nothing.
func TestAReadingWithoutAValueContradictsNothing(t *testing.T) {
	for _, rating := range []programme.Rating{programme.Complete, programme.OnTrack} {
		for absent := range 3 {
			m := &programme.Measure{ID: text("kpi"), Polarity: text("lower"), Every: text("month"), Target: number(1)}
			task := work("1.1")
			task.Measures = texts("kpi")
			e := say("1.1", "note")
			e.Rating = rating
			list := updates{lead("2020-02-01", e)}
			for i := range 3 {
				reading := &programme.Reading{Measure: text("kpi"), Period: text(programme.Day(2019, 10+i, 0).String()), Value: number(float64(20 + i))}
				if i == absent {
					reading.Value = programme.Number{}
				}
				list = append(list, &programme.Update{Date: dated("2020-02-01"), Measures: []*programme.Reading{reading}})
			}
			p := record(list, task)
			p.Measures = []*programme.Measure{m}
			a := Assess(p, date("2020-02-10"))
			for _, c := range a.Contradictions() {
				complete := rating == programme.Complete && absent == 1 // the first and the last are there
				red := rating == programme.OnTrack && c.Kind == GreenMeasureRed && absent != 2
				if !complete && !red {
					t.Errorf("%s, value %d absent: %s, but %s", rating, absent, c.Claim, c.Against)
				}
			}
			if d := a.Measures[0].Direction; absent == 2 && d != "" || absent == 1 && d != "" {
				t.Errorf("value %d absent: direction %q", absent, d)
			}
		}
	}
}
