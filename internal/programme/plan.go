package programme

import "strings"

// Programme is a whole record: the promise (`plan/`) and the record of what
// happened (`updates/`), as written. Lists keep the order of the files, save
// Ambitions (by id) and Updates (by date, then file name).
type Programme struct {
	Files []string // paths within the record, what Pos.File counts

	Name, Organisation Text
	AsAt               Dated // pins "today" for an archived record
	Timezone           Text
	Policy             Policy
	Adopted            *Adoption // nil where the record began with the programme
	Groups             []*Group
	Pauses             []Pause
	Events             []Event
	Plans              []*Plan
	Documents          []*Document
	Principles         []Principle
	Stages             []Principle
	Assurance          []Level
	Meta

	People     []*Person
	Sources    []*Source
	Findings   []*Finding
	Priorities []*Priority
	Success    Success // what success looks like for the programme as a whole
	Ambitions  []*Ambition
	Measures   []*Measure
	Risks      []*Risk
	Terms      []Term
	Imports    []Import
	Site       Site // of the public pages
	Updates    []*Update

	// Unread names what was found in the files and could not be read, so that
	// nothing is left out in silence.
	Unread []Unread
}

// Site is what the public pages need to know besides the record.
type Site struct {
	Title   Text   // of the pages; the programme's name where none is given
	Address Text   // at which they are, such as https://www.example.gov.uk/improvement/
	Contact Text   // whom to tell of a mistake, or of a page that somebody cannot use
	Licence Text   // under which others may use what the pages say
	Gone    []Text // addresses that may go from the pages, such as /people/head-of-service/
}

// Meta is what any record may carry.
type Meta struct {
	Pos        Pos
	Note       Text
	Restricted *Restriction
	Waivers    []Waiver
	Faults     []Text // keys whose values could not be read: what they say is unknown
}

// Common is the Meta itself, so that whoever has a record of any type can reach it.
func (m *Meta) Common() *Meta { return m }

// Restriction keeps a record out of everything published.
type Restriction struct {
	Reason Text
	Until  Dated
	Pos    Pos
}

// Waiver silences one check on the record that carries it, with a reason, until
// its last day.
type Waiver struct {
	Rule   Text
	Until  Dated
	Reason Text
	Pos    Pos
}

// Unread is a file or a record that was found and could not be read.
type Unread struct {
	What string // "file", "task", "update" ...
	Pos  Pos
}

// Policy holds the programme's own limits, in days, the count below which a
// number of children is suppressed in public, and whether commits are to be
// signed. PapersDays is how long before a board its papers close.
type Policy struct {
	CycleDays, GraceDays, EscalateAfterDays, PapersDays, SmallNumbers int

	Signed bool
}

// DefaultPolicy is what holds where a programme states nothing: a board every
// six weeks, a week's grace, escalation after a full cycle, papers a week before
// a board, counts up to five suppressed.
func DefaultPolicy() Policy {
	return Policy{CycleDays: 42, GraceDays: 7, EscalateAfterDays: 42, PapersDays: 7, SmallNumbers: 5}
}

// DefaultTimezone is where days begin and end where a programme states no time zone.
const DefaultTimezone = "Europe/London"

// Adoption is the day on which this record took over a programme under way, and
// what it was taken from.
type Adoption struct {
	Date Dated
	From Text
	Pos  Pos
}

// Group is a board or other body that meets. The board is the group whose Board
// span holds the day, else the first in the file; its listed meetings are the
// cycle.
type Group struct {
	Meta
	ID, Name, Chair, Purpose, Assurance Text
	Members                             []Text
	Meetings                            []Dated
	Board                               *Span
	ReportsTo                           Text
	Ambitions                           []Text
}

// Span is a run of days, both ends included. An end that is not given is open.
type Span struct {
	From, To Dated
	Pos      Pos
}

// Holds reports whether a day is within the span: a month begins it on its first
// day and ends it on its last.
func (s Span) Holds(day Date) bool {
	return !(s.From.Given() && day.Before(s.From.Date.Begin())) && !(s.To.Given() && day.After(s.To.Date.Due()))
}

// Pause is a span of days, both ends included, in which nothing goes stale.
type Pause struct {
	From, To Dated
	Reason   Text
	Pos      Pos
}

// Event is something that happened to the programme. Focus is the findings that
// a visit looked at.
type Event struct {
	Meta
	ID                Text
	Date              Dated
	Kind, Title, Text Text
	Focus, Documents  []Text
}

// Plan is a published version of the plan, from which tasks come.
type Plan struct {
	Meta
	ID, Title, Version Text
	Published          Dated
	Follows            Text
	Ended              *PlanEnd
}

// PlanEnd says that a plan ended where the decision was never published.
type PlanEnd struct {
	Date Dated
	Note Text
	Pos  Pos
}

// Document is something that the programme published or was sent.
type Document struct {
	Meta
	ID, Title, File Text
	Date            Dated
}

// Address reports whether the document is at an address of the web, and is no file of the
// record's folder.
func (d *Document) Address() bool {
	file := strings.ToLower(d.File.Value)
	return strings.HasPrefix(file, "https://") || strings.HasPrefix(file, "http://")
}

