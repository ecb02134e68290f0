package site

// Dressed is the site with markup of a server's own below the navigation of each page.
func (s *Site) Dressed(bar func(*Page) []byte) *Site {
	other := *s
	other.bar = bar
	return &other
}
