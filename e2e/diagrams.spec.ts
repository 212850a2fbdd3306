import { globSync, readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { createDrafter } from '../src/diagrams/draw.ts';
import { kinds } from '../src/diagrams/kinds.ts';
import { fontFamily, fontFile } from '../src/diagrams/measure/font.ts';
import { randomFrom } from '../src/diagrams/random.ts';
import { settings } from '../src/diagrams/settings.ts';

const here = import.meta.dirname;
const fixtures = path.join(here, '../src/diagrams/fixtures');
const pictures = path.join(here, '../test-results/diagrams');
const mermaid = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js');
const css = readFileSync(path.join(here, '../src/diagrams/diagram.css'), 'utf8');

/** Mermaid lays a mindmap out by forces: there a fiftieth of the picture is allowed, elsewhere a pixel. */
const allowed = (kind: string, size: number) => (kind === 'mindmap' ? size / 50 : 1);

interface Part {
  readonly tag: string;
  readonly name: string;
  /** Left, top, right and bottom in px of the picture. */
  readonly box: readonly number[];
  /** First and last point of a path. */
  readonly ends: readonly number[] | undefined;
  /** The box of the node that a label stands in. */
  readonly node: readonly number[] | undefined;
}

interface Seen {
  readonly viewBox: readonly number[];
  readonly parts: readonly Part[];
}

test.describe('what is drawn without a browser is what Mermaid draws in one', () => {
  const drafter = createDrafter({});
  test.afterAll(() => drafter.close());

  for (const { name } of kinds) {
    test(`${name}: boxes, ends of edges and view boxes agree, and labels stay in their boxes`, async ({
      page,
    }) => {
      test.setTimeout(120_000);
      await prepare(page);
      await mkdir(pictures, { recursive: true });
      const files = globSync('*.mmd', { cwd: path.join(fixtures, name) }).toSorted();
      expect(files.length).toBeGreaterThanOrEqual(5);
      for (const file of files) {
        const code = await readFile(path.join(fixtures, name, file), 'utf8');
        const ours = await drafter.draw({ code, title: 'T', description: 'D', file, line: 1 });
        const theirs = await drawInBrowser(page, code);
        await page.evaluate(
          ([left = '', right = '']) => {
            document.body.innerHTML = `<main><div id="ours">${left}</div><div id="theirs">${right}</div></main>`;
          },
          [ours.svg, theirs],
        );
        const [mine, genuine] = [await look(page, '#ours'), await look(page, '#theirs')];
        await page
          .locator('main')
          .screenshot({ path: path.join(pictures, `${name}-${path.basename(file, '.mmd')}.png`) });
        compare(
          mine,
          genuine,
          allowed(name, Math.max(...genuine.viewBox.slice(2))),
          `${name}/${file}`,
        );
      }
    });
  }
});

function compare(mine: Seen, genuine: Seen, limit: number, file: string): void {
  // Ours has no empty edges; it is larger by no more than half a stroke, and by rounding up to whole px.
  const [ours, theirs] = [edges(mine), edges(genuine)];
  for (const [index, edge] of theirs.entries()) {
    const outward = index < 2 ? -1 : 1;
    const off = outward * ((ours[index] ?? NaN) - edge);
    expect.soft(off, `${file}: view box, edge ${index}`).toBeLessThan(limit + 3);
    for (const part of genuine.parts) {
      const reach = Math.min(outward * (part.box[index] ?? NaN), outward * edge);
      const room = outward * (ours[index] ?? NaN) - reach;
      expect.soft(room, `${file}: ${describe(part)} is cut`).toBeGreaterThan(-limit);
    }
  }
  const unseen = new Set(mine.parts);
  for (const part of genuine.parts) {
    const twin = nearest(part, mine.parts);
    expect
      .soft(
        distance(part, twin),
        `${file}: ${describe(part)} is missing; the nearest is ${describe(twin)}`,
      )
      .toBeLessThan(limit);
    for (const one of mine.parts) if (distance(part, one) < limit) unseen.delete(one);
    if (part.node !== undefined && twin !== undefined) {
      const [left = 0, top = 0, right = 0, bottom = 0] = part.node;
      const [l = 0, t = 0, r = 0, b = 0] = twin.box;
      const out = Math.max(left - l, top - t, r - right, b - bottom);
      expect.soft(out, `${file}: ${describe(twin)} leaves its box`).toBeLessThan(limit + 1);
    }
  }
  expect.soft([...unseen].map(describe), `${file}: parts that Mermaid does not draw`).toEqual([]);
}

/** Left, top, right and bottom of the picture. */
function edges({ viewBox: [x = 0, y = 0, width = 0, height = 0] }: Seen): readonly number[] {
  return [x, y, x + width, y + height];
}

const describe = (part: Part | undefined): string =>
  part === undefined
    ? 'nothing'
    : `${part.tag} “${part.name}” at ${part.box.map((n) => n.toFixed(1)).join(' ')}`;

function nearest(part: Part, all: readonly Part[]): Part | undefined {
  return all.reduce<Part | undefined>(
    (best, one) => (distance(part, one) < distance(part, best) ? one : best),
    undefined,
  );
}

/** The largest distance of an edge or an end, px; infinite between things that are not alike. */
function distance(part: Part, other: Part | undefined): number {
  if (other === undefined) return Infinity;
  // A shape with round ends is a path in theirs and a rectangle in ours.
  const isAlike = other.tag === part.tag || (part.tag === 'path' && other.tag === 'rect');
  if (!isAlike) return Infinity;
  if (part.tag === 'text' && other.name !== part.name) return Infinity;
  const apart = (a: readonly number[], b: readonly number[]) =>
    Math.max(...a.map((n, i) => Math.abs(n - (b[i] ?? NaN))));
  const boxes = apart(part.box, other.box);
  return part.ends && other.ends ? Math.max(boxes, apart(part.ends, other.ends)) : boxes;
}

async function prepare(page: Page): Promise<void> {
  const font = (await readFile(fontFile)).toString('base64');
  await page.setViewportSize({ width: 1500, height: 900 });
  await page.setContent(`<!doctype html><style>
    @font-face { font-family: '${fontFamily}'; font-weight: 400 700; src: url(data:font/woff2;base64,${font}) format('woff2'); }
    :root { --ink: #1c1a16; --ink-soft: #544f45; --paper: #faf8f3; --paper-sunk: #f3efe5; --line: #dad3c3;
      --line-strong: #857d6d; --accent: #b23c05; --good: #00665a; --bad: #b3261a; }
    body { margin: 0; font: 15px '${fontFamily}'; }
    main { display: inline-flex; gap: 40px; align-items: start; padding: 20px; background: var(--paper); }
    ${css}
  </style><p>a <b>b</b></p>`);
  await page.addScriptTag({ path: mermaid });
  await page.evaluate(async (config) => {
    await document.fonts.ready;
    (
      globalThis as unknown as { mermaid: { initialize(config: unknown): void } }
    ).mermaid.initialize(config);
  }, settings as unknown);
}

async function drawInBrowser(page: Page, code: string): Promise<string> {
  return page.evaluate(
    async ([source = '', random = '']) => {
      // The same numbers as in the drafting process.
      Math.random = (new Function(`return (${random})(1)`) as () => () => number)();
      document.body.replaceChildren();
      const host = document.body.appendChild(document.createElement('div'));
      const { mermaid: genuine } = globalThis as unknown as {
        mermaid: { render(id: string, code: string, host: Element): Promise<{ svg: string }> };
      };
      const { svg } = await genuine.render('genuine', source, host);
      host.remove();
      return svg;
    },
    [code, randomFrom.toString()],
  );
}

/** Everything painted in a picture shown at its own size. */
async function look(page: Page, selector: string): Promise<Seen> {
  return page.evaluate((host) => {
    const svg = document.querySelector<SVGSVGElement>(`${host} svg`);
    if (svg === null) throw new Error(`no picture in ${host}`);
    const { x, y, width, height } = svg.viewBox.baseVal;
    svg.style.cssText = `max-width: none; width: ${width}px; height: ${height}px`;
    const shown = svg.getBoundingClientRect();
    const origin = { left: shown.left - x, top: shown.top - y };
    const boxOf = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return [left - origin.left, top - origin.top, right - origin.left, bottom - origin.top];
    };
    // What we leave out on purpose: today's line, and what is there only to be white.
    const left =
      '.today, .domain, .pieOuterCircle, .main > .background, .note-cluster rect, .mindmap-node line, .section1:not(.task), .section3:not(.task), defs *, marker *';
    const parts = [
      ...svg.querySelectorAll<SVGGraphicsElement>(
        'rect, circle, ellipse, polygon, path, line, text',
      ),
    ].flatMap((element) => {
      const { fill, stroke, display } = getComputedStyle(element);
      const box = boxOf(element);
      const [l = 0, t = 0, r = 0, b = 0] = box;
      const isPainted = ![fill, stroke].every(
        (paint) => paint === 'none' || paint === 'rgba(0, 0, 0, 0)',
      );
      const isText = element.localName === 'text';
      const name = isText
        ? (element.textContent ?? '').replace(/\s+/g, '')
        : (element.getAttribute('class') ?? '');
      const isEmpty = isText ? name === '' : r - l < 0.5 && b - t < 0.5;
      if (
        !isPainted ||
        isEmpty ||
        display === 'none' ||
        element.closest('[display=none]') ||
        element.matches(left)
      )
        return [];
      let ends: number[] | undefined;
      if (
        element instanceof SVGPathElement && element.closest('.edgePaths') === null
          ? name.startsWith('edge')
          : element.localName === 'path'
      ) {
        const line = element as SVGPathElement;
        const onScreen = line.getScreenCTM() ?? new DOMMatrix();
        ends = [0, line.getTotalLength()].flatMap((at) => {
          const point = line.getPointAtLength(at).matrixTransform(onScreen);
          return [point.x - origin.left, point.y - origin.top];
        });
      }
      const node = isText ? element.closest('.node, .timeline-node') : null;
      return [
        {
          tag: element.localName,
          name,
          box,
          ends,
          node: node === null ? undefined : boxOf(shapeOf(node)),
        },
      ];
    });
    return { viewBox: [x, y, width, height], parts };

    function shapeOf(node: Element): Element {
      return (
        node.querySelector(
          ':scope > .label-container, :scope > .outer-path, :scope > .node-bkg, :scope .node-bkg',
        ) ?? node
      );
    }
  }, selector);
}
