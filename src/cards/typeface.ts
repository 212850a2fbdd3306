import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as harfbuzz from 'harfbuzzjs';
import { decompress } from 'wawoff2';
import { flatten, type Outline } from './outline.ts';

export interface Style {
  /** In px. */
  readonly size: number;
  readonly weight: 400 | 700;
  /** Between letters, in em. */
  readonly tracking?: number;
}

/** The site's typeface as outlines; here with all its letters, as nobody downloads it. */
export interface Typeface {
  widthOf(text: string, style: Style): number;
  /** A line of text from a point on its baseline. */
  outlineOf(text: string, style: Style, x: number, baseline: number): Outline;
}

interface Glyph {
  readonly id: number;
  readonly at: number;
}

interface Run {
  readonly face: Face;
  readonly glyphs: readonly Glyph[];
  /** In font units. */
  readonly advance: number;
}

interface Face {
  readonly font: harfbuzz.Font;
  readonly outlines: Map<number, Outline>;
}

const parts = ['latin', 'latin-ext'] as const;

export async function loadTypeface(): Promise<Typeface> {
  const { resolve } = createRequire(import.meta.url);
  const faces = await Promise.all(
    parts.map(async (part) => {
      const file = resolve(
        `@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${part}-wght-normal.woff2`,
      );
      return new harfbuzz.Face(new harfbuzz.Blob(await decompress(await readFile(file))));
    }),
  );
  const known = faces.map((face) => new Set(face.collectUnicodes()));
  const atWeight = (weight: number): readonly Face[] =>
    faces.map((face) => {
      const font = new harfbuzz.Font(face);
      font.setVariations([new harfbuzz.Variation('wght', weight)]);
      return { font, outlines: new Map() };
    });
  const weights = { 400: atWeight(400), 700: atWeight(700) };
  const unit = faces[0]!.upem;
  const buffer = new harfbuzz.Buffer();

  /** Which file has a letter; what none has, the first draws as an empty box. */
  const fileWith = (letter: string): number =>
    Math.max(
      0,
      known.findIndex((letters) => letters.has(letter.codePointAt(0) ?? 0)),
    );

  function shape(text: string, { weight, tracking = 0 }: Style): readonly Run[] {
    const pieces: { file: number; text: string }[] = [];
    for (const letter of readable(text, (each) => known.some((letters) => letters.has(each)))) {
      const file = fileWith(letter);
      const last = pieces.at(-1);
      if (last?.file === file) last.text += letter;
      else pieces.push({ file, text: letter });
    }
    return pieces.map((piece) => {
      const face = weights[weight][piece.file]!;
      buffer.reset();
      buffer.addText(piece.text);
      buffer.guessSegmentProperties();
      harfbuzz.shape(face.font, buffer);
      const positions = buffer.getGlyphPositions();
      let advance = 0;
      const glyphs = buffer.getGlyphInfos().map(({ codepoint }, index) => {
        const { xAdvance = 0, xOffset = 0 } = positions[index] ?? {};
        const glyph = { id: codepoint, at: advance + xOffset };
        advance += xAdvance + tracking * unit;
        return glyph;
      });
      return { face, glyphs, advance };
    });
  }

  return {
    widthOf: (text, style) =>
      (shape(text, style).reduce((sum, { advance }) => sum + advance, 0) * style.size) / unit,
    outlineOf(text, style, x, baseline) {
      const scale = style.size / unit;
      const outline: number[][] = [];
      let pen = x;
      for (const { face, glyphs, advance } of shape(text, style)) {
        for (const { id, at } of glyphs) {
          for (const polygon of glyphOutline(face, id)) {
            outline.push(
              polygon.map((value, i) =>
                i % 2 === 0 ? pen + (at + value) * scale : baseline - value * scale,
              ),
            );
          }
        }
        pen += advance * scale;
      }
      return outline;
    },
  };
}

/** Signs of formulas, as one types them. */
const typed: Readonly<Record<string, string>> = {
  '→': '->',
  '←': '<-',
  '↔': '<->',
  '⇒': '=>',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  λ: 'lambda',
  ε: 'epsilon',
  Δ: 'delta',
};

/** Letters that no file has, as one types them or by what they are made of: “ǹ” is then “n”. */
function readable(text: string, isKnown: (codePoint: number) => boolean): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      if (isKnown(letter.codePointAt(0) ?? 0)) return letter;
      return typed[letter] ?? (letter.normalize('NFKD').replaceAll(/\p{Mark}/gu, '') || letter);
    })
    .join('');
}

/** In font units, y upwards. */
function glyphOutline({ font, outlines }: Face, id: number): Outline {
  const drawn = outlines.get(id);
  if (drawn !== undefined) return drawn;
  const outline: number[][] = [];
  let polygon: number[] = [];
  for (const { type, values } of font.glyphToJson(id)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values;
    const from = [polygon.at(-2) ?? 0, polygon.at(-1) ?? 0] as const;
    if (type === 'M') {
      polygon = [a, b];
      outline.push(polygon);
    } else if (type === 'L') polygon.push(a, b);
    else if (type === 'C') flatten(polygon, from, [a, b], [c, d], [e, f], 1);
    else if (type === 'Q') {
      const toward = (end: readonly [number, number]) =>
        [end[0] + (2 / 3) * (a - end[0]), end[1] + (2 / 3) * (b - end[1])] as const;
      flatten(polygon, from, toward(from), toward([c, d]), [c, d], 1);
    }
  }
  outlines.set(id, outline);
  return outline;
}
