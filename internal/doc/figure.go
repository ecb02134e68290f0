package doc

// Figure is a chart with what it says in words, for readers who do not see it
// and for formats that cannot draw. The figures it shows are in a table
// beside it or in Data.
type Figure struct {
	Caption string
	Alt     string // what the chart shows, in a sentence or two
	Chart   Chart
	Data    *Table // its figures; nil where a table of the page holds them
}

func (*Figure) block() {}

// Chart is what a figure draws: *Stack, *Run or *Grid. A chart holds figures and
// words only; sizes and colours are the formats'.
type Chart interface{ chart() }

// Stack is a stacked column at each of several points, such as the ratings at
// each board.
type Stack struct {
	Points []string // under each column
	Layers []Layer  // from the bottom up
}

// Layer is a part of each column of a Stack, in a tone, with the letter that
// stands for it beside its colour.
type Layer struct {
	Name, Letter string
	Tone         Tone
	Counts       []int // as many as the stack has points
}

// Count is how many the layer has at a point; never less than none.
func (l Layer) Count(at int) int {
	if at >= len(l.Counts) {
		return 0
	}
	return max(l.Counts[at], 0)
}

// Total is how many all layers have at a point.
func (s *Stack) Total(at int) int {
	total := 0
	for _, l := range s.Layers {
		total += l.Count(at)
	}
	return total
}

// Run is a line of values over periods with gaps where there is none, a target
// and what others had.
type Run struct {
	Unit    string
	Points  []RunPoint
	Target  *float64
	Against []RunLine
	Limits  *RunLimits
}

// RunLimits are between which values chance alone would move, from one of the points on.
type RunLimits struct {
	From               int
	Lower, Mean, Upper RunLevel
}

// RunLevel is a level with what is written beside it.
type RunLevel struct {
	Value float64
	Label string
}

// RunPoint is a value; without one it is a gap, which is never bridged.
type RunPoint struct {
	Period string
	Value  *float64
	Label  string // what is written at the value: 84.2, or [c]
	Tone   Tone
	Beyond bool // it shows more than chance
}

// RunLine is another line of the same periods, such as England's.
type RunLine struct {
	Name   string
	Values []*float64
}

// Grid is a heat map: rows from the top down, columns from the left, each cell
// with its words and tone.
type Grid struct {
	RowTitle, ColumnTitle string
	Rows, Columns         []string
	Cells                 [][]GridCell
}

// GridCell is a cell of a Grid.
type GridCell struct {
	Text string
	Tone Tone
}

func (*Stack) chart() {}
func (*Run) chart()   {}
func (*Grid) chart()  {}

// Book is several pages bound together, with a cover: a board pack. Formats
// write its parts in order, each on a new page, after a contents list. Its stamp is on
// every sheet, whatever its parts have.
type Book struct {
	Stamp    string
	Title    string
	Subtitle []Line
	Alerts   []Line
	Cover    []Block
	Parts    []Document
}
