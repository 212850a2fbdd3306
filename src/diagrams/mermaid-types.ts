/** What we use of a parsed diagram; each type's database is read by outline.ts. */
export interface Diagram {
  readonly type: string;
  readonly db: DiagramDB;
}

export interface DiagramDB {
  getAccTitle?(): string;
  getAccDescription?(): string;
}
