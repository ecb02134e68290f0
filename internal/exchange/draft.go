package exchange

import (
	"improve/internal/programme"
	"improve/internal/workbook"
)

// Draft is a plan as it was read out of a workbook, before anything of it is
// written.
type Draft struct {
	Source        string // the file's name
	Title         string // what stands above the table
	Columns       []Column
	Sheets        []SheetRead
	Ambitions     []*DraftAmbition
	Guesses       []Guess
	Leftovers     []Leftover
	ToDo          []string // what a person must add by hand
	Same          int      // tasks that the record has, with nothing different
	Said          int      // ratings and notes that the record has of the same day
	Different     []Difference
	Ratings       []*DraftRating
	Adopts        programme.Date     // the day on which the record takes over; zero where it says so or is under way
	Words         []Stated           // of rating columns
	stated        map[string]Meaning // by task
	told          programme.Date     // what is dated up to it was told before the record began
	Priority      []DraftPriority
	Findings      []DraftFinding
	FindingSource string // of the findings that are new
	Risks         []*DraftRisk
	Measures      []*DraftMeasure
	Actions       []*DraftAction
	Remarks       []string // of the file as a whole
	Alike         []Alike
	added         []*person
}

// DraftAmbition is an ambition with the tasks that are new to the record.
type DraftAmbition struct {
	ID, Title string
	File      string
	Recorded  bool // the record has it
	Tasks     []*DraftTask
}

// DraftPriority is a priority that the record does not have.
type DraftPriority struct{ ID, Title string }

// DraftTask is a task to be written.
type DraftTask struct {
	Findings                  []string // ids
	ID, Title, Priority, Note string
	Leads                     []string // ids
	Moved                     Moved
	Targets                   []programme.Date
	Activities                []step
	Lettered                  bool
	Outcomes, ForChildren     []string
	at                        workbook.Place
}

// DraftRating is what a plan says of a task on a day: it becomes a dated entry.
type DraftRating struct {
	Task, Note  string
	Rating      programme.Rating
	On          programme.Date
	Adopted     bool // it was told before the record began
	Evidence    []string
	Recovery    string
	Forecast    programme.Date
	Escalation  [2]string // to whom, and what was asked
	ConfirmedBy string
	End         *DraftEnd // adopted only
	Moved       Moved     // adopted only
	Reason      string    // of the move
	wordless    bool      // the plan has no word beside the rating
	ends        string    // how the plan says that the task ended
}

// DraftEnd is how a task ended, or was put on hold, before the record began.
type DraftEnd struct {
	As, Reason string
	Until      programme.Date
}

// Moved is a target that the plan has moved: from the one date to the other.
type Moved struct {
	From, To programme.Date
	Said     string // the cell
}

// Difference is a value of a task that the record has and the workbook states
// otherwise. The record is never changed by it.
type Difference struct {
	Task     string `json:"task"`
	Key      string `json:"key"`
	Record   string `json:"record"`
	Workbook string `json:"workbook"`
	Cell     string `json:"cell"`
}

// Options are what a person says about a plan beside the workbook.
type Options struct {
	Mappings []Mapping
	Sheet    string               // only this sheet; empty: every sheet with a table
	Sheets   map[string]SheetKind // what sheets are, by their names, where a person said
	Letters  Letters
	RatedOn  programme.Date // the day of the ratings; zero: none are read
	Day      programme.Date // of the import
	Note     string         // of ratings without a word of progress
	Plan     string         // the id of the published plan that the tasks come from
	Same     []SamePerson   // spellings that are of one person
}

// day is the day of the import, else that of the ratings.
func (o Options) day() programme.Date {
	if o.Day.IsZero() {
		return o.RatedOn
	}
	return o.Day
}

// Tasks counts the tasks that are new.
func (d *Draft) Tasks() int {
	n := 0
	for _, a := range d.Ambitions {
		n += len(a.Tasks)
	}
	return n
}
