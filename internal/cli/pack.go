package cli

import (
	"bytes"
	"fmt"
	"runtime"
	"sync"

	"github.com/spf13/cobra"

	"improve/internal/disk"
	"improve/internal/doc"
	"improve/internal/gitrepo"
	"improve/internal/render"
	"improve/internal/report"
)

func newPack(g *globals) *cobra.Command {
	call := packCall{globals: g}
	cmd := &cobra.Command{
		Use:   "pack -o DIR",
		Short: "Make all papers: one Word document, one web page, and each alone",
		Long: `Makes every paper that the record can fill, for one date, in every format: together
as board-papers.docx and board-papers.html with a cover and contents, and each
alone under papers/. The cover gives the date, the version of the record, and what
is missing. The papers are in the order of a meeting: agenda, the last minutes and
their actions, the brief, then the rest. --short leaves out the details.`,
		Example: `  improve report pack -o pack
  improve report pack --short -o pack
  improve report pack --as-at 2020-01-14 --audience public -o public-pack`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if call.file == "" {
				return usageError{fmt.Errorf("missing folder"), "improve report pack -o FOLDER"}
			}
			return call.run()
		},
	}
	cmd.Flags().StringVarP(&call.file, "output", "o", "", "the folder `DIR` to write to; it is created if needed")
	cmd.Flags().BoolVar(&call.short, "short", false, "only what a busy member reads, without details: agenda, "+
		"minutes, brief, exceptions, measures and risks, in the two bound documents")
	call.addForce(cmd)
	call.audience.add(cmd)
	call.addDraft(cmd)
	g.addRevision(cmd)
	_ = cmd.MarkFlagDirname("output")
	return cmd
}

// packCall is a call of `improve report pack`.
type packCall struct {
	*globals
	short bool
	destination
	audience
}

// run makes everything before it writes anything.
func (g *packCall) run() error {
	c, err := g.read.audience(g.audience)
	if err != nil {
		return err
	}
	if err := g.send.makeFolder(g.file); err != nil {
		return err
	}
	files, err := g.bind(c)
	if err != nil {
		return err
	}
	if err := g.send.save(g.file, g.force, files...); err != nil {
		return err
	}
	g.out.note("wrote %d files to %s: begin with board-papers.docx or board-papers.html", len(files), g.file)
	return problems(c)
}

// bind makes all papers side by side, as many at once as there are processors.
func (g *packCall) bind(c *report.Context) ([]disk.File, error) {
	parts := report.Parts(c, g.short)
	papers := make([][]disk.File, len(parts))
	pages := make([]*doc.Document, len(parts))
	failures := make([]error, len(parts))
	var work sync.WaitGroup
	var progress sync.Mutex
	done, limit := 0, make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, part := range parts {
		work.Go(func() {
			limit <- struct{}{}
			defer func() { <-limit }()
			papers[i], pages[i], failures[i] = makePaper(c, part, !g.short)
			progress.Lock()
			defer progress.Unlock()
			done++
			g.out.note("%2d of %d  %s", done, len(parts), part.Title)
		})
	}
	work.Wait()
	var files []disk.File
	book := report.Cover(c, g.recordVersion(c))
	for i, part := range parts {
		if failures[i] != nil {
			return nil, failed(fmt.Errorf("make %s: %w", part.Title, failures[i]), "")
		}
		files = append(files, papers[i]...)
		if part.Bound {
			book.Parts = append(book.Parts, *pages[i])
		}
	}
	for _, f := range render.Formats() {
		if f.Bind == nil || f.MayBeFor(c.Public) != nil || f.MayBeDraft(c.Draft) != nil {
			continue
		}
		var b bytes.Buffer
		if err := f.Bind(&b, book); err != nil {
			return nil, failed(fmt.Errorf("bind the papers as %s: %w", f.Name, err), "")
		}
		files = append(files, made("board-papers."+f.Ending, b.Bytes()))
	}
	return files, nil
}

// makePaper makes one paper: a page to bind and, alone, a file in every format.
func makePaper(c *report.Context, part report.Part, alone bool) ([]disk.File, *doc.Document, error) {
	view, err := part.Paper.Make(c, part.Options)
	if err != nil {
		return nil, nil, err
	}
	result := resultOf(view)
	var files []disk.File
	for _, f := range render.Formats() {
		if !alone || f.MayBeFor(c.Public) != nil || f.MayBeDraft(c.Draft) != nil {
			continue
		}
		var b bytes.Buffer
		if err := f.Write(&b, result, render.Options{Width: 80}); err != nil {
			return nil, nil, fmt.Errorf("as %s: %w", f.Name, err)
		}
		files = append(files, made("papers/"+part.Name+"."+f.Ending, b.Bytes()))
	}
	page := result.Document()
	return files, &page, nil
}

// recordVersion is the git commit of the record, for the cover.
func (g *packCall) recordVersion(c *report.Context) string {
	if c.Revision != nil {
		return gitrepo.Version{Commit: c.Revision.Commit}.String()
	}
	dir, err := g.files.find()
	if err != nil {
		return report.Unversioned(err)
	}
	fsys, err := disk.FS(dir)
	if err != nil {
		return report.Unversioned(err)
	}
	v, err := g.files.version(dir, fsys)
	if err != nil {
		return report.Unversioned(err)
	}
	return v.String()
}
