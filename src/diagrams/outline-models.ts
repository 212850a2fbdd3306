import { said } from './outline-words.ts';

interface ClassRelation {
  readonly id1: string;
  readonly id2: string;
  readonly relation: {
    readonly type1: number | 'none';
    readonly type2: number | 'none';
    readonly lineType: number;
  };
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
    ...[...db.getNotes().values()].map(
      (note) => `note${note.class ? ` at ${name(note.class)}` : ''}: ${note.text}`,
    ),
  ];
}

/** Mermaid's numbers of relations: 0 aggregation, 1 extension, 2 composition, 3 dependency, 4 lollipop. */
function relationLine(
  { id1, id2, relation, relationTitle1, relationTitle2, title }: ClassRelation,
  name: (id: string) => string,
): string {
  const { type1, type2, lineType } = relation;
  const isTurned = type1 === 'none' || (type1 === 3 && type2 !== 3) ? type1 === 3 : type1 === 1;
  const kind = type1 === 'none' ? type2 : type1;
  const extension = lineType === 1 ? 'implements' : 'extends';
  const words =
    kind === 'none'
      ? '—'
      : [`has`, extension, 'consists of', lineType === 1 ? 'depends on' : '→', 'offers'][kind];
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
