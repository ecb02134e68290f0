package schema

// siteFile is what the public pages say of themselves.
func siteFile() *Shape {
	return lists("site file",
		title("title", "the title of the public pages (default: the programme's name)",
			func(p *prog) *word { return &p.Site.Title }),
		as(Keyword, also(text("address", "the address of the public pages, such as "+
			"https://www.example.gov.uk/improvement/; with it they have a site map and feeds with full links",
			func(p *prog) *word { return &p.Site.Address }), "url", "base_url")),
		text("contact", "whom to tell of a mistake, or of a page that somebody cannot use",
			func(p *prog) *word { return &p.Site.Contact }),
		also(text("licence", "under what licence others may use the pages, such as Open Government Licence v3.0",
			func(p *prog) *word { return &p.Site.Licence }), "license"),
		as(Secret, texts("gone", "addresses of pages that may go, because what they showed may no longer be public, "+
			"such as /people/head-of-early-help/; all others stay", func(p *prog) *[]word { return &p.Site.Gone })))
}
