package doc

import "testing"

func TestLinkTo(t *testing.T) {
	for _, address := range []string{
		"https://example.org/a?b=c&d#e", "HTTP://example.org", "mailto:board@example.org", "papers/4.md", "../4.pdf", "#part",
		"//example.org/4", "?page=2", "https://example.org/wiki/Board_(council)", "https://example.org/caf\u00e9",
	} {
		if l, ok := LinkTo(address); !ok || l.Address() != address {
			t.Errorf("%q is no link", address)
		}
	}
	for _, address := range []string{
		"", "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
		"\x01javascript:alert(1)", "java\u200bscript:x", "\u202ejavascript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
		"blob:https://x.example/1", "ms-word:ofe|u|https://x.example", "\\\\server\\share", "C:\\file", "C:/file",
		"javascript&colon;alert(1):x", "a b", "http://x.example/ onclick=1", ":x", "%6aavascript:alert(1)",
	} {
		if l, ok := LinkTo(address); ok || l != (Link{}) {
			t.Errorf("%q is a link", address)
		}
	}
}

func TestAddressed(t *testing.T) {
	to, _ := LinkTo("https://x.example/4")
	for _, c := range []struct {
		line Line
		want string
	}{
		{Text("plain"), "plain"},
		{Line{{Text: "see "}, {Text: "paper ", Link: to}, {Text: "4", Tone: Strong, Link: to}, {Text: "."}}, "see paper 4 (https://x.example/4)."},
		{Line{{Text: "https://x.example/4", Link: to}}, "https://x.example/4"},
	} {
		if got := c.line.Addressed().String(); got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}