// Principle is a titled statement with an id: a principle of practice or a
// stage of the programme.
type Principle struct {
	Meta
	ID, Title, Text Text
	Date            Dated // when it was published; without one it was always known
}

// Level is one of the levels of assurance.
type Level struct {
	Meta
	Level               Number
	Title, Text, Report Text
}

// Person is someone, or a body, that leads tasks.
type Person struct {
	Meta
	ID, Name, Role, Kind Text
	Public               bool
	Outside              bool   // not of the council: may confirm from outside
	Left                 Dated  // when they left; the id stays
	Mail                 Text   // the e-mail address to write to
	Git, Also            []Text // e-mail addresses of commits; other spellings in the sources
}

// PersonNamed is the person or body whom a text means, by id, name or another
// spelling of the name; nil where it means nobody of the record.
func (p *Programme) PersonNamed(text string) *Person {
	for _, person := range p.People {
		for _, name := range append([]Text{person.ID, person.Name}, person.Also...) {
			if name.Given() && strings.EqualFold(name.Value, strings.TrimSpace(text)) {
				return person
			}
		}
	}
	return nil
}

// LikeID reports whether a text is written as the ids of people and groups are: in small
// letters and digits with hyphens between, which no role in words is.
func LikeID(text string) bool {
	return strings.Contains(text, "-") && !strings.ContainsFunc(text, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-'
	})
}

// Shown is what papers call the person or body: the name, the role where no
// name is recorded, else the id.
func (p *Person) Shown() string {
	for _, t := range []Text{p.Name, p.Role} {
		if t.Given() {
			return t.Value
		}
	}
	return p.ID.Value
}

// Source is a published document that findings come from.
type Source struct {
	Meta
	ID, Title, Judgement Text
	Published            Dated
	Reviews              []Dated // of a notice: when it is reviewed
	Lifted               Dated   // of a notice
}

// Finding is what a source said must improve.
type Finding struct {
	Meta
	ID, Source, Kind, Title, Text Text
}

// Priority is one of the plan's improvement priorities.
type Priority struct {
	Meta
	ID, Title Text
	Pledges   []Text
	Success   Success
}

// Success is what success looks like, in the medium and the long term.
type Success struct{ Medium, Long []Text }

// Ambition is one file of tasks.
type Ambition struct {
	Meta
	ID, Title, Short, Lead Text
	Tasks                  []*Task
}

// Task is one promise of the plan.
type Task struct {
	Meta
	Ambition              *Ambition
	ID, Title             Text
	Plan, Priority, Stage Text
	Findings, Leads       []Text
	Targets               []Dated // none, one, or several where the task falls due several times
	Activities            []Activity
	Outcomes, ForChildren []Text
	Measures, Risks       []Text
	Continues             Text // the task of an ended plan that goes on here
}

// Activity is one step of a task, by its letter, or by its number where the
// plan gives no letters.
type Activity struct {
	ID, Text Text
	Target   Dated
	Leads    []Text
}

// Statements are those of the task's statements for children that some words mean: the one
// that they are, whatever their case, or all that hold them.
func (t *Task) Statements(words string) []string {
	words = strings.ToLower(strings.TrimSpace(words))
	var meant []string
	for _, s := range t.ForChildren {
		switch lower := strings.ToLower(s.Value); {
		case lower == words:
			return []string{s.Value}
		case strings.Contains(lower, words):
			meant = append(meant, s.Value)
		}
	}
	return meant
}

// LeadsOf are who leads one of its activities: those named there, else its own leads.
func (t *Task) LeadsOf(a *Activity) []Text {
	if len(a.Leads) > 0 {
		return a.Leads
	}
	return t.Leads
}

// YesNo is a yes or no that may also not be given.
type YesNo struct {
	Yes bool
	Pos Pos
}

// Given reports whether somebody wrote yes or no.
func (a YesNo) Given() bool { return a.Pos.Known() }

// Measure is a key performance indicator (level 2).
type Measure struct {
	Meta
	ID, Title, Unit, Polarity, Every, Group, Ambition Text
	Target, Tolerance                                 Number
	Baseline                                          *Baseline
	Overlaps                                          Number // how many periods each value covers
	Season                                            Number // how many periods make up a year
	Counts                                            YesNo  // numbers of children: small ones are suppressed in public
}

// Baseline is where a measure was when the programme began.
type Baseline struct {
	Period Text
	Value  Number
	Pos    Pos
}

// Risk is a risk, or an issue that has happened (level 3).
type Risk struct {
	Meta
	ID, Title, Kind, Cause, Event, Consequence, Ambition, Owner Text
	Inherent, Target                                            Score
	Appetite                                                    Number
	Controls                                                    []Text
	Actions                                                     []RiskAction
	Review                                                      Dated
}

// Score is a likelihood and an impact, 1 to 5 each.
type Score struct {
	Likelihood, Impact Number
	Pos                Pos
}

// Given reports whether both parts were written.
func (s Score) Given() bool { return s.Likelihood.Given() && s.Impact.Given() }

// RiskAction is a dated action against a risk.
type RiskAction struct {
	Text, Owner Text
	Due         Dated
	Pos         Pos
}

// Term is an entry of the glossary.
type Term struct {
	Term, Meaning Text
	Pos           Pos
}
