import { said } from './outline-words.ts';

interface FlowDB {
  getVertices(): ReadonlyMap<string, { readonly id: string; readonly text?: string }>;
  getEdges(): readonly {
    readonly start: string;
    readonly end: string;
    readonly type?: string;
    readonly text?: string;
  }[];
  getSubGraphs(): readonly {
    readonly id: string;
    readonly title: string;
    readonly nodes: readonly string[];
  }[];
}

export function flow(db: FlowDB): readonly string[] {
  const vertices = db.getVertices();
  const groups = db.getSubGraphs();
  const name = (id: string) =>
    groups.find((group) => group.id === id)?.title || vertices.get(id)?.text || id;
  const edges = db.getEdges();
  const linked = new Set([
    ...edges.flatMap(({ start, end }) => [start, end]),
    ...groups.flatMap(({ nodes }) => nodes),
  ]);
  return [
    ...groups
      .toReversed()
      .map(({ title, nodes }) => `${title} contains ${nodes.toReversed().map(name).join(', ')}`),
    ...[...vertices.keys()].filter((id) => !linked.has(id)).map(name),
    ...edges.map(
      ({ start, end, type = '', text }) =>
        `${name(start)} ${arrow(type)} ${name(end)}${said(text)}`,
    ),
  ];
}

function arrow(type: string): string {
  if (type === 'arrow_open') return '—';
  return type.startsWith('double') ? '↔' : '→';
}

interface StateStatement {
  readonly stmt: string;
  readonly id?: string;
  readonly description?: string;
  readonly descriptions?: readonly string[];
  readonly type?: string;
  readonly start?: boolean;
  readonly doc?: readonly StateStatement[];
  readonly note?: { readonly text: string };
  readonly state1?: StateStatement;
  readonly state2?: StateStatement;
}

export function states(db: {
  getRootDocV2(): { readonly doc?: readonly StateStatement[] };
}): readonly string[] {
  const names = new Map<string, string>();
  const root = db.getRootDocV2().doc ?? [];
  collect(root);
  return lines(root, '');

  function collect(doc: readonly StateStatement[]): void {
    for (const one of doc) {
      const described = one.description || one.descriptions?.join(' ');
      if (one.stmt === 'state' && one.id !== undefined && described) names.set(one.id, described);
      if (one.doc !== undefined) collect(one.doc);
    }
  }
  function name(state: StateStatement | undefined): string {
    if (state?.start === true) return 'start';
    if (state?.start === false) return 'end';
    if (state?.type === 'choice') return `choice ${state.id ?? ''}`;
    return names.get(state?.id ?? '') ?? state?.id ?? '';
  }
  function lines(doc: readonly StateStatement[], within: string): readonly string[] {
    return doc.flatMap((one) => {
      if (one.stmt === 'relation') {
        return [`${within}${name(one.state1)} → ${name(one.state2)}${said(one.description)}`];
      }
      const inner = one.type === 'divider' ? within : `in ${name(one)}: `;
      return [
        ...(one.note === undefined ? [] : [`note at ${name(one)}: ${one.note.text}`]),
        ...(one.doc === undefined ? [] : lines(one.doc, inner)),
      ];
    });
  }
}

interface Block {
  readonly id: string;
  readonly label?: string;
  readonly type: string;
  readonly children?: readonly Block[];
}

export function blocks(db: {
  getBlocks(): readonly Block[];
  getEdges(): readonly { readonly start: string; readonly end: string; readonly label?: string }[];
}): readonly string[] {
  const names = new Map<string, string>();
  const lines = list(db.getBlocks(), '');
  return [
    ...lines,
    ...db
      .getEdges()
      .map(
        ({ start, end, label }) =>
          `${names.get(start) ?? start} → ${names.get(end) ?? end}${said(label)}`,
      ),
  ];

  function list(all: readonly Block[], within: string): readonly string[] {
    const shown = all.filter(({ type }) => type !== 'space');
    for (const { id, label } of shown) names.set(id, label || id);
    const leaves = shown
      .filter(({ children = [] }) => children.length === 0)
      .map(({ id }) => names.get(id) ?? id);
    const groups = shown.filter(({ children = [] }) => children.length > 0);
    return [
      ...(leaves.length === 0
        ? []
        : [
            `${within === '' ? 'Blocks' : `${within} contains`}${within === '' ? ':' : ''} ${leaves.join(', ')}`,
          ]),
      ...groups.flatMap(({ id, children = [] }) => list(children, names.get(id) ?? id)),
    ];
  }
}

interface Commit {
  readonly id: string;
  readonly seq: number;
  readonly branch: string;
  readonly parents: readonly string[];
  readonly tags: readonly string[];
  readonly type: number;
  readonly customId?: boolean;
}

export function commits(db: { getCommits(): ReadonlyMap<string, Commit> }): readonly string[] {
  const all = db.getCommits();
  const label = (commit: Commit) =>
    /^\d+-[\da-f]{7}$/.test(commit.id) ? `commit ${commit.seq + 1}` : commit.id;
  return [...all.values()]
    .toSorted((a, b) => a.seq - b.seq)
    .map((commit) => {
      const [, second] = commit.parents;
      const origin = second === undefined ? undefined : all.get(second);
      const from =
        origin === undefined
          ? ''
          : commit.type === 4
            ? ` picks ${label(origin)}`
            : ` merges ${origin.branch}`;
      const first = all.get(commit.parents[0] ?? '');
      const branch =
        first !== undefined && first.branch !== commit.branch
          ? ` (branches from ${label(first)})`
          : '';
      const tags = commit.tags
        .filter((tag) => !tag.startsWith('cherry-pick'))
        .map((tag) => `, tag ${tag}`)
        .join('');
      return `${commit.branch}: ${label(commit)}${from}${branch}${tags}`;
    });
}

interface Topic {
  readonly descr: string;
  readonly children: readonly Topic[];
}

export function topics(db: { getMindmap(): Topic | null }): readonly string[] {
  const root = db.getMindmap();
  if (root === null) return [];
  return root.children.length === 0 ? [root.descr] : below(root);

  function below({ descr, children }: Topic): readonly string[] {
    if (children.length === 0) return [];
    return [
      `${descr}: ${children.map((child) => child.descr).join(', ')}`,
      ...children.flatMap(below),
    ];
  }
}
