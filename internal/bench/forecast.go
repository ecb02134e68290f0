package main

import (
	"os"
	"path/filepath"
)

// forecast compares what is likely, with its record at every past board, with the status
// of the same record: one of 22 tasks rated at each of 19 boards, and one of 1,000.
func (b *bench) forecast() ([]result, error) {
	small := filepath.Join(b.dir, "record-forecast")
	if _, err := os.Stat(small); err != nil {
		if _, err := b.output(b.dir, b.self, "make-record", small, "22", "440", "20"); err != nil {
			return nil, err
		}
	}
	large, err := b.record(1_000)
	if err != nil {
		return nil, err
	}
	b.notes = append(b.notes, "A forecast of 1,000 tasks is to take no more than one second: see its median.")
	return comparison{
		processes: []process{
			{name: "forecast", dir: small, argv: []string{b.improve, "forecast"}},
			{name: "status", dir: small, argv: []string{b.improve, "status"}},
			{name: "forecast 1,000", dir: large, argv: []string{b.improve, "forecast"}},
			{name: "status 1,000", dir: large, argv: []string{b.improve, "status"}},
		},
		claims: []claim{
			{what: "22 tasks, 19 boards: forecast / status", of: 0, over: 1, measure: wall, target: 2},
			{what: "1,000 tasks: forecast / status", of: 2, over: 3, measure: wall},
		},
		rounds: b.many(), warm: true,
	}.run(b.ctx)
}
