package jsonschema

// File is a file that is beside a record, its path from the record's
// folder, with slashes.
type File struct {
	Path string
	Data []byte
}

// schemaFolder is where editors find the schemas. VS Code keeps a project's
// settings in the folder above it.
const schemaFolder = ".vscode/schemas/"

// EditorFiles are the files by which an editor knows the record's files: the
// schemas, the settings that lead to them, and the extension that VS Code needs.
func EditorFiles() ([]File, error) {
	var files []File
	schemas := map[string]string{}
	for _, n := range All() {
		data, err := n.JSON()
		if err != nil {
			return nil, err
		}
		files = append(files, File{schemaFolder + n.FileName(), data})
		schemas[schemaFolder+n.FileName()] = n.Files
	}
	settings, err := marshal(map[string]any{
		"yaml.schemas":     schemas,
		"yaml.yamlVersion": "1.2",
		// A formatter would lay out anew what a person wrote.
		"yaml.format.enable": false,
		"[yaml]":             map[string]any{"editor.insertSpaces": true, "editor.tabSize": 2},
	})
	if err != nil {
		return nil, err
	}
	extensions, err := marshal(map[string]any{"recommendations": []string{"redhat.vscode-yaml"}})
	return append(files, File{".vscode/settings.json", settings}, File{".vscode/extensions.json", extensions}), err
}
