package cli

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/jsonschema"
)

func newSchema(g *globals) *cobra.Command {
	var folder string
	cmd := &cobra.Command{
		Use:   "schema [KIND]",
		Short: "JSON Schemas of the record's files, for editors",
		Long: `Prints the JSON Schema (2020-12) of one kind of file, or of all of them in one
document, by which an editor completes keys, explains them and underlines
mistakes. It reads no record. The kinds:

` + schemaList() + `
With -o every schema becomes a file of its own; docs/editors.md says how an
editor finds them.`,
		Example: "  improve schema update\n  improve schema -o .vscode/schemas",
		Args:    cobra.ArbitraryArgs,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, n := range jsonschema.All() {
				names = append(names, n.Name+"\t"+n.About)
			}
			return names[:len(names)*max(0, 1-len(args))], cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error { return g.runSchema(folder, args) },
	}
	cmd.Flags().StringVarP(&folder, "output", "o", "", "write files into the folder `DIR`, which is made where there is none")
	_ = cmd.MarkFlagDirname("output")
	return cmd
}

// schemaList is the kinds of file, for help.
func schemaList() string {
	var b strings.Builder
	for _, n := range jsonschema.All() {
		fmt.Fprintf(&b, "  %-12s%s\n", n.Name, n.Files)
	}
	return b.String()
}

func (g *globals) runSchema(folder string, args []string) error {
	list, err := schemasNamed(args)
	if err != nil {
		return err
	}
	switch {
	case folder != "":
		return g.saveSchemas(folder, list)
	case len(args) == 0:
		return g.print(jsonschema.Bundle)
	}
	return g.print(list[0].JSON)
}

func schemasNamed(args []string) ([]jsonschema.Named, error) {
	all := jsonschema.All()
	if len(args) == 0 {
		return all, nil
	}
	if len(args) > 1 {
		return nil, usageError{fmt.Errorf("schema takes one kind of file, not %d words", len(args)), "improve schema --help lists them"}
	}
	var names []string
	for _, n := range all {
		if n.Name == args[0] {
			return []jsonschema.Named{n}, nil
		}
		names = append(names, n.Name)
	}
	hint := "choose among " + strings.Join(names, ", ")
	if near, ok := diag.Nearest(args[0], names); ok {
		hint = "did you mean " + near + "? " + hint
	}
	return nil, usageError{fmt.Errorf("there is no kind of file %q", args[0]), hint}
}

// print writes what has been made to the output.
func (g *globals) print(make func() ([]byte, error)) error {
	return g.write(func(b *bytes.Buffer) error {
		data, err := make()
		b.Write(data)
		return err
	})
}

func (g *globals) saveSchemas(folder string, list []jsonschema.Named) error {
	var files []disk.File
	for _, n := range list {
		data, err := n.JSON()
		if err != nil {
			return failed(err, "")
		}
		files = append(files, made(n.FileName(), data))
	}
	if err := g.makeFolder(folder); err != nil {
		return err
	}
	if err := g.save(folder, files...); err != nil {
		return err
	}
	for _, f := range files {
		fmt.Fprintln(g.app.Stderr, "wrote", filepath.Join(folder, f.Path))
	}
	return nil
}
