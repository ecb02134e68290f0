package ci

import (
	"io"
	"net/url"
	"slices"

	"improve/internal/diag"

	"improve/internal/render/data"
	"improve/internal/render/text"
)

// The part of SARIF 2.1.0 that says what checks found.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string             `json:"id"`
		ShortDescription sarifText          `json:"shortDescription"`
		FullDescription  sarifText          `json:"fullDescription"`
		Help             sarifText          `json:"help"`
		Default          sarifConfiguration `json:"defaultConfiguration"`
	}
	sarifConfiguration struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    *int               `json:"ruleIndex,omitempty"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifLocation struct {
		ID       int           `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId"`
	}
	sarifRegion struct {
		Line      int `json:"startLine"`
		Column    int `json:"startColumn,omitempty"`
		EndColumn int `json:"endColumn,omitempty"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
)

// SARIF writes a SARIF log.
func SARIF(w io.Writer, f *Findings) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{},
		Tool: sarifTool{sarifDriver{Name: "improve", Version: f.Version, Rules: []sarifRule{}}}}
	index := map[string]int{}
	for i, rule := range f.Rules {
		index[rule.ID] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules,
			sarifRule{ID: rule.ID, ShortDescription: sarifText{rule.Title},
				FullDescription: sarifText{rule.Why}, Help: sarifText{rule.Mend},
				Default: sarifConfiguration{rule.Severity.String()}})
	}
	problems := f.Problems.Ranked()
	all := slices.Clone(problems)
	for _, s := range f.Silenced {
		all.Add(s.Diagnostic)
	}
	prints := fingerprints(all)
	for i, d := range all {
		result := f.sarifResult(d, prints[i], index)
		if i >= len(problems) {
			s := f.Silenced[i-len(problems)]
			result.Suppressions = []sarifSuppression{{"inSource", "accepted",
				text.Clean("until " + s.Until + ": " + s.Reason)}}
		}
		run.Results = append(run.Results, result)
	}
	return data.JSON(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func (f *Findings) sarifResult(d diag.Diagnostic, fingerprint string, index map[string]int) sarifResult {
	result := sarifResult{RuleID: d.Rule, Level: d.Severity.String(), Message: sarifText{toldInLines(d)},
		Locations:    []sarifLocation{{Physical: f.sarifPlace(d.Place)}},
		Fingerprints: map[string]string{"improve/v1": fingerprint}}
	if i, known := index[d.Rule]; known {
		result.RuleIndex = &i
	}
	for i, related := range d.Related {
		result.Related = append(result.Related, sarifLocation{ID: i + 1, Physical: f.sarifPlace(related.Place),
			Message: &sarifText{text.Clean(related.Message)}})
	}
	return result
}

// sarifPlace is a place from the top of the repository, as a relative URI.
func (f *Findings) sarifPlace(p diag.Place) sarifPhysical {
	physical := sarifPhysical{Artifact: sarifArtifact{(&url.URL{Path: f.file(p)}).String(), "%SRCROOT%"}}
	if p.Line > 0 {
		physical.Region = &sarifRegion{p.Line, p.Column, max(p.EndColumn, p.Column)}
	}
	return physical
}
