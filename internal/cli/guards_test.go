package cli

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// One file prints. Nothing else in the package touches a stream: what a command
// printed by itself would reach a terminal without being cleaned.
func TestOneFilePrints(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || name == "output.go" || name == "new.go" { // new.go names the process's own
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if what := prints(n); what != "" {
				t.Errorf("%s mentions %s: print by the methods of printer, in output.go", set.Position(n.Pos()), what)
			}
			return true
		})
	}
}

// prints is the word by which a node writes to a stream; empty where it does not.
func prints(n ast.Node) string {
	if call, ok := n.(*ast.CallExpr); ok {
		if name, ok := call.Fun.(*ast.Ident); ok && (name.Name == "print" || name.Name == "println") {
			return name.Name
		}
		return ""
	}
	s, ok := n.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	of, _ := s.X.(*ast.Ident)
	switch s.Sel.Name {
	case "Stdout", "Stderr", "OutOrStdout", "OutOrStderr", "ErrOrStderr":
		return s.Sel.Name
	case "Print", "Printf", "Println", "PrintErr", "PrintErrf", "PrintErrln":
		if of != nil && (of.Name == "fmt" || of.Name == "cmd" || of.Name == "log") {
			return of.Name + "." + s.Sel.Name
		}
	}
	return ""
}

func TestPrintsIsMetWhereverItIs(t *testing.T) {
	for text, want := range map[string]string{
		"fmt.Fprintln(a.app.Stdout, 1)": "Stdout", "cmd.OutOrStdout().Write(nil)": "OutOrStdout",
		"fmt.Println(1)": "fmt.Println", "cmd.Printf(x)": "cmd.Printf", "println(1)": "println", "out.say(x)": "",
	} {
		expr, err := parser.ParseExpr(text)
		if err != nil {
			t.Fatal(err)
		}
		found := ""
		ast.Inspect(expr, func(n ast.Node) bool {
			found += prints(n)
			return true
		})
		if found != want {
			t.Errorf("%s: %q, want %q", text, found, want)
		}
	}
}

// Help names the value of a flag by what it is: WHO, FILE, DATE, TEXT, ID; never
// by a type of the program's language.
func TestFlagsNameTheirValues(t *testing.T) {
	name := regexp.MustCompile(`^[A-Z]+(=[A-Z]+)?$`)
	root := newRoot(quietApp(&bytes.Buffer{}, "."), nil)
	each(root, func(cmd *cobra.Command) {
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			value, _ := pflag.UnquoteUsage(f)
			if f.Value.Type() != "bool" && !name.MatchString(value) {
				t.Errorf("%s --%s takes %q: name the value in its usage, such as `FILE`", cmd.CommandPath(), f.Name, value)
			}
		})
	})
}

// Each command is called by a script at least, so that its behaviour is known.
func TestEveryCommandHasAScript(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "cmd", "improve", "testdata", "script", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	var calls strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		calls.Write(data)
	}
	root := newRoot(quietApp(&bytes.Buffer{}, "."), nil)
	each(root, func(cmd *cobra.Command) {
		if cmd.HasAvailableSubCommands() && cmd.Name() != "report" {
			return
		}
		path := strings.TrimPrefix(cmd.CommandPath(), "improve ")
		call := fmt.Sprintf(`(?m)^!? ?exec improve (-C \S+ )?%s\b`, regexp.QuoteMeta(path))
		if !regexp.MustCompile(call).MatchString(calls.String()) {
			t.Errorf("no script calls improve %s: write one in cmd/improve/testdata/script", path)
		}
	})
}

// TestCommandsAreMadeByName: a call makes the command it names and few others, and is
// answered as if all were there.
func TestCommandsAreMadeByName(t *testing.T) {
	for _, c := range commands() {
		if made := c.make(newGlobals(quietApp(&bytes.Buffer{}, "."))); made.Name() != c.name {
			t.Errorf("%s is listed as %s", made.Name(), c.name)
		}
	}
	for call, want := range map[string]int{
		"status": 1, "-C check status": 2, "status --help": 1, "": len(commands()), "--help": len(commands()),
		"help status": len(commands()), "__complete sta": len(commands()), "statsu": len(commands()),
		"completion bash": len(commands()), "-C elsewhere": len(commands()),
	} {
		if got := len(named(strings.Fields(call))); got != want {
			t.Errorf("improve %s makes %d commands, not %d", call, got, want)
		}
	}
}
