import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as harfbuzz from 'harfbuzzjs';
import { decompress } from 'wawoff2';

/** A glyph in its place; all lengths in px, x to the right, from the start of its run. */
export interface Glyph {
  /** Index of the first UTF-16 unit it stands for. */
  readonly cluster: number;
  readonly advance: number;
  /** Horizontal extent of the ink from the pen, and whether there is any. */
  readonly inkFrom: number;
  readonly inkTo: number;
}

export interface TextStyle {
  readonly size: number;
  readonly weight: number;
  readonly italic: boolean;
}

/** The site's typeface as a browser measures it. */
export interface Typeface {
  readonly hash: string;
  has(character: string): boolean;
  shape(text: string, style: TextStyle): readonly Glyph[];
  /** Above the baseline, whole px: browsers round line metrics. */
  ascent(size: number): number;
  descent(size: number): number;
  xHeight(size: number): number;
}

export const fontFile = new URL(
  '../../styles/font/atkinson-hyperlegible-next.woff2',
  import.meta.url,
);
export const fontFamily = 'Atkinson Hyperlegible Next';

/** Browsers slant a face that has no italic by this much per unit of height. */
const slant = 0.25;

/** Reads the face that readers get; HarfBuzz wants it without WOFF2's compression. */
export async function loadTypeface(): Promise<Typeface> {
  const packed = await readFile(fontFile);
  const face = new harfbuzz.Face(new harfbuzz.Blob(await decompress(packed)));
  const upright = new harfbuzz.Font(face);
  const { ascender, descender } = upright.hExtents();
  const xHeight = upright.getMetricPositionWithFallback(harfbuzz.MetricsTag.X_HEIGHT);
  const known = new Set(face.collectUnicodes());
  const weights = new Map<number, harfbuzz.Font>();
  const buffer = new harfbuzz.Buffer();
  const shaped = new Map<string, readonly Glyph[]>();

  function atWeight(weight: number): harfbuzz.Font {
    let font = weights.get(weight);
    if (font === undefined) {
      // A sub-font would keep the advances of its parent.
      font = new harfbuzz.Font(face);
      font.setVariations([new harfbuzz.Variation('wght', weight)]);
      weights.set(weight, font);
    }
    return font;
  }

  /** How far the ink of a glyph reaches, in font units; slanted ink by its outline. */
  function inkOf(
    font: harfbuzz.Font,
    glyph: number,
    italic: boolean,
  ): readonly [from: number, to: number] {
    const ink = font.glyphExtents(glyph);
    if (ink === undefined || ink.width === 0) return [0, 0];
    if (!italic) return [ink.xBearing, ink.xBearing + ink.width];
    let [from, to] = [Infinity, -Infinity];
    for (const { values } of font.glyphToJson(glyph)) {
      for (let i = 0; i + 1 < values.length; i += 2) {
        const x = (values[i] ?? 0) + slant * (values[i + 1] ?? 0);
        from = Math.min(from, x);
        to = Math.max(to, x);
      }
    }
    return [from, to];
  }

  function shape(text: string, { size, weight, italic }: TextStyle): readonly Glyph[] {
    const font = atWeight(Math.min(700, Math.max(400, weight)));
    const px = size / face.upem;
    buffer.reset();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    harfbuzz.shape(font, buffer);
    const positions = buffer.getGlyphPositions();
    return buffer.getGlyphInfos().map((info, index) => {
      const position = positions[index] ?? { xAdvance: 0, xOffset: 0 };
      const [from, to] = inkOf(font, info.codepoint, italic);
      return {
        cluster: info.cluster,
        advance: position.xAdvance * px,
        inkFrom: (from + position.xOffset) * px,
        inkTo: (to + position.xOffset) * px,
      };
    });
  }

  return {
    hash: createHash('sha256').update(packed).digest('hex').slice(0, 16),
    has: (character) => known.has(character.codePointAt(0) ?? 0),
    shape(text, style) {
      const key = `${style.size}/${style.weight}/${style.italic ? 'i' : ''}/${text}`;
      let glyphs = shaped.get(key);
      if (glyphs === undefined) {
        glyphs = shape(text, style);
        if (shaped.size > 20_000) shaped.clear();
        shaped.set(key, glyphs);
      }
      return glyphs;
    },
    ascent: (size) => Math.round((ascender / face.upem) * size),
    descent: (size) => Math.round((-descender / face.upem) * size),
    xHeight: (size) => (xHeight / face.upem) * size,
  };
}
