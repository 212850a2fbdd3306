interface Language {
  /** As readers know it. */
  readonly name: string;
  /** Shiki's grammar. */
  readonly grammar: string;
  /** A fence of more than three lines in such a language must be a tested file. */
  readonly runnable: boolean;
}

const language = (name: string, grammar: string, runnable = false): Language => ({
  name,
  grammar,
  runnable,
});

/** The languages authors may name after the three backticks. */
export const languages: Readonly<Record<string, Language>> = {
  python: language('Python', 'python', true),
  go: language('Go', 'go', true),
  ts: language('TypeScript', 'typescript', true),
  js: language('JavaScript', 'javascript', true),
  c: language('C', 'c', true),
  sh: language('Shell', 'bash', true),
  bash: language('Shell', 'bash', true),
  sql: language('SQL', 'sql', true),
  java: language('Java', 'java'),
  rust: language('Rust', 'rust'),
  erlang: language('Erlang', 'erlang'),
  lua: language('Lua', 'lua'),
  console: language('Console', 'shellsession'),
  text: language('Text', 'text'),
  json: language('JSON', 'json'),
  yaml: language('YAML', 'yaml'),
  toml: language('TOML', 'toml'),
  ini: language('Configuration', 'ini'),
  nginx: language('nginx', 'nginx'),
  dockerfile: language('Dockerfile', 'docker'),
  http: language('HTTP', 'http'),
  proto: language('Protocol Buffers', 'proto'),
  diff: language('Diff', 'diff'),
};
