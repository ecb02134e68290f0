package programme

// Update is one dated file of the record: the minutes of a meeting, a lead's
// progress, or both. It is never edited afterwards.
type Update struct {
	Meta
	Path        string // within the record, such as updates/2020-02-25-board.yaml
	Date        Dated
	Meeting     Text // the group whose meeting it minutes; absent otherwise
	Title       Text
	Posted      Dated
	By          Text
	Sections    []Section
	Decisions   []Decision
	Actions     []*Action
	ActionsDone []Text
	NextMeeting *NextMeeting
	Ambitions   []*Highlight
	Progress    []*Progress
	Measures    []*Reading
	Risks       []*RiskReview
	Impact      []*Impact
	Seen        []Seen
}

// Seen is the fingerprint of a task as a board saw it.
type Seen struct{ Task, Fingerprint Text }

// Section is a part of the minutes; Text is Markdown.
type Section struct {
	Meta
	Heading, Text, Kind Text
	Ambitions           []Text
}

// Decision is what a meeting decided.
type Decision struct {
	Meta
	Text, Ambition Text
}

// Action is what a meeting asked of someone; it is open until an update lists
// it under actions_done.
type Action struct {
	Meta
	ID, Text, Owner Text
	Due             Dated
}

// NextMeeting is the next meeting as the minutes announced it.
type NextMeeting struct {
	Date Dated
	Time Text
	Pos  Pos
}

// Highlight is what a lead writes of an ambition for the board.
type Highlight struct {
	Meta
	Ambition       Text
	Summary, Ask   Text
	Achieved, Next []Text
}

// Progress is what an update says of one task.
type Progress struct {
	Meta
	Update      *Update
	Task        Text
	Rating      Rating
	RatingPos   Pos
	Done        []Text  // activities finished
	Met         []Dated // target dates met, for a task with several
	Forecast    Dated   // moves nothing
	Recovery    Text
	Escalation  *Escalation
	Evidence    []Text
	ConfirmedBy Text
	Retarget    *Retarget
}

// Escalation says to whom an off-track task was taken and what was asked.
type Escalation struct {
	To, Ask Text
	By      Dated
	Pos     Pos
}

// Retarget moves a target, by a minuted decision.
type Retarget struct {
	To, From Dated
	Reason   Text
	Pos      Pos
}

// Reading is the value of a measure for a period, with comparators of the same
// period.
type Reading struct {
	Meta
	Measure, Period                                                       Text
	Value, Numerator, Denominator, StatisticalNeighbours, Region, England Number
}

// RiskReview is the score of a risk as an update states it.
type RiskReview struct {
	Meta
	Risk, Status Text
	Score        Score
}

// Impact says what changed for children after a task.
type Impact struct {
	Meta
	Task, Difference, Source Text
}
