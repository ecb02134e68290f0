package words

import "testing"

func TestHarmless(t *testing.T) {
	for text, want := range map[string]string{
		"Zoë – 北京 \u200fشروق\u200f":                 "Zoë – 北京 \u200fشروق\u200f", // marks of direction stay
		"two\nlines\tof\r\ntext":                    "two\nlines of\ntext",
		"\x1b[31mred\u009b0m\x07":                   "[31mred0m",
		"\u202edrawkcab\u202c \u2066in\u2069\u2028": "drawkcab in",
		"caf\xe9": "caf\uFFFD",
	} {
		if got := Harmless(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
