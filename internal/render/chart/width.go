package chart

import (
	"improve/internal/doc"
)

// HasData reports whether a figure has a table of its own.
func HasData(f *doc.Figure) bool { return f.Data != nil && len(f.Data.Columns) > 0 }

// IsBeside reports whether a small chart and its small table go side by side.
func IsBeside(f *doc.Figure) bool {
	_, run := f.Chart.(*doc.Run)
	return run && HasData(f) && len(f.Data.Columns) <= 3
}

// The widths of charts. The widest fits a page of A4 without being made smaller.
const (
	fullChart   = 660.0
	besideChart = 450.0 // leaves room there for a table of three columns
	halfChart   = 318.0 // two of them fit beside each other there
)

// Width is how wide a figure's chart is drawn: no wider than what it shows
// needs.
func Width(f *doc.Figure) float64 {
	const column, period, names = 84.0, 78.0, 190.0 // names stand at the end of lines
	widest := fullChart
	if IsBeside(f) {
		widest = besideChart
	}
	switch c := f.Chart.(type) {
	case *doc.Stack:
		return fitting(column, len(c.Points), 0, widest)
	case *doc.Run:
		if len(c.Against) == 0 && c.Limits == nil {
			return fitting(period, len(c.Points), 0, widest)
		}
		return fitting(period, len(c.Points), names, widest)
	}
	return widest
}

// fitting is the width for n points, each of which would like a width of its
// own; beyond the widest they stand closer, down to a least.
func fitting(each float64, n int, more, widest float64) float64 {
	const least = 24.0
	return max(min(each*float64(n)+more, widest), halfChart, least*float64(n)+more)
}
