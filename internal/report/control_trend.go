package report

import (
	"fmt"

	"improve/internal/assess"
)

// trendSteps is how many of the last steps from one value to the next a trend is told of: a
// year of months.
const trendSteps = 12

// trend says in words where the values after the last gap went. It is empty where too few of the
// last steps went the same way.
func (x controlled) trend() string {
	if words := x.turned(); words != "" {
		return words
	}
	if words := x.went(lately(x.measure)); words != "" {
		return words + "."
	}
	return ""
}

// turned says where values went for most of a year, and that they have gone the other way since.
func (x controlled) turned() string {
	points := lately(x.measure)
	at := turn(points)
	back := len(points) - 1 - at
	if at < trendSteps/2 || back == 0 || back > at/2 {
		return ""
	}
	words := x.went(points[:at+1])
	if words == "" {
		return ""
	}
	since := "has fallen"
	if wayOf(points[at], points[at+1]) > 0 {
		since = "has risen"
	}
	return fmt.Sprintf("%s, and %s %s since.", words, since, times(back))
}

// lately are the points of the last steps after the last gap.
func lately(m *assess.MeasureState) []assess.Point {
	points := unbroken(m.Points)
	return points[max(0, len(points)-1-trendSteps):]
}

// went says which way values went, where two steps of three did: "It rose in 9 of 12 months,
// from 80.6% to 89.3% in July 2025".
func (x controlled) went(points []assess.Point) string {
	if len(points) < 3 {
		return ""
	}
	up, down := 0, 0
	for i := range points[1:] {
		switch wayOf(points[i], points[i+1]) {
		case 1:
			up++
		case -1:
			down++
		}
	}
	way, steps := "rose", len(points)-1
	most := up
	if down > up {
		way, most = "fell", down
	}
	if 3*most < 2*steps {
		return ""
	}
	last := points[steps]
	return fmt.Sprintf("It %s in %d of %d %ss, from %s to %s in %s", way, most, steps, x.every(),
		x.figure(points[0].Reading.Value), x.figure(last.Reading.Value), last.Period.Words())
}

// unbroken are the last values that follow one another.
func unbroken(points []assess.Point) []assess.Point {
	for i := len(points) - 1; i >= 0; i-- {
		if !points[i].Reading.Value.Given() {
			return points[i+1:]
		}
		if len(points[i].Gap) > 0 {
			return points[i:]
		}
	}
	return points
}

// turn is the place from which values have gone one way only.
func turn(points []assess.Point) int {
	i := len(points) - 1
	for i > 1 && wayOf(points[i-2], points[i-1]) == wayOf(points[i-1], points[i]) {
		i--
	}
	return max(0, i-1)
}

// wayOf is 1 where the later value is higher, -1 where it is lower.
func wayOf(earlier, later assess.Point) int {
	switch a, b := earlier.Reading.Value.Value, later.Reading.Value.Value; {
	case b > a:
		return 1
	case b < a:
		return -1
	}
	return 0
}
