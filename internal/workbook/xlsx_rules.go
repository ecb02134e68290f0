package workbook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// rule is one by which a sheet colours cells for what they hold.
type rule struct {
	areas    []Area
	priority int
	stop     bool
	kind     string // cellIs, containsText, expression ...
	operator string
	formulas []string
	look     look
}

// conditional reads the rules of a range.
func (r *sheetReader) conditional(e element) error {
	const most = 500 // rules, and areas of each
	var areas []Area
	for name := range strings.FieldsSeq(e.attr("sqref")) {
		if a, ok := area(name); ok && len(areas) < most {
			areas = append(areas, a)
		}
	}
	return r.x.children(func(e element) error {
		if e.name() != "cfRule" || len(areas) == 0 || len(r.rules) >= most {
			return nil
		}
		rule := rule{areas: areas, stop: e.on("stopIfTrue", false), kind: e.attr("type"), operator: e.attr("operator")}
		rule.priority, _ = strconv.Atoi(e.attr("priority"))
		if n, err := strconv.Atoi(e.attr("dxfId")); err == nil && n >= 0 && n < len(r.styles.rules) {
			rule.look = r.styles.rules[n]
		}
		err := r.x.children(func(e element) error {
			if e.name() != "formula" {
				return nil
			}
			text, err := r.x.text()
			rule.formulas = append(rule.formulas, text)
			return err
		})
		r.rules = append(r.rules, rule)
		return err
	})
}

// laterRules says where rules of later versions colour cells, which they do by what
// is in other sheets.
func (r *sheetReader) laterRules() error {
	found := false
	err := within(r.x, func(e element) error {
		kind := e.attr("type")
		found = found || e.name() == "cfRule" && kind != "dataBar" && kind != "iconSet"
		return nil
	})
	if found {
		r.remark("the sheet %q has colours that depend on other sheets; they were not read", r.out.Name)
	}
	return err
}

// colour gives the cells of the grid the colours that rules of the sheet decide, and
// says which rules it cannot work out.
func (r *sheetReader) colour() {
	slices.SortStableFunc(r.rules, func(a, b rule) int { return cmp.Compare(a.priority, b.priority) })
	decided := map[[2]int]bool{} // by a rule that goes before
	for _, rule := range r.rules {
		if !rule.paints() {
			continue
		}
		if rule.look.struck {
			r.remark("the sheet %q strikes out cells of %s by a rule; they were read as they are",
				r.out.Name, rule.areas[0])
		}
		test, ok := rule.test()
		if !ok || !r.apply(rule, test, decided) {
			r.remark("the sheet %q colours cells of %s by a rule (%s) that was not worked out",
				r.out.Name, rule.areas[0], rule.words())
		}
	}
}

// paints reports whether a rule gives cells a colour, or keeps later ones from it.
func (rule *rule) paints() bool {
	return rule.look.fill != "" || rule.look.struck || rule.stop || rule.kind == "colorScale"
}

// words is what a rule goes by.
func (rule *rule) words() string {
	if len(rule.formulas) > 0 {
		return rule.formulas[0]
	}
	return rule.kind
}

// apply colours the cells of which a rule is true. It reports whether all could be
// told.
func (r *sheetReader) apply(rule rule, test node, decided map[[2]int]bool) bool {
	origin, all := rule.areas[0], true
	for _, a := range rule.areas {
		for n := a.Top; n <= min(a.Bottom, len(r.out.Rows)-1); n++ {
			row := r.out.Rows[n]
			for c := a.Left; c <= min(a.Right, len(row)-1); c++ {
				if r.work--; r.work < 0 {
					return false
				}
				if decided[[2]int{n, c}] {
					continue
				}
				v := test.value(&scene{r, n, c, n - origin.Top, c - origin.Left})
				switch {
				case v.kind == unknownValue:
					all = false
				case v.truth():
					if rule.look.fill != "" {
						row[c].Fill = rule.look.fill
					}
					decided[[2]int{n, c}] = rule.look.fill != "" || rule.stop
				}
			}
		}
	}
	return all
}

// test is what a rule asks of a cell, as a formula. The program that wrote the file
// put one beside most kinds of rules.
func (rule *rule) test() (node, bool) {
	if len(rule.formulas) == 0 {
		return nil, false
	}
	switch rule.kind {
	case "cellIs":
		return rule.comparison()
	case "expression", "containsText", "notContainsText", "beginsWith", "endsWith", "containsBlanks",
		"notContainsBlanks", "containsErrors", "notContainsErrors":
		return parseFormula(rule.formulas[0])
	}
	return nil, false
}

// comparison is a rule that compares the cell itself.
func (rule *rule) comparison() (node, bool) {
	first, ok := parseFormula(rule.formulas[0])
	if !ok {
		return nil, false
	}
	sign := map[string]string{"equal": "=", "notEqual": "<>", "lessThan": "<", "lessThanOrEqual": "<=",
		"greaterThan": ">", "greaterThanOrEqual": ">="}[rule.operator]
	if sign != "" {
		return compare{sign, itself{}, first}, true
	}
	if len(rule.formulas) < 2 {
		return nil, false
	}
	second, ok := parseFormula(rule.formulas[1])
	switch rule.operator {
	case "between":
		return call{"AND", []node{compare{">=", itself{}, first}, compare{"<=", itself{}, second}}}, ok
	case "notBetween":
		return call{"OR", []node{compare{"<", itself{}, first}, compare{">", itself{}, second}}}, ok
	}
	return nil, false
}
