package ci

import (
	"io"

	"improve/internal/diag"

	"improve/internal/render/data"
)

// gitlabIssue is one entry of GitLab's code quality report, a part of Code
// Climate's. GitLab tells by the fingerprint what a merge request brings.
type gitlabIssue struct {
	Type        string         `json:"type"`
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Categories  []string       `json:"categories"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string `json:"path"`
	Lines struct {
		Begin int `json:"begin"`
	} `json:"lines"`
}

// GitLab writes a code quality report of GitLab.
func GitLab(w io.Writer, f *Findings) error {
	list := f.Problems.Ranked()
	prints := fingerprints(list)
	issues := make([]gitlabIssue, len(list))
	for i, d := range list {
		issues[i] = gitlabIssue{Type: "issue", Description: told(d), CheckName: d.Rule,
			Categories:  []string{"Bug Risk"},
			Fingerprint: prints[i], Severity: gitlabSeverity(d.Severity)}
		issues[i].Location.Path = f.file(d.Place)
		issues[i].Location.Lines.Begin = max(d.Place.Line, 1)
	}
	return data.JSON(w, issues)
}

func gitlabSeverity(s diag.Severity) string {
	switch s {
	case diag.Error:
		return "critical"
	case diag.Warning:
		return "minor"
	}
	return "info"
}
