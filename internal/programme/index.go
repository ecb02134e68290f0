package programme

import "sync"

// Index finds the parts of a programme by id. Each kind is indexed when it is
// first asked for. A record without an id is not found; of two with one id, which
// `validate` reports, the first is.
//
// It is of the programme as it is when asked: what changes a programme makes a
// new index. Several may use one at the same time.
type Index struct {
	people     func() map[string]*Person
	sources    func() map[string]*Source
	findings   func() map[string]*Finding
	priorities func() map[string]*Priority
	plans      func() map[string]*Plan
	groups     func() map[string]*Group
	ambitions  func() map[string]*Ambition
	tasks      func() map[string]*Task
	measures   func() map[string]*Measure
	risks      func() map[string]*Risk
	actions    func() map[string]*Action
}

// NewIndex makes the index of a programme.
func NewIndex(p *Programme) *Index {
	return &Index{
		people:     indexed(func() []*Person { return p.People }, func(v *Person) Text { return v.ID }),
		sources:    indexed(func() []*Source { return p.Sources }, func(v *Source) Text { return v.ID }),
		findings:   indexed(func() []*Finding { return p.Findings }, func(v *Finding) Text { return v.ID }),
		priorities: indexed(func() []*Priority { return p.Priorities }, func(v *Priority) Text { return v.ID }),
		plans:      indexed(func() []*Plan { return p.Plans }, func(v *Plan) Text { return v.ID }),
		groups:     indexed(func() []*Group { return p.Groups }, func(v *Group) Text { return v.ID }),
		ambitions:  indexed(func() []*Ambition { return p.Ambitions }, func(v *Ambition) Text { return v.ID }),
		tasks:      indexed(p.tasks, func(v *Task) Text { return v.ID }),
		measures:   indexed(func() []*Measure { return p.Measures }, func(v *Measure) Text { return v.ID }),
		risks:      indexed(func() []*Risk { return p.Risks }, func(v *Risk) Text { return v.ID }),
		actions:    indexed(p.actions, func(v *Action) Text { return v.ID }),
	}
}

// indexed finds records by id: it goes over them once, when first asked.
func indexed[T any](records func() []*T, id func(*T) Text) func() map[string]*T {
	return sync.OnceValue(func() map[string]*T {
		found := map[string]*T{}
		for _, r := range records() {
			if key := id(r).Value; key != "" && found[key] == nil {
				found[key] = r
			}
		}
		return found
	})
}

// tasks are the tasks of all ambitions.
func (p *Programme) tasks() []*Task {
	var all []*Task
	for _, a := range p.Ambitions {
		all = append(all, a.Tasks...)
	}
	return all
}

// actions are what all meetings asked for.
func (p *Programme) actions() []*Action {
	var all []*Action
	for _, u := range p.Updates {
		all = append(all, u.Actions...)
	}
	return all
}

// Person is the person or body of that id, nil where there is none.
func (x *Index) Person(id string) *Person { return x.people()[id] }

// Source is the source of that id, nil where there is none.
func (x *Index) Source(id string) *Source { return x.sources()[id] }

// Finding is the finding of that id, nil where there is none.
func (x *Index) Finding(id string) *Finding { return x.findings()[id] }

// Priority is the priority of that id, nil where there is none.
func (x *Index) Priority(id string) *Priority { return x.priorities()[id] }

// Plan is the published plan of that id, nil where there is none.
func (x *Index) Plan(id string) *Plan { return x.plans()[id] }

// Group is the group of that id, nil where there is none.
func (x *Index) Group(id string) *Group { return x.groups()[id] }

// Ambition is the ambition of that id, nil where there is none.
func (x *Index) Ambition(id string) *Ambition { return x.ambitions()[id] }

// Task is the task of that id, nil where there is none.
func (x *Index) Task(id string) *Task { return x.tasks()[id] }

// Measure is the measure of that id, nil where there is none.
func (x *Index) Measure(id string) *Measure { return x.measures()[id] }

// Risk is the risk of that id, nil where there is none.
func (x *Index) Risk(id string) *Risk { return x.risks()[id] }

// Action is what a meeting asked for under that id, nil where there is none.
func (x *Index) Action(id string) *Action { return x.actions()[id] }
