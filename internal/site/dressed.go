package site

// Assets are the files that all pages share: style and script.
func Assets() []File {
	style, script := styleSheet(), scriptFile()
	return []File{{style.name, style.data}, {script.name, script.data}}
}

// Dressed is the site with markup of a server's own below the navigation of each page.
func (s *Site) Dressed(bar func(*Page) []byte) *Site {
	other := *s
	other.bar = bar
	return &other
}
