import type { Level } from '#wiki/article.ts';
import { accent, Bitmap, ink, paper, steps } from './bitmap.ts';
import { glyphOutline } from './glyph.ts';
import { diamond, disc, rectangle, type Outline, type Point } from './outline.ts';
import { png, type Color } from './png.ts';
import { drawRelations, type Relations } from './relations.ts';
import { setTitle } from './title.ts';
import { loadTypeface, type Style, type Typeface } from './typeface.ts';

export const width = 1200;
export const height = 630;

/** The picture of an article that other sites show with a link to it. */
export interface Card {
  readonly title: string;
  readonly level: Level;
  readonly category: { readonly number: string; readonly title: string; readonly glyph: string };
  readonly relations: Relations;
}

/** The colors of the day, as in `tokens.css`. */
export const colors = { paper: '#faf8f3', ink: '#1c1a16', accent: '#b23c05' } as const;

const name = 'ScaleWiki';
export const margin = 72;
const ruleAt = 506;
const soft = 0.72;
const small: Style = { size: 30, weight: 400 };
const bold: Style = { size: 30, weight: 700 };
/** The title ends where the relations begin. */
export const titleWidth = 790;

export interface Drawer {
  /** An article's card as PNG. */
  draw(card: Card): Buffer<ArrayBuffer>;
  /** The card of all other pages: the name, and what this is. */
  drawName(words: string): Buffer<ArrayBuffer>;
}

/** Reads the typeface and draws what all cards share; after that a card is its own words and lines. */
export async function openDrawer(): Promise<Drawer> {
  const face = await loadTypeface();
  const base = new Bitmap(width, height);
  drawMark(base, face, [margin, margin], 44);
  base.fill(rulerOutline([margin, ruleAt], width - 2 * margin, 3, 26));

  // One for all cards: what holds a picture is three megabytes.
  const bitmap = new Bitmap(width, height);
  const blank = new Bitmap(width, height);
  const finish = () => png(width, height, bitmap.rows, palette);
  return {
    draw({ title, level, category, relations }) {
      bitmap.take(base);
      drawRelations(bitmap, relations, { right: width - margin - 11, top: 92, height: 366 });
      drawTitle(bitmap, face, title);
      drawFoot(bitmap, face, category, level);
      return finish();
    },
    drawName(words) {
      bitmap.take(blank);
      drawMark(bitmap, face, [margin, 150], 150);
      const line: Style = { size: 44, weight: 400 };
      const { lines } = setTitle(words, (width - 2 * margin) * 2, (text) =>
        face.widthOf(text, { ...line, size: 1 }),
      );
      lines.forEach((text, at) =>
        bitmap.fill(face.outlineOf(text, line, margin, 470 + at * 60), ink, soft),
      );
      return finish();
    },
  };
}

/** The wordmark: the name, and below it a decade of a slide rule. */
function drawMark(bitmap: Bitmap, face: Typeface, [x, y]: Point, size: number): void {
  const style: Style = { size, weight: 700, tracking: -0.02 };
  bitmap.fill(face.outlineOf(name, style, x, y + size * 0.76));
  const length = face.widthOf(name, style);
  bitmap.fill(rulerOutline([x, y + size * 1.06], length, size / 22, length * 0.073));
}

/** A line with logarithmic ticks below it, as in the wordmark: 1 to 10, quarters up to 5. */
function rulerOutline([x, y]: Point, length: number, line: number, tall: number): Outline {
  const ticks = Array.from({ length: 37 }, (_, step) => 1 + step / 4)
    .filter((value) => Number.isInteger(value) || value < 5)
    .flatMap((value) => {
      const isMain = value === 1 || value === 5 || value === 10;
      const share = isMain ? 1 : Number.isInteger(value) ? 0.7 : 0.36;
      return rectangle(x + Math.log10(value) * (length - line), y, line, tall * share);
    });
  return [...rectangle(x, y, length, line), ...ticks];
}

function drawTitle(bitmap: Bitmap, face: Typeface, title: string): void {
  const style = { weight: 700, tracking: -0.015 } as const;
  const set = setTitle(title, titleWidth, (text) => face.widthOf(text, { ...style, size: 1 }));
  const leading = set.size * 1.12;
  // In the middle between wordmark and ruler, seen by the height of capitals.
  const first = 318 + set.size * 0.334 - ((set.lines.length - 1) * leading) / 2;
  set.lines.forEach((line, at) =>
    bitmap.fill(face.outlineOf(line, { ...style, size: set.size }, margin, first + at * leading)),
  );
}

const levels = { intro: 'Intro', core: 'Core', advanced: 'Advanced' } as const;

/** Chapter and level, the level with the mark it has on the map. */
function drawFoot(bitmap: Bitmap, face: Typeface, category: Card['category'], level: Level): void {
  const baseline = 584;
  const right = width - margin;
  const levelAt = right - face.widthOf(levels[level], bold);
  bitmap.fill(face.outlineOf(levels[level], bold, levelAt, baseline));
  const mark: Point = [levelAt - 24, baseline - 10];
  bitmap.fill(level === 'advanced' ? diamond(mark, 12) : disc(mark, 9));
  if (level === 'intro') bitmap.fill(disc(mark, 6.5), paper);

  bitmap.fill(glyphOutline(category.glyph, margin - 6, baseline - 31, 42, 2.5), accent);
  const numberAt = margin + 52;
  bitmap.fill(face.outlineOf(category.number, bold, numberAt, baseline));
  const nameAt = numberAt + face.widthOf(`${category.number} `, bold) + 4;
  const room = mark[0] - 40 - nameAt;
  bitmap.fill(
    face.outlineOf(shortened(category.title, room, face), small, nameAt, baseline),
    ink,
    soft,
  );
}

function shortened(text: string, room: number, face: Typeface): string {
  if (face.widthOf(text, small) <= room) return text;
  let many = text.length - 1;
  const cut = (): string => `${text.slice(0, many).trimEnd()}…`;
  while (many > 1 && face.widthOf(cut(), small) > room) many -= 1;
  return cut();
}

const palette: readonly Color[] = [colors.ink, colors.accent].flatMap((color) =>
  Array.from({ length: steps + 1 }, (_, level) => mixed(colors.paper, color, level / steps)),
);

function mixed(from: string, to: string, share: number): Color {
  const channel = (color: string, at: number): number =>
    Number.parseInt(color.slice(1 + 2 * at, 3 + 2 * at), 16);
  const mix = (at: number): number =>
    Math.round(channel(from, at) + (channel(to, at) - channel(from, at)) * share);
  return [mix(0), mix(1), mix(2)];
}
