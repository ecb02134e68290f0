package cli

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"improve/internal/diag"
)

// flagError says which flag was probably meant, or where the flags of the command are listed.
func flagError(cmd *cobra.Command, err error) error {
	hint := cmd.CommandPath() + " --help lists its flags"
	if !cmd.HasParent() {
		hint = anyHelp
	}
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return usageError{err, hint}
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	if near, ok := diag.Nearest(unknown.GetSpecifiedName(), names); ok && len(unknown.GetSpecifiedName()) > 1 {
		hint = "did you mean --" + near + "? " + hint
	}
	return usageError{err, hint}
}
