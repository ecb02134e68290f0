package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/report"
	"improve/internal/schema"
	"improve/internal/site"
)

// siteMark is the file that says which files of a folder are the site's.
const siteMark = ".improve-site"

func newSite(g *globals) *cobra.Command {
	call := siteCall{globals: g, audience: audience{who: "public"}}
	cmd := &cobra.Command{
		Use:   "site",
		Short: "Make the public site: a folder of pages for any web host",
		Long: `Makes the programme's public pages: the updates as they were posted, the ambitions,
the plan, every task, finding, measure and risk, what each board was told and what
was so, with feeds, a calendar and the same as JSON and CSV. The folder works on
any web host, and opened from a disk.

The pages show what the latest board saw whose minutes are posted, and nothing
later. Where no minutes are posted, where the record has errors, or where a text
names what may not be published, no site is made.

Files that are the same stay untouched. Nothing is replaced or deleted that was not
made by improve site: ` + siteMark + ` in the folder lists what was. Besides, files that
begin with a dot, and CNAME, may be in it.

--check OLD compares with a site made before: if one of its addresses were gone, no
site is made, but for those that plan/site.yaml lists as gone. What the page of a
board now says otherwise is marked on it as corrected.`,
		Example: `  improve site
  improve site -o public --base-url https://www.example.gov.uk/improvement/
  improve site -o public --check published
  improve site --include-unposted -o preview`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return call.run() },
	}
	cmd.Flags().StringVarP(&call.folder, "output", "o", "site", "the folder `DIR` to write to; it is made if needed")
	cmd.Flags().StringVar(&call.base, "base-url", "",
		"the `URL` at which the site will be (default: address in plan/site.yaml)")
	cmd.Flags().StringVar(&call.old, "check", "", "compare with the site in the folder `OLD`, which was made before")
	cmd.Flags().BoolVar(&call.draft, "include-unposted", false,
		"show minutes that are not posted, and mark every page DRAFT")
	g.addRevision(cmd)
	_ = cmd.MarkFlagDirname("output")
	_ = cmd.MarkFlagDirname("check")
	return cmd
}

// siteCall is a call of `improve site`.
type siteCall struct {
	*globals
	audience
	folder, base, old string
}

func (c *siteCall) run() error {
	rec, context, err := c.read.recordOf(c.audience)
	if err != nil {
		return err
	}
	c.app.collect(whileMaking, roomToMake(len(context.Assessment.Tasks)))
	base, err := c.address(rec)
	if err != nil {
		return err
	}
	day := settledDay(context)
	basis := c.basis(rec, context, day, base)
	if files, same := disk.Rests(c.files.here(c.folder), siteMark, basis); same {
		c.noteAddress(base)
		c.written(0, files)
		return nil
	}
	paper, looks, err := c.read.public(context, day)
	if leaks := (leakedError{}); errors.As(err, &leaks) {
		c.out.complain(leaks, "fix these places; no site was made")
		return errProblems
	}
	if err != nil {
		return err
	}
	switch {
	case paper.Errors > 0:
		return c.none("the record has %s", diag.Count(paper.Errors, "error"), "improve validate lists them")
	case !paper.Basis.Given() && c.draft:
		return c.none("no board has minutes up to %s", context.Day().Words(),
			"improve minutes begins the minutes of a board, from which a preview can be made")
	case !paper.Basis.Given():
		return c.none("no board's minutes were posted by %s", context.Day().Words(),
			"add posted: and the day to their file, or preview them with --include-unposted")
	}
	s, err := c.site(rec, paper, base, context.Day())
	if err != nil {
		return err
	}
	if looks {
		basis = "" // who calls again is told again
	}
	return c.save(s, basis)
}

// address is where the site will be; empty where nobody knows it.
func (c *siteCall) address(rec *record.Record) (string, error) {
	if c.base == "" {
		return addressIn(rec)
	}
	return baseAddress("--base-url", c.base)
}

// addressIn is where a record says that its site will be.
func addressIn(rec *record.Record) (string, error) {
	return baseAddress("address in plan/site.yaml:", rec.Programme.Site.Address.Value)
}

func (c *siteCall) noteAddress(base string) {
	if base == "" {
		c.out.note("without --base-url the site has no sitemap and no addresses for sharing, and its feeds have " +
			"relative links")
	}
}

