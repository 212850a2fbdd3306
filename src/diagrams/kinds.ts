/** The diagrams we draw: how a source begins, and whether Mermaid lets it name itself with accTitle and accDescr. */
export interface Kind {
  readonly name: string;
  readonly heads: readonly string[];
  readonly namesItself: boolean;
}

const kind = (name: string, heads: string, namesItself = true): Kind => ({
  name,
  heads: heads.split(' '),
  namesItself,
});

export const kinds: readonly Kind[] = [
  kind('flowchart', 'flowchart graph'),
  kind('sequence', 'sequenceDiagram'),
  kind('state', 'stateDiagram-v2 stateDiagram'),
  kind('class', 'classDiagram classDiagram-v2'),
  kind('er', 'erDiagram'),
  kind('gantt', 'gantt'),
  kind('timeline', 'timeline', false),
  kind('quadrant', 'quadrantChart'),
  kind('xychart', 'xychart xychart-beta'),
  kind('packet', 'packet packet-beta'),
  kind('block', 'block block-beta', false),
  kind('git', 'gitGraph'),
  kind('mindmap', 'mindmap', false),
  kind('sankey', 'sankey sankey-beta', false),
  kind('pie', 'pie'),
];

export const kindByHead: ReadonlyMap<string, Kind> = new Map(
  kinds.flatMap((one) => one.heads.map((head) => [head, one] as const)),
);
