package programme

// Update is one dated file of the record: the minutes of a meeting, a lead's
// progress, or both. It is never edited afterwards.
type Update struct {
	Meta
	Path    string // within the record, such as updates/2020-02-25-board.yaml
	Date    Dated
	Meeting Text // the group whose meeting it minutes; absent otherwise
	Title   Text
	Posted  Dated
	By      Text
	Adopted bool // says what was told before the record began

	Present, Apologies []Text  // people by id, or by role
	Agrees             []Dated // the days of earlier minutes that this meeting agreed

	Sections        []Section
	Positions       []Position
	Decisions       []Decision
	Recommendations []*Recommendation
	Answers         []*Answer
	Documents       []Text
	Actions         []*Action
	ActionsDone     []Text
	NextMeeting     *NextMeeting
	Ambitions       []*Highlight
	Progress        []*Progress
	Measures        []*Reading
	Rebase          []*Rebase
	Risks           []*RiskReview
	Impact          []*Impact
	Findings        []*FindingState
	Voices          []*TaskVoices
	Visits          []*VisitVerdicts
	Seen            *Saw // in minutes
}

// Section is a part of the minutes; Text is Markdown.
type Section struct {
	Meta
	Heading, Text, Kind Text
	Ambitions           []Text
}

// Position is what a meeting was told about the whole programme or of an ambition,
// in the words used.
type Position struct {
	Meta
	Of        Text // programme, or an ambition's id
	Rating    Rating
	RatingPos Pos
	Words, By Text
}

// Decision is what a meeting decided.
type Decision struct {
	Meta
	Text, Ambition Text
	Permits        []Permit
}

// Permit is what exactly a decision of the board lets the plan say: one of
// Change, Drop and End, each the kind and id of a record, such as "measure
// contacts-in-a-day". From and To are what Key said before, and says after.
type Permit struct {
	Change, Drop, End, Key Text
	From, To               []Text
	Pos                    Pos
}

// Recommendation is what scrutiny, an adviser or a visit recommended; it is open
// until an update answers it.
type Recommendation struct {
	Meta
	ID, Text, To Text
}

// Answer is what the programme says to a recommendation.
type Answer struct {
	Meta
	Recommendation, Answer Text
	Accepted               bool
	Due                    Dated
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

// Progress is what an update says about one task.
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
	End         *End
	Verified    *Verified
}

// OnHold is the end that is none: a task on hold lives again after its Until.
const OnHold = "on-hold"

// End ends a task, or holds it until a day, by a minuted decision of the board.
type End struct {
	As     Text // superseded, merged, withdrawn or on-hold
	Into   Text // the task that takes its place
	Until  Dated
	Reason Text
	Pos    Pos
}

// Verified says that somebody outside a task looked at it.
type Verified struct {
	By, Result Text // result: agree, partly or disagree
	Date       Dated
	Sample     Number // how many cases were looked at
	Pos        Pos
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

	Rank Text // such as 7/23
}

// Rebase begins a new baseline of a measure's control limits, by minutes of the
// board.
type Rebase struct {
	Meta
	Measure, From, Reason Text // from: a period
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
	Task, Difference Text
	Source           ImpactSource
}

// ImpactSource says how a difference is known: from an audit, data, or what
// children say, and from how many cases.
type ImpactSource struct {
	Kind   Text
	Sample Number
	Pos    Pos
}

// Words are the source in a clause: audit (20 cases).
func (s ImpactSource) Words() string {
	if !s.Sample.Given() {
		return s.Kind.Value
	}
	return s.Kind.Value + " (" + s.Sample.Text.Value + " cases)"
}

// FindingState is the state of a finding itself, whatever its tasks are.
type FindingState struct {
	Meta
	Finding, State Text // open, answered, evidenced or met
	Since          Dated
	Evidence       []Text
	ConfirmedBy    Text
}

// TaskVoices is what those a task is for say about its statements for children.
type TaskVoices struct {
	Task Text
	Said []Voice
	Pos  Pos
}

// Voice is the verdict on one statement, which is known by its words.
type Voice struct {
	Meta
	Says, Verdict, By Text // verdict: agree, not-yet or unsure
}

// VisitVerdicts is what the letter of a visit says about the findings in its focus.
type VisitVerdicts struct {
	Visit    Text // the event's id
	Verdicts []*Verdict
	Pos      Pos
}

// Verdict is what a visit's letter says about a finding: better, same or worse.
type Verdict struct {
	Meta
	Finding, Verdict Text
}
