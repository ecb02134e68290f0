package publish

import (
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/schema"
)

func TestFilesInTexts(t *testing.T) {
	const file = unpublishedFile
	for text, want := range map[string]string{
		"Opened on 3 December, see https://www.example.org/a_(b)c.pdf":                                 "",
		"www.example.org/letter.pdf and democratic.trafford.gov.uk/d/55.docx":                          "",
		"[the letter](https://example.org/letter.pdf), [above](#2), [mail](mailto:office@example.org)": "",
		"24/7 and/or 7/23; by 05/06/2026. He /she/they; N/A.":                                          "",
		"Version 5.8. See section 1.2.a, e.g. the hub":                                                 "",
		`S:\Children's Services\J Smith\case 4.docx`:                                                   file,
		`It is in S:\CSC\Board papers\June.xlsx, page 4.`:                                              "It is in " + file + ", page 4.",
		`Kept at \\server01\share\Jane Smith`:                                                          "Kept at " + file,
		"On the drive (H:/audits/may.pdf) since May":                                                   "On the drive (" + file + ") since May",
		"file:///C:/Users/jsmith/x.docx":                                                               file,
		"file://server.gov.uk/share/x.docx":                                                            file,
		"see evidence/hub-opening.pdf and evidence/photo.JPG.":                                         "see " + file + " and " + file + ".",
		"~/improve/x, ../x/y and /home/jsmith/notes":                                                   file + " " + file + " and " + file,
		"audit-june.xlsx": file,
		"[the letter](../letters/J Smith.pdf) came":                  "the letter came",
		"![photo of the hub](photo.jpg)":                             "photo of the hub",
		"[H:/x.pdf](https://example.org/x.pdf)":                      "[" + file + "](https://example.org/x.pdf)",
		"`plan/people.yaml` and \"updates/2025-01-01-j-smith.yaml\"": "`" + file + "` and \"" + file + "\"",
	} {
		if want == "" {
			want = text
		}
		if got := withoutFiles(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]bool{"Minutes of the panel, J Smith.docx": true, "Minutes of the panel": false,
		"It opened. See panel.docx": false, "www.example.org/panel.docx": false} {
		if isFile(text) != want {
			t.Errorf("%q is a file: %t", text, !want)
		}
	}
}

// The path of a file is written in every row in turn, and is published of none.
func TestNoRowPublishesAFile(t *testing.T) {
	rows := 0
	eachRow(func(p *programme.Programme, e *schema.Entry, k *schema.Key, texts []*programme.Text) {
		if len(texts) == 0 || !holdsProse(k) || unpublished(e, k) {
			return
		}
		rows++
		texts[0].Value = `See S:\zdrive\zfile.docx and zfolder/zpaper.pdf, or https://example.org/public.pdf`
		public, _ := clean(t, p)
		rest := everyString(public)
		if !strings.Contains(rest, "https://example.org/public.pdf") {
			t.Errorf("%s: the address is not published", nameOf(e, k))
		}
		for _, path := range []string{"zdrive", "zfile", "zfolder", "zpaper"} {
			if strings.Contains(rest, path) {
				t.Errorf("%s: %s is published", nameOf(e, k), path)
			}
		}
	})
	if rows < 80 {
		t.Errorf("only %d rows were searched", rows)
	}
}

// A document and evidence are published with their address, and without their file.
func TestFilesOfDocumentsAndEvidence(t *testing.T) {
	p := full()
	p.Documents[0].File.Value, p.Documents[1].File.Value = "documents/zquiet plan", "https://example.org/plan.pdf"
	done := p.Updates[0].Progress[0]
	done.Evidence[0].Value, done.Rating = "Review of zquiet, June.docx", programme.Complete
	public, _ := clean(t, p)
	rest := everyString(public)
	if strings.Contains(rest, "zquiet") || !strings.Contains(rest, "https://example.org/plan.pdf") {
		t.Error("the file is published, or the address is not")
	}
	if got := public.Updates[0].Progress[0].Evidence[0].Value; got != unpublishedFile {
		t.Errorf("the evidence says %q: without words the task would count as one without evidence", got)
	}
}
