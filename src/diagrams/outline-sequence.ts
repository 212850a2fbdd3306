interface Message {
  readonly from?: string;
  readonly to?: string;
  readonly message?: unknown;
  readonly type: number;
  readonly placement?: number;
}

interface SequenceDB {
  getActors(): ReadonlyMap<string, { readonly description: string }>;
  getMessages(): readonly Message[];
  readonly LINETYPE: Readonly<Record<string, number>>;
}

/** “Client → Cache: GET x”, with the blocks they stand in. */
export function messages(db: SequenceDB): readonly string[] {
  const actors = db.getActors();
  const name = (id: string | undefined) => actors.get(id ?? '')?.description ?? id ?? '';
  const kinds = new Map(Object.entries(db.LINETYPE).map(([kind, number]) => [number, kind]));
  return db.getMessages().flatMap(({ from, to, message, type }) => {
    const kind = kinds.get(type) ?? '';
    const text = typeof message === 'string' ? message : '';
    const block =
      /^(LOOP|ALT|OPT|PAR|PAR_OVER|CRITICAL|BREAK|RECT)_(START|ELSE|AND|OPTION|END)$/.exec(kind);
    if (block !== null) return blockLine(block[1] ?? '', block[2] ?? '', text);
    if (kind === 'NOTE')
      return [
        `note at ${[...new Set([name(from), name(to)])].filter(Boolean).join(' and ')}: ${text}`,
      ];
    if (kind === 'AUTONUMBER' || kind.startsWith('ACTIVE') || kind.startsWith('CENTRAL')) return [];
    const arrow = kind.startsWith('BIDIRECTIONAL') ? '↔' : '→';
    const lost = kind.endsWith('CROSS') ? ' (lost)' : '';
    return [`${name(from)} ${arrow} ${name(to)}${lost}${text === '' ? '' : `: ${text}`}`];
  });
}

function blockLine(block: string, edge: string, text: string): readonly string[] {
  const word = block === 'PAR_OVER' ? 'par' : block.toLowerCase();
  if (word === 'rect') return [];
  const about = text === '' ? '' : `: ${text}`;
  switch (edge) {
    case 'START':
      return [`${word}${about}`];
    case 'END':
      return [`end of ${word}`];
    default:
      return [`${edge.toLowerCase()}${about}`];
  }
}