// basis stands for all that the site's files rest on: the program, the record, the day and
// what the call says. It is empty where that is not known to the byte, and with --check, for
// the earlier site then counts too.
func (c *siteCall) basis(rec *record.Record, context *report.Context, day programme.Date, base string) string {
	if c.app.Build == nil || c.old != "" {
		return ""
	}
	build, sum := c.app.Build(), rec.Sum()
	if build == "" || sum == "" {
		return ""
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q %s %s %s %d %v %q", build, sum, day, context.Date, context.Errors, context.Draft, base)
	return hex.EncodeToString(h.Sum(nil))
}

// none says why there is no site.
func (c *siteCall) none(format, what, hint string) error {
	c.out.complain(fmt.Errorf("no site was made: "+format, what), hint)
	return errProblems
}

// site lists the pages, compared with those of an earlier site.
func (c *siteCall) site(rec *record.Record, paper *report.Context, base string, today programme.Date) (*site.Site,
	error) {
	c.noteAddress(base)
	s, err := site.New(paper, site.Options{Base: base, Zone: record.Zone(rec.Programme)})
	if twins := (*site.Twins)(nil); errors.As(err, &twins) {
		for _, ref := range twins.Things {
			c.out.note("%s: %s %s", placeOf(rec.Programme, ref.Kind, ref.ID), ref.Kind, ref.ID)
		}
		return nil, c.none("%s", twins.Error(), "give one of them another id")
	}
	switch {
	case err != nil:
		return nil, failed(err, "")
	case c.old == "":
		c.noteCorrections()
		return s, nil
	}
	return s, c.compare(s, rec.Programme.Site.Gone, today)
}

// noteCorrections says that what the site in the folder was corrected in will be lost.
func (c *siteCall) noteCorrections() {
	old, err := site.ReadOld(os.DirFS(c.files.here(c.folder)), nil)
	if err == nil && old.Corrects() {
		c.out.note("the site in %s lists corrections, and the new one does not: add --check %s to keep them", c.folder,
			c.folder)
	}
}

// baseAddress is the address of a site, with a slash at its end.
func baseAddress(from, address string) (string, error) {
	if address == "" {
		return "", nil
	}
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" ||
		u.Fragment != "":
		return "", usageError{fmt.Errorf("%s %s: it is no address of a folder on the web", from, address),
			"write it as https://www.example.gov.uk/improvement/"}
	case u.User != nil:
		return "", usageError{fmt.Errorf("%s %s: it holds a user name or password, and would stand on every page", from,
			u.Redacted()), "leave out what is before the @"}
	}
	return strings.TrimSuffix(u.String(), "/") + "/", nil
}

// placeOf is where a thing stands in the record.
func placeOf(p *programme.Programme, kind, id string) string {
	place := ""
	schema.Walk(p, func(e *schema.Entry) {
		if place == "" && e.Shape.Name == kind && e.ID() == id {
			place = p.Place(e.Pos()).String()
		}
	})
	return place
}

// compare refuses a site that would take addresses away, and marks what it corrects.
func (c *siteCall) compare(s *site.Site, gone []programme.Text, today programme.Date) error {
	dir := c.files.here(c.old)
	mark, err := disk.ReadFile(filepath.Join(dir, siteMark), 1<<28)
	if err != nil {
		return failed(fmt.Errorf("--check %s: read %s: %w", c.old, siteMark, disk.Reason(err)),
			"name the folder of a site that improve site made")
	}
	old, err := site.ReadOld(os.DirFS(dir), disk.MarkedPaths(mark))
	if err != nil {
		return failed(fmt.Errorf("--check %s: %w", c.old, err), "")
	}
	var mayGo []string
	for _, address := range gone {
		mayGo = append(mayGo, address.Value)
	}
	if dead := s.Dead(old, mayGo); len(dead) > 0 {
		return c.none("these addresses would be gone: %s", strings.Join(dead, ", "),
			"put back what was there, or let a board decide that it goes (permits: drop); where it may no longer be "+
				"public, write gone: ["+strings.Join(dead, ", ")+"] in plan/site.yaml")
	}
	compared, err := s.Correct(old, today)
	if err == nil && !compared {
		c.out.note("%s does not say how each task stood at each board, so no corrections were looked for; this site "+
			"does, so compare with it next time", c.old)
	}
	return failed(err, "")
}

// whileMaking is by how many percent memory may grow before it is collected while a site is
// made: what a page needs is let go when it is written.
const whileMaking = 400

// roomToMake is how many bytes of memory a site of so many tasks is made within. What lives
// grows with the tasks, to about 16 kB each; room above it spares collecting.
func roomToMake(tasks int) int64 {
	const least, each = 220 << 20, 22_500
	return max(least, each*int64(tasks))
}

// save writes the site into its folder, with what it rests on.
func (c *siteCall) save(s *site.Site, basis string) error {
	hint := "name a folder that is empty or that improve site made"
	folder, err := disk.OpenMade(c.files.here(c.folder), siteMark, "CNAME")
	if err != nil {
		return failed(err, hint)
	}
	if err := s.Build(func(f site.File) error {
		if f.Path == "index.html" { // all that it leads to is there before it
			if err := folder.Settle(); err != nil {
				return err
			}
		}
		return folder.Put(f.Path, f.Data)
	}); err != nil {
		return failed(errors.Join(err, folder.Close()), hint)
	}
	left, err := folder.Finish(basis)
	if err != nil {
		return failed(err, hint)
	}
	for _, name := range left {
		c.out.note("%s was changed by somebody and is left there", filepath.Join(c.folder, filepath.FromSlash(name)))
	}
	c.written(folder.Written, folder.Kept)
	return nil
}

// written says how many files were written, and how many are as they were.
func (c *siteCall) written(files, kept int) {
	c.out.note("wrote %s to %s, %d unchanged: begin with index.html", diag.Count(files, "file"), c.folder, kept)
}
