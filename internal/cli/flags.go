package cli

import "github.com/spf13/cobra"

// wordFlag is a text flag whose value has a name in help, such as --note TEXT, that
// its description does not repeat.
type wordFlag struct {
	textValue
	word string
}

// textValue is the value of a flag as cobra keeps it.
type textValue interface {
	String() string
	Set(string) error
	Type() string
}

func (f wordFlag) Type() string { return f.word }

// addText adds a flag that takes a text.
func addText(cmd *cobra.Command, to *string, name, word, usage string) {
	cmd.Flags().StringVar(to, name, "", usage)
	nameValue(cmd, name, word)
}

// addTexts adds a flag that takes a text and can be repeated.
func addTexts(cmd *cobra.Command, to *[]string, name, word, usage string) {
	cmd.Flags().StringArrayVar(to, name, nil, usage+"; can be repeated")
	nameValue(cmd, name, word)
}

func nameValue(cmd *cobra.Command, flag, word string) {
	f := cmd.Flags().Lookup(flag)
	f.Value, f.DefValue = wordFlag{f.Value, word}, ""
}

// addSample adds the flag for a number of cases.
func addSample(cmd *cobra.Command, to *int, usage string) {
	cmd.Flags().IntVar(to, "sample", 0, usage)
	nameValue(cmd, "sample", "NUMBER")
}
