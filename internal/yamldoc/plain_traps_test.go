//go:build !libraryonly

package yamldoc

import "strings"

// traps are texts that readers of YAML have read in different ways.
func traps() []string {
	var all []string
	for _, value := range values() {
		all = append(all, "a: "+value+"\n", "a: "+value, "a:\n- "+value+"\n- c\n", "- "+value+"\n", "a: ["+value+", b]\n", "a: {b: "+value+"}\n",
			value+": b\n", "a: b\n  "+value+"\n", "a: |\n  "+value+"\n", "a: >-\n  b\n  "+value+"\n", "a: "+value+" # c\n", "a: '"+value+"'\n", "a: \""+value+"\"\n")
	}
	return append(all, layouts()...)
}

// values are single values that mean something else to one version of YAML or
// another, or that end or begin unusually.
func values() []string {
	return []string{
		"yes", "NO", "on", "y", "true", "null", "Null", "NULL", "~", "nil", "0o17", "017", "0x1f", "1_000", "1:30", "190:20:30", "2001-12-14", "2001-12-14t21:59:43.10-05:00", ".inf", "-.inf", ".nan", "1e3", "+1", "-1", "- 1", "-", "--", "---", "--- a", "...", ".", "..",
		"<<", "<< ", "=", "<", "<5", "?", "? a", "?a", ":", ":a", ": a", "a:", "a :", "a : b", "a: b", "a: b: c", "a:b", "a:b:c", "http://x/y#z", "a#b", "a #b", "a # b", "a# b", "#", "#a", "# a", "Room #4", "Room # 4", "4#5", "4 #5", "\"a\"", "\"a\"b", "\"a\" b", "\"a\": b", "'a'", "'a'b", "'a''b'", "''", "\"\"", "''''", "'", "\"", "\"\\\"\"", "\"\\\\\"", "\"\\n\"", "\"\\u00e9\"", "\"\\x41\"", "\"\\/\"", "\"a\\\"", "'a\\'", "'#'", "\"#\"", "\"a\"#b", "\"a\" #b", "\"a\" # b",
		"&a", "&a b", "*a", "!a", "! a", "!!str a", "!", "@a", "`a`", "%a", "a%", "|", "|a", ">", ">a", "a|b", "[", "]", "{", "}", "[]", "{}", "[a]", "{a}", "{a: b}", "{a:b}", "{a: }", "{a: b,}", "[a,]", "[,]", "[a,,b]", "[a b, c d ]", "[ a ]", "[a]b", "[a]#b", "[a] #b", "[a: b]", "[a:b]", "[-1]", "[-]", "[- a]", "[?]", "[? a]", "[a?b]", "['a': b]", "[\"a\" b]", "[[a, b], {c: d}]", "[a", "a]", "a, b", "a,", ",", ", a",
		"é", "é: b", "€uro", "😀", "“a”", "\u00a0a", "a\u00a0", "a\u00a0: b", "\u3000a", "\u0085", "a\u2028b", "\u2029", "\ufeff", "a\ufeff", "\u200b", "\x00", "\x7f", "\xff", "\xc3", "\t", "a\t", "a\tb", "\ta", "a \t# b", "a ", " a", "a  b", strings.Repeat("x", 1100), strings.Repeat("x ", 600), strings.Repeat("é", 200), strings.Repeat("a-", 70),
	}
}

