package main

import "path/filepath"

// papers compares the board's papers of the example with its status: the two that take
// longest, and the whole pack in every format, whose time is to stay within a second.
func (b *bench) papers() ([]result, error) {
	example := filepath.Join(b.module, "examples", "brightwater")
	b.notes = append(b.notes, "A pack, in every format, is to take no more than one second: see its median.")
	return comparison{
		processes: []process{
			{name: "status", dir: example, argv: []string{b.improve, "status"}},
			{name: "highlight", dir: example, argv: []string{b.improve, "report", "highlight", "-f", "markdown"}},
			{name: "told", dir: example, argv: []string{b.improve, "report", "told", "-f", "markdown"}},
			{name: "pack", dir: example,
				argv: []string{b.improve, "report", "pack", "-o", filepath.Join(b.dir, "pack")}},
		},
		claims: []claim{
			{what: "example: highlight as Markdown / status", of: 1, over: 0, measure: wall, target: 2},
			{what: "example: told as Markdown / status", of: 2, over: 0, measure: wall, target: 2},
			{what: "example: pack in every format / status", of: 3, over: 0, measure: wall},
		},
		rounds: b.many(), warm: true,
	}.run(b.ctx)
}
