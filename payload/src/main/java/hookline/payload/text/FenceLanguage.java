package hookline.payload.text;

import java.util.Set;

/**
 * The words behind a fence's marks that clients take for its language and do not show. Slack shows
 * every word there, so any other one is code: a log's level, a command, a name.
 */
final class FenceLanguage {
  private static final Set<String> NAMES =
      Set.of(
          "bash",
          "c",
          "c#",
          "c++",
          "cpp",
          "cs",
          "csharp",
          "css",
          "csv",
          "dart",
          "diff",
          "dockerfile",
          "elixir",
          "erlang",
          "fsharp",
          "go",
          "golang",
          "graphql",
          "groovy",
          "haskell",
          "hcl",
          "html",
          "ini",
          "java",
          "javascript",
          "js",
          "json",
          "jsx",
          "kotlin",
          "latex",
          "lua",
          "makefile",
          "markdown",
          "md",
          "nginx",
          "objective-c",
          "ocaml",
          "perl",
          "php",
          "plaintext",
          "powershell",
          "promql",
          "proto",
          "protobuf",
          "ps1",
          "py",
          "python",
          "r",
          "rb",
          "rs",
          "ruby",
          "rust",
          "scala",
          "scss",
          "sh",
          "shell",
          "sql",
          "swift",
          "terraform",
          "tex",
          "text",
          "toml",
          "ts",
          "tsx",
          "txt",
          "typescript",
          "vb",
          "xml",
          "yaml",
          "yml",
          "zsh");

  private FenceLanguage() {}

  /** Whether that is one, in lower case as languages are written there. */
  static boolean isOne(String word) {
    return NAMES.contains(word);
  }
}