// layouts are whole files.
func layouts() []string {
	deep := strings.Builder{}
	for i := range 120 {
		deep.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return []string{
		"", "\n", "# a\n", "a", "a:", "a:\n", "a:\n\n\n", "a:\nb:\n", "a: # c\nb:\n", "a:\n# c\n", "a:\n  # c\n", "\n\na: b\n\n\n", "# a\n\n# b\na: b\n", " a: b\n", "  a: b\n  c: d\n", "a: b\n c: d\n", "a:\n  b: c\n d: e\n", "a:\n b: c\n d: e\n", "a:\n  b: c\n   d: e\n",
		"---\na: b\n", "--- a\n", "--- \na: b\n", "a: b\n---\n", "a: b\n...\n", "a: b\n--- c\n", "---\n---\na: b\n", "%YAML 1.1\n---\na: b\n", "a: b\n%c: d\n", "a: b\n  ---\n", "a: b\n  ...\n", "a: |\n  b\n---\n", "a: b\n...c\n", "a: b\n---c\n",
		"a: b\na: c\n", "<<: {a: b}\n", "<<: a\nb: c\n", "? a\n: b\n", "? a\n", "a : b\n", "'a': b\n", "\"a\": b\n", "[a]: b\n", "{a: b}: c\n", "1: a\n", "1.10: a\n", "null: a\n", "~: a\n", "-a: b\n", ".a: b\n", "_a: b\n", "a.b-c_d: e\n", "a b: c\n", "é: a\n", "aé: a\n", "a:b\n", "a:b: c\n", ": a\n", ":\n", "a:\n  :\n",
		"- a\n", "- a\n- b\n", "-\n", "-\n- a\n", "- - a\n", "- - - a\n    - b\n  - c\n- d\n", "- -\n", "- -\n  - a\n", "- -\n    a: b\n", "-\n  - a\n", "-\n  a: b\n", "- a: b\n  c: d\n", "- a: b\n   c: d\n", "- a: b\n c: d\n", "-   a: b\n    c: d\n", "- a:\n  - b\n", "- a:\n    b: c\n", "- a:\n- b\n", "a:\n- b\n- c\nd: e\n", "a:\n- b\n c: d\n", "a:\n  - b\n  c: d\n", "a:\n  - b\n - c\n", "a:\n- - b\n  - c\n", "a:\n-\n  b: c\n-\nd:\n", "a:\n- b: c\n  d:\n  - e\nf: g\n", "a: - b\n", "a: -b\n", "a:\n  -b\n", "a:\n  - b\n  # c\n  - d\n", "a:\n  - b\n# c\n  - d\n", "a:\n  - b\n      # c\n  - d\n", "a:\n  - # c\n    b: d\n", "- # c\n  a\n", "- # c\n  - a\n", "a:\n  b\n", "a:\n  b\n  c\n", "a:\n  'b'\n", "a:\n  [b]\n", "a:\n  |\n  b\n", "a:\nb\n",
		"a: b\n  c\n", "a: b\n\n  c\n", "a: b\n\n\n  c\nd: e\n", "a: b\n   \n  c\n", "a: b\n  c: d\n", "a: b\n  - c\n", "a: b\n  c:d\n", "a: b\n  \u00a0- c\n", "a: b\n  # c\n", "a: b\n  # c\n  d\n", "a: b\n# c\n  d\n", "a: b # c\n  d\n", "a: b\n  c # d\n", "a: b\n  c # d\n  e\n", "a: b\n  c #d\n", "a: b\n  c#d\n", "a: b  \n  c  \n", "a: b\n  \"c\"\n", "a: b\n  [c\n", "a: b\n  &c\n", "a: b\n  | c\n", "a: b\n  ? c\n", "- b\n c\n", "- b\n  c\n", "- b\nc\n", "a: b\nc\n", "a: 'b\n  c'\n", "a: \"b\n  c\"\n", "a: \"b\\\n  c\"\n", "a: [b,\n  c]\n", "a: {b: c,\n  d: e}\n",
		"a: |\n  b\n", "a: |\n  b", "a: |\n  b\n\n\n", "a: |\n  b\n\n  c\n", "a: |\n  b\n   c\n", "a: |\n   b\n  c\n", "a: |\n    b\n  c: d\n", "a: |\n\n  b\n", "a: |\n   \n  b\n", "a: |\n  b\n     \n  c\n", "a: |\n  b\n \n  c\n", "a: |\n", "a: |", "a: |\n\n", "a: |\nb: c\n", "a: |\n b\n", "a: |\nb\n", "a: |-\n  b\n\n", "a: |+\n  b\n\n", "a: |2\n  b\n", "a: |2-\n   b\n", "a: |-2\n   b\n", "a: |0\n  b\n", "a: | # c\n  b\n", "a: |# c\n  b\n", "a: | \n  b\n", "a: |-\n  b\n# c\n", "a: |\n  b\n # c\n", "a: |\n  b\n  # c\n", "a: |\n  # b\n", "a: |\n  b # c\n", "a: |\n  b: c\n  - d\n", "a: |\n  b  \n  c\n", "a: |\n  \u00a0b\n", "a: |\n  'b'#c\n", "- |\n  b\n- c\n", "- |\n b\n", "- a: |\n    b\n  c: d\n", "- a: |\n   b\n", "- a: |\n  b\n", "a:\n- |\n  b\n", "a:\n- |\n b\nc: d\n",
		"a: >\n  b\n", "a: >\n  b\n  c\n", "a: >\n  b\n\n  c\n", "a: >\n  b\n\n\n  c\n", "a: >\n  b\n   c\n  d\n", "a: >\n\n  b\n", "a: >-\n  b\n  c\n\nd: e\n", "a: >+\n  b\n\n", "a: >1\n  b\n", "a: >\n  b\n  \n  c\n", "a: >\n  b\n    \n  c\n", "a: >-\n  b", "a: >-\n  b\nc: d", "a: >-\n  - b\n  - c\n", "a: >-\n  b \n  c\n", "a: >-\n  \n  b\n",
		"a: b\r\nc: d\r\n", "a: b\rc: d\r", "a: b\r\n  c\r\n\r\n  d\r\n", "a: |\r\n  b\r\n\r\n  c\r\n", "a: b\r\r\n", "a: 'b\r'\n", "a: b\n\rc: d\n", "\ufeffa: b\n", "\ufeff\na: b\n", "\ufeff# c\na: b\n", "a: b\n\ufeffc: d\n",
		deep.String(), strings.Repeat("- ", 120) + "a\n", "a: " + strings.Repeat("[", 120) + strings.Repeat("]", 120) + "\n", "a:\n" + strings.Repeat("\n", 600) + "# c\nb: d\n", "a: b" + strings.Repeat(" ", 600) + "# c\nd: e\n", strings.Repeat("# c\n", 600) + "a: b\n",
	}
}
