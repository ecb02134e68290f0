package exchange

// segment is a table of a sheet: of tasks, or a register. A sheet may hold several,
// one below the other.
type segment struct {
	kind     SheetKind // plan, risks or measures
	from, to int       // its rows, with the words right above it
	head     heading   // of tasks
	register *register
}

func (s segment) plan() bool { return s.kind == SheetPlan }

// segments parts a sheet into its tables. A second table of tasks goes on with the
// first, with columns of its own; a register ends it.
func segments(g *lattice, mappings []Mapping) []segment {
	plan := -1
	first, ok := findHeading(g, mappings)
	if ok {
		plan = first.row
	}
	var list []segment
	for n := range g.Rows {
		if n != plan && (n > 0 && len(g.filled(n-1)) > 2 || len(g.filled(n)) < 3) {
			continue // a heading has room above it
		}
		s := segment{from: g.above(n)}
		inRegister := len(list) > 0 && list[len(list)-1].register != nil
		if s.kind, s.register = registerAt(g, n); s.register != nil && (s.kind == SheetRisks || n != plan) {
			list = append(list, s)
			continue
		}
		if s.kind, s.register, s.head = SheetPlan, nil, first; n != plan {
			if !inRegister || namedCells(g, n, mappings) < 3 {
				continue
			}
			if s.head = readHeading(g, n, mappings); !s.head.isHeading() {
				continue
			}
		}
		if len(list) > 0 && !inRegister {
			continue
		}
		list = append(list, s)
	}
	g.bound(list)
	return list
}

// bound gives each table its last row: the one before the next begins.
func (g *lattice) bound(list []segment) {
	for i := range list {
		list[i].to = len(g.Rows)
		if i == 0 {
			list[i].from = 0
		}
		if i+1 < len(list) {
			list[i].to = list[i+1].from
		}
		if list[i].register != nil {
			list[i].register.to = list[i].to
		}
	}
}

// above is the first row of the words right above a table.
func (g *lattice) above(n int) int {
	for n > 0 && len(g.filled(n-1)) == 1 {
		n--
	}
	return n
}
