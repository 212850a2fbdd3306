import type { DiagramDB } from './mermaid-types.ts';
export function outline(_type: string, _db: DiagramDB): readonly string[] {
  return [];
}
