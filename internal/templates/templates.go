// Package templates holds the files that connect a record with git and with CI
// services: what `improve init` offers, and docs/ci.md shows.
//
// It writes nothing and asks git nothing.
package templates

import (
	"embed"
	"strings"
)

//go:embed files
var files embed.FS

// File is a file to put into a repository.
type File struct {
	Path    string // from the top of the repository, with slashes
	About   string // what it does, as a phrase
	Data    []byte
	Program bool // whether it is to be run, and so must be marked as a program
}

// Service is a CI service.
type Service struct {
	Name  string // as people choose it
	Title string // as it calls itself
	files []template
}

type template struct{ source, path, about string }

// Services lists the CI services that there are files for.
func Services() []Service {
	return []Service{
		{"github", "GitHub Actions", []template{
			{"github-improve.yml", ".github/workflows/improve.yml",
				"checks each pull request and push and, on working days, everything"},
			{"github-weekly.yml", ".github/workflows/improve-weekly.yml",
				"opens an issue each Monday listing what is due before the next board"},
		}},
		{"gitlab", "GitLab CI", []template{{"gitlab-ci.yml", ".gitlab-ci.yml",
			"checks each merge request and push and, on a schedule, everything"}}},
		{"azure", "Azure Pipelines", []template{{"azure-pipelines.yml", "azure-pipelines.yml",
			"checks each pull request and push and, on working days, everything"}}},
	}
}

// Files are the files of a service for a record in a folder of the repository,
// given with slashes; "" is its top.
func (s Service) Files(record string) []File {
	var list []File
	for _, t := range s.files {
		list = append(list, File{Path: t.path, About: t.about,
			Data: fill(t.source, strings.ReplaceAll(here(record), "'", "''"))})
	}
	return list
}

// Pages are the files that publish the public site with a service's own pages, for a
// record in a folder of the repository.
func Pages(record string) []File {
	var list []File
	for _, t := range []template{
		{"github-pages.yml", ".github/workflows/improve-pages.yml", "publishes the public site on GitHub Pages"},
		{"gitlab-pages.yml", ".gitlab/improve-pages.yml", "publishes the public site on GitLab Pages"},
	} {
		list = append(list, File{Path: t.path, About: t.about,
			Data: fill(t.source, strings.ReplaceAll(here(record), "'", "''"))})
	}
	return list
}

// Hook is the hook that git runs before a commit, for a record in a folder of
// the repository. Its path is counted from the folder of hooks.
func Hook(record string) File {
	quoted := "'" + strings.ReplaceAll(here(record), "'", `'\''`) + "'"
	return File{Path: "pre-commit", About: "refuses to commit what cannot be read or changes in silence",
		Data: fill("pre-commit", quoted), Program: true}
}

// here is a folder by a name that is not empty.
func here(record string) string {
	if record == "" {
		return "."
	}
	return record
}

// fill is a template with the record's folder, quoted as it must be there.
func fill(name, record string) []byte {
	data, err := files.ReadFile("files/" + name)
	if err != nil {
		panic(err) // the list above names a file that does not exist
	}
	return []byte(strings.ReplaceAll(string(data), "@RECORD@", record))
}
