package main

import (
	"strings"
	"testing"
)

func TestSureOf(t *testing.T) {
	// The numbers of the sign test: of 9 values the second, of 15 the fourth.
	for n, want := range map[int]int{1: 0, 4: 0, 5: 0, 8: 1, 9: 1, 11: 2, 15: 3, 101: 41} {
		if got := sureOf(n); got != want {
			t.Errorf("sureOf(%d) = %d, want %d", n, got, want)
		}
	}
}

func TestJudge(t *testing.T) {
	for want, list := range map[verdict][]float64{
		within:       {0.9, 1.0, 1.1, 1.2, 1.3},
		perhapsIn:    {0.9, 1.0, 1.1, 1.2, 1.9},
		perhapsAbove: {0.9, 1.0, 1.6, 1.7, 1.9},
		above:        {1.5, 1.6, 1.6, 1.7, 1.9},
	} {
		if got := judge(spreadOf(list), 1.4); got != want {
			t.Errorf("judge(%v) = %s, want %s", list, got, want)
		}
	}
	if got := judge(spreadOf([]float64{9}), 0); got != noTarget {
		t.Errorf("without a target it says %s", got)
	}
}

func TestRatiosStayWithinARound(t *testing.T) {
	// The machine was ten times as slow in the second round.
	all := [][]cost{{{memory: 30}, {memory: 10}}, {{memory: 300}, {memory: 100}}, {{memory: 60}, {memory: 10}}}
	got := ratios(all, claim{of: 0, over: 1, measure: memory, scale: 3})
	if got.median != 1 || got.least != 1 || got.greatest != 2 {
		t.Errorf("ratios are %+v", got)
	}
}

func TestInitLine(t *testing.T) {
	name, ms, ok := initLine("init internal/bytealg @0.008 ms, 0.003 ms clock, 0 bytes, 0 allocs\n")
	if name != "internal/bytealg" || ms != 0.003 || !ok {
		t.Errorf("read %s, %v, %v", name, ms, ok)
	}
	if _, _, ok := initLine("gc 1 @0.1s 1%: 0.01+0.2+0.03 ms clock"); ok {
		t.Error("a line of another trace was read")
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := count(n); got != want {
			t.Errorf("count(%d) = %s", n, got)
		}
	}
}

func TestChoose(t *testing.T) {
	for only, want := range map[string]string{
		"":            strings.Join(sectionNames(), " "),
		"serve,start": "start serve",
		"serve,serve": "",
		"serv":        "",
		"start,":      "",
	} {
		var names []string
		chosen, err := choose(only)
		for _, s := range chosen {
			names = append(names, s.name)
		}
		if got := strings.Join(names, " "); got != want || (err != nil) != (want == "") {
			t.Errorf("%q: %q, %v", only, got, err)
		}
	}
}
