package words

import "testing"

// A comma between thousands goes; any other is a comma that nobody may leave out.
func TestCommasOfNumbers(t *testing.T) {
	for number, want := range map[string][2]string{"1,250": {"1250"}, "-1,250,000.5": {"-1250000.5"}, "84.2": {"84.2"}, "": {""}, "1,250.5,5": {},
		"84,2": {"", "84.2"}, "-0,25": {"", "-0.25"}, "1250,5": {"", "1250.5"}, "1,2,3": {}, "1250,500": {}, ",5": {}, "5,": {}, "1,25x": {}, "a,250": {}} {
		bare, ok := Thousands(number)
		if ok != (want[0] != "" || number == "") || ok && bare != want[0] {
			t.Errorf("%q without commas is %q, %v", number, bare, ok)
		}
		point, ok := DecimalComma(number)
		if ok != (want[1] != "") || ok && point != want[1] {
			t.Errorf("%q with a point is %q, %v", number, point, ok)
		}
	}
}
