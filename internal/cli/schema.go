package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/jsonschema"
)

func newSchema(g *globals) *cobra.Command {
	call := schemaCall{globals: g}
	cmd := &cobra.Command{
		Use:   "schema [KIND]",
		Short: "Print JSON Schemas of the files, for editors",
		Long: `Prints the JSON Schema (2020-12) of one kind of file, or of all of them. Editors
use it to complete keys, explain them and underline mistakes. It does not read a record.
The kinds:

` + schemaList() + `
With --folder each schema is written to a file of its own; docs/editors.md explains how
editors find them.`,
		Example: "  improve schema update\n  improve schema --folder .vscode/schemas",
		Args:    cobra.ArbitraryArgs,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, n := range jsonschema.All() {
				names = append(names, n.Name+"\t"+n.About)
			}
			return names[:len(names)*max(0, 1-len(args))], cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error { return call.run(args) },
	}
	call.destination.add(cmd)
	cmd.Flags().StringVar(&call.folder, "folder", "",
		"write a file for each kind into the folder `DIR`, which is created if needed")
	_ = cmd.MarkFlagDirname("folder")
	cmd.MarkFlagsMutuallyExclusive("output", "folder")
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

// schemaCall is a call of `improve schema`.
type schemaCall struct {
	*globals
	destination
	folder string
}

func (g *schemaCall) run(args []string) error {
	list, err := schemasNamed(args)
	if err != nil {
		return err
	}
	if g.folder != "" {
		return g.saveSchemas(list)
	}
	make := list[0].JSON
	if len(args) == 0 {
		make = jsonschema.Bundle
	}
	data, err := make()
	if err != nil {
		return failed(err, "")
	}
	err = g.send.send(g.destination, data)
	if errors.Is(err, disk.ErrNotAFile) {
		return failed(err, "to write a file for each kind into a folder: improve schema --folder "+g.file)
	}
	return err
}

func schemasNamed(args []string) ([]jsonschema.Named, error) {
	all := jsonschema.All()
	if len(args) == 0 {
		return all, nil
	}
	if len(args) > 1 {
		return nil, usageError{fmt.Errorf("schema takes one kind of file (got %d)", len(args)),
			"improve schema --help lists them"}
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
	return nil, usageError{fmt.Errorf("unknown kind of file %q", args[0]), hint}
}

func (g *schemaCall) saveSchemas(list []jsonschema.Named) error {
	var files []disk.File
	for _, n := range list {
		data, err := n.JSON()
		if err != nil {
			return failed(err, "")
		}
		files = append(files, made(n.FileName(), data))
	}
	if err := g.send.makeFolder(g.folder); err != nil {
		return err
	}
	if err := g.send.save(g.folder, g.force, files...); err != nil {
		return err
	}
	for _, f := range files {
		g.out.note("wrote %s", filepath.Join(g.folder, f.Path))
	}
	return nil
}
