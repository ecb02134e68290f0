package cli

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// nothingEmpty refuses a word or the value of a flag that is there and empty, as a script
// passes it whose variable is not set: taken as not given, it would silently read another
// day or another revision, or the whole record in place of one lead's part.
func nothingEmpty(cmd *cobra.Command, args []string) (err error) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if name, _ := pflag.UnquoteUsage(f); err == nil && isEmpty(f.Value) {
			err = usageError{fmt.Errorf("--%s is empty", f.Name),
				fmt.Sprintf("write --%s %s, or leave --%s out", f.Name, name, f.Name)}
		}
	})
	completing := cmd.Name() == cobra.ShellCompRequestCmd || cmd.Name() == cobra.ShellCompNoDescRequestCmd
	if err == nil && !completing && slices.Contains(args, "") {
		err = usageError{errors.New("one of the words is empty"), cmd.CommandPath() + " --help says what to write"}
	}
	return err
}

// isEmpty reports whether a flag that was given holds nothing, or a list of which one is nothing.
func isEmpty(v pflag.Value) bool {
	if named, ok := v.(wordFlag); ok {
		v = named.textValue
	}
	if list, ok := v.(pflag.SliceValue); ok {
		return len(list.GetSlice()) == 0 || slices.Contains(list.GetSlice(), "")
	}
	return v.String() == ""
}
