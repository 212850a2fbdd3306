const said = (text: string | undefined) => (text === undefined || text.trim() === '' ? '' : `: ${text.trim()}`);

interface FlowDB {
  getVertices(): ReadonlyMap<string, { readonly id: string; readonly text?: string }>;
  getEdges(): readonly { readonly start: string; readonly end: string; readonly type?: string; readonly text?: string }[];
  getSubGraphs(): readonly { readonly id: string; readonly title: string; readonly nodes: readonly string[] }[];
}

export function flow(db: FlowDB): readonly string[] {
  const vertices = db.getVertices();
  const groups = db.getSubGraphs();
  const name = (id: string) => groups.find((group) => group.id === id)?.title || vertices.get(id)?.text || id;
  const edges = db.getEdges();
  const linked = new Set([...edges.flatMap(({ start, end }) => [start, end]), ...groups.flatMap(({ nodes }) => nodes)]);
  return [
    ...groups.toReversed().map(({ title, nodes }) => `${title} contains ${nodes.toReversed().map(name).join(', ')}`),
    ...[...vertices.keys()].filter((id) => !linked.has(id)).map(name),
    ...edges.map(({ start, end, type = '', text }) => `${name(start)} ${arrow(type)} ${name(end)}${said(text)}`),
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

export function states(db: { getRootDocV2(): { readonly doc?: readonly StateStatement[] } }): readonly string[] {
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

interface ClassRelation {
  readonly id1: string;
  readonly id2: string;
  readonly relation: { readonly type1: number | 'none'; readonly type2: number | 'none'; readonly lineType: number };
  readonly relationTitle1: string;
  readonly relationTitle2: string;
  readonly title?: string;
}

interface ClassDB {
  getClasses(): ReadonlyMap<
    string,
    {
      readonly text: string;
      readonly annotations: readonly string[];
      readonly members: readonly { readonly text: string }[];
      readonly methods: readonly { readonly text: string }[];
    }
  >;
  getRelations(): readonly ClassRelation[];
  getNotes(): ReadonlyMap<string, { readonly class?: string; readonly text: string }>;
}

export function classes(db: ClassDB): readonly string[] {
  const all = db.getClasses();
  const name = (id: string) => all.get(id)?.text ?? id;
  return [
    ...[...all.values()].map(({ text, annotations, members, methods }) => {
      const kind = annotations.length > 0 ? ` (${annotations.join(', ')})` : '';
      const parts = [...members, ...methods].map((member) => member.text.replace(/^\\/, ''));
      return `${text}${kind}${said(parts.join('; '))}`;
    }),
    ...db.getRelations().map((relation) => relationLine(relation, name)),
    ...[...db.getNotes().values()].map((note) => `note${note.class ? ` at ${name(note.class)}` : ''}: ${note.text}`),
  ];
}

/** Mermaid's numbers of relations: 0 aggregation, 1 extension, 2 composition, 3 dependency, 4 lollipop. */
function relationLine({ id1, id2, relation, relationTitle1, relationTitle2, title }: ClassRelation, name: (id: string) => string): string {
  const { type1, type2, lineType } = relation;
  const isTurned = type1 === 'none' || (type1 === 3 && type2 !== 3) ? type1 === 3 : type1 === 1;
  const kind = type1 === 'none' ? type2 : type1;
  const extension = lineType === 1 ? 'implements' : 'extends';
  const words = kind === 'none' ? '—' : [`has`, extension, 'consists of', lineType === 1 ? 'depends on' : '→', 'offers'][kind];
  const isWhole = type1 === 'none' && (kind === 0 || kind === 2);
  const [from, to] = isTurned || isWhole ? [id2, id1] : [id1, id2];
  const counts = [relationTitle1, relationTitle2].some((one) => one !== 'none')
    ? ` (${[relationTitle1, relationTitle2].map((one) => (one === 'none' ? '1' : one)).join(' to ')})`
    : '';
  return `${name(from)} ${words ?? '—'} ${name(to)}${counts}${said(title)}`;
}

interface ErDB {
  getEntities(): ReadonlyMap<
    string,
    {
      readonly id: string;
      readonly label: string;
      readonly alias: string;
      readonly attributes: readonly {
        readonly type: string;
        readonly name: string;
        readonly keys?: readonly string[];
        readonly comment?: string;
      }[];
    }
  >;
  getRelationships(): readonly {
    readonly entityA: string;
    readonly entityB: string;
    readonly roleA: string;
    readonly relSpec: { readonly cardA: string; readonly cardB: string };
  }[];
}

const counts: Readonly<Record<string, string>> = {
  ZERO_OR_ONE: 'zero or one',
  ZERO_OR_MORE: 'zero or more',
  ONE_OR_MORE: 'one or more',
  ONLY_ONE: 'exactly one',
};

export function entities(db: ErDB): readonly string[] {
  const all = [...db.getEntities().values()];
  const name = (id: string) => {
    const entity = all.find((one) => one.id === id);
    return entity?.alias || entity?.label || id;
  };
  return [
    ...all.map(({ id, attributes }) => {
      const parts = attributes.map(({ type, name: attribute, keys = [], comment = '' }) =>
        [`${attribute} ${type}`, ...keys, comment].filter(Boolean).join(', '),
      );
      return `${name(id)}${said(parts.join('; '))}`;
    }),
    ...db.getRelationships().map(
      // Mermaid's cardA counts the second entity, cardB the first.
      ({ entityA, entityB, roleA, relSpec: { cardA, cardB } }) =>
        `${name(entityA)} (${counts[cardB] ?? cardB}) — ${name(entityB)} (${counts[cardA] ?? cardA})${said(roleA)}`,
    ),
  ];
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
    ...db.getEdges().map(({ start, end, label }) => `${names.get(start) ?? start} → ${names.get(end) ?? end}${said(label)}`),
  ];

  function list(all: readonly Block[], within: string): readonly string[] {
    const shown = all.filter(({ type }) => type !== 'space');
    for (const { id, label } of shown) names.set(id, label || id);
    const leaves = shown.filter(({ children = [] }) => children.length === 0).map(({ id }) => names.get(id) ?? id);
    const groups = shown.filter(({ children = [] }) => children.length > 0);
    return [
      ...(leaves.length === 0 ? [] : [`${within === '' ? 'Blocks' : `${within} contains`}${within === '' ? ':' : ''} ${leaves.join(', ')}`]),
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
  const label = (commit: Commit) => (/^\d+-[\da-f]{7}$/.test(commit.id) ? `commit ${commit.seq + 1}` : commit.id);
  return [...all.values()]
    .toSorted((a, b) => a.seq - b.seq)
    .map((commit) => {
      const [, second] = commit.parents;
      const origin = second === undefined ? undefined : all.get(second);
      const from = origin === undefined ? '' : commit.type === 4 ? ` picks ${label(origin)}` : ` merges ${origin.branch}`;
      const first = all.get(commit.parents[0] ?? '');
      const branch = first !== undefined && first.branch !== commit.branch ? ` (branches from ${label(first)})` : '';
      const tags = commit.tags.filter((tag) => !tag.startsWith('cherry-pick')).map((tag) => `, tag ${tag}`).join('');
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
    return [`${descr}: ${children.map((child) => child.descr).join(', ')}`, ...children.flatMap(below)];
  }
}
