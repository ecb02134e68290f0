package exchange

import (
	"improve/internal/programme"
	"improve/internal/workbook"
)

// Draft is a plan as it was read out of a workbook, before anything of it is
// written.
type Draft struct {
	Source    string // the file's name
	Title     string // what stands above the table
	Columns   []Column
	Sheets    []SheetRead
	Ambitions []*DraftAmbition
	Guesses   []Guess
	Leftovers []Leftover
	ToDo      []string // what a person must add by hand
	Same      int      // tasks that the record has, with nothing different
	Said      int      // ratings and notes that the record has of the same day
	Different []Difference
	Ratings   []*DraftRating
	Priority  []DraftPriority
	Risks     []*DraftRisk
	Measures  []*DraftMeasure
	Remarks   []string // of the file as a whole
	Alike     []Alike
	added     []*person
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
	ID, Title, Priority, Note string
	Leads                     []string // ids
	Targets                   []programme.Date
	Activities                []step
	Lettered                  bool
	Outcomes, ForChildren     []string
	at                        workbook.Place
}

// DraftRating is a rating that becomes a dated entry.
type DraftRating struct {
	Task, Note string
	Rating     programme.Rating
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
	Note     string         // of ratings without a word of progress
	Plan     string         // the id of the published plan that the tasks come from
	Same     []SamePerson   // spellings that are of one person
}

// Tasks counts the tasks that are new.
func (d *Draft) Tasks() int {
	n := 0
	for _, a := range d.Ambitions {
		n += len(a.Tasks)
	}
	return n
}
