package main

// shipped compares the status of the record in this checkout with a call that
// reads nothing.
func (b *bench) shipped() ([]result, error) {
	return comparison{
		processes: []process{
			{name: "status", dir: b.module, argv: []string{b.improve, "status"}},
			{name: "version", dir: b.module, argv: []string{b.improve, "version"}},
		},
		claims: []claim{
			{what: "shipped record: status / version", of: 0, over: 1, measure: wall, target: 3},
			{what: "shipped record: status / version, CPU time", of: 0, over: 1, measure: cpu},
		},
		rounds: b.many(), warm: true,
	}.run(b.ctx)
}

// large compares reading, checking and showing a large record with parsing its
// files with the YAML library and nothing else, on as many cores. Improve reads plain
// files without it, so that all of its work should take less. It keeps what it has
// read, so that the library's nodes are kept; one that drops them is there to
// compare.
func (b *bench) large() ([]result, error) {
	const tasks = 10_000
	dir, err := b.record(tasks)
	if err != nil {
		return nil, err
	}
	share, err := plainShare(dir)
	if err != nil {
		return nil, err
	}
	b.notes = append(b.notes, "YAML parses the same files to nodes with as many workers, and keeps them; "+
		"improve reads "+share+" without that library.")
	const status, validate, nodes, dropped = 0, 1, 2, 3
	at := count(tasks) + " tasks: "
	return comparison{
		processes: []process{
			status:   {name: "status", dir: dir, argv: []string{b.improve, "status"}},
			validate: {name: "validate", dir: dir, argv: []string{b.improve, "validate"}},
			nodes:    {name: "YAML", dir: dir, argv: []string{b.self, "parse-nodes", "keep"}},
			dropped:  {name: "YAML dropped", dir: dir, argv: []string{b.self, "parse-nodes", "drop"}},
		},
		claims: []claim{
			{what: at + "status / YAML", of: status, over: nodes, measure: wall, target: 0.6},
			{what: at + "validate / YAML", of: validate, over: nodes, measure: wall, target: 0.6},
			{what: at + "status / YAML, CPU time", of: status, over: nodes, measure: cpu},
			{what: at + "validate / YAML, CPU time", of: validate, over: nodes, measure: cpu},
			{what: at + "status / YAML, memory", of: status, over: nodes, measure: memory, target: 1},
			{what: at + "validate / YAML, memory", of: validate, over: nodes, measure: memory, target: 1},
			{what: at + "validate / YAML dropped", of: validate, over: dropped, measure: wall},
			{what: at + "validate / YAML dropped, memory", of: validate, over: dropped, measure: memory},
		},
		rounds: b.few(), warm: true,
	}.run(b.ctx)
}

// growth compares the time for each task of records ten times as large: more
// than linear growth shows as more than 1.
func (b *bench) growth() ([]result, error) {
	steps := [][2]int{{1_000, 10_000}, {10_000, 100_000}}
	n := 3 // a round of the larger takes a minute
	if b.quick {
		steps = steps[:1]
	}
	var all []result
	for i, step := range steps {
		small, err := b.record(step[0])
		if err != nil {
			return nil, err
		}
		big, err := b.record(step[1])
		if err != nil {
			return nil, err
		}
		if i == 0 {
			n = b.few()
		}
		what := count(step[1]) + " / " + count(step[0]) + " tasks, each task: "
		results, err := comparison{
			processes: []process{
				{name: "status " + count(step[1]), dir: big, argv: []string{b.improve, "status"}},
				{name: count(step[0]), dir: small, argv: []string{b.improve, "status"}},
			},
			claims: []claim{
				{what: what + "status", of: 0, over: 1, measure: wall, scale: 10, target: 1},
				{what: what + "status, memory", of: 0, over: 1, measure: memory, scale: 10},
			},
			rounds: n,
		}.run(b.ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, results...)
	}
	return all, nil
}
