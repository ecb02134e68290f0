package schema

// fork is a shape where a walk comes by: whether its records are visited, and the keys
// below which there are others to visit.
type fork struct {
	shape  *Shape
	wanted bool
	parts  []branch
}

// branch is a key, and the fork of the records that it holds.
type branch struct {
	key *Key
	to  *fork
}

// chart holds the forks of all shapes.
type chart struct {
	wanted func(*Shape) bool
	forks  map[*Shape]*fork
}

func newChart(wanted func(*Shape) bool) *chart {
	c := &chart{wanted, map[*Shape]*fork{}}
	for _, f := range Files() {
		c.draw(f.Shape)
	}
	return c
}

// everywhere leads to every record of a programme.
func everywhere() *chart { return newChart(func(*Shape) bool { return true }) }

// draw makes the fork of a shape; nil where neither its records nor any in them are
// wanted.
func (c *chart) draw(s *Shape) *fork {
	if known, ok := c.forks[s]; ok {
		return known
	}
	f := &fork{shape: s, wanted: c.wanted(s)}
	for _, k := range s.Keys {
		of := k.Shape.Group()
		if of == nil {
			continue
		}
		if to := c.draw(of); to != nil {
			f.parts = append(f.parts, branch{k, to})
		}
	}
	if !f.wanted && f.parts == nil {
		f = nil
	}
	c.forks[s] = f
	return f
}
