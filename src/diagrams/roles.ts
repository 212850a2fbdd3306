import { computed, type Sheet } from './measure/cascade.ts';
import { parseSelector } from './measure/selector.ts';
import { borderColor, lineColor, noteColor, seriesOf, seriesLength } from './palette.ts';

/** Classes of meaning that authors may give to a node. */
export const meanings = ['good', 'bad', 'accent', 'muted'] as const;

/** What an element is in the drawing, as classes of diagram.css; nothing where it is not shown. */
export type Role = string | undefined;

/** How a class number of Mermaid becomes a place in the series. */
type Series = 'own' | 'none';

interface Rule {
  readonly selector: ReturnType<typeof parseSelector>;
  readonly role: Role;
  readonly series: Series;
}

const rule = (selector: string, role: Role, series: Series = 'none'): Rule[] =>
  selector.split(',').map((one) => ({ selector: parseSelector(one), role, series }));

/** The first rule that fits wins. The names in the selectors are Mermaid's. */
const shapes: readonly Rule[] = [
  // not part of the picture
  ...rule('.today, .note-cluster rect, .domain, .main > .background, .pieOuterCircle', undefined),
  ...rule('.mindmap-node line, .section1:not(.task), .section3:not(.task)', undefined),
  // sequence
  ...rule('.actor-line', 'lifeline'),
  ...rule('.messageLine1', 'edge dashed'),
  ...rule('.messageLine0', 'edge'),
  ...rule('.loopLine', 'frame'),
  ...rule('.labelBox', 'plate frame'),
  ...rule('rect.rect', 'band'),
  ...rule('.note, .statediagram-note path', 'note'),
  ...rule('.activation0, .activation1, .activation2', 'box'),
  ...rule('.actor-man line', 'wire'),
  // edges and their labels
  ...rule('.mindmapDiagram .edge', 'edge', 'own'),
  ...rule('.edgePaths path, .flowchart-link', 'edge'),
  ...rule('.edgeLabel rect, .edgeLabels rect, .commit-label-bkg', 'plate'),
  // groups
  ...rule('.statediagram-cluster .divider', 'group dashed'),
  ...rule('.statediagram-cluster .outer', 'group'),
  ...rule('.statediagram-cluster .inner', 'inner'),
  ...rule('.cluster rect, .composite', 'group'),
  // tables in nodes
  ...rule('.node .divider path', 'rule'),
  ...rule('.row-rect-even path', 'row sunk'),
  ...rule('.row-rect-odd path', 'row'),
  // charts
  ...rule('.pieCircle, .legend rect', 'slice', 'own'),
  ...rule('.plot rect', 'bar', 'own'),
  ...rule('.plot path', 'plot', 'own'),
  ...rule('.axis-line path, .axisl-line path, .ticks path, .border line', 'axis'),
  ...rule('.quadrant rect', 'quadrant'),
  ...rule('.data-point circle', 'point'),
  ...rule('.link path', 'flow', 'own'),
  ...rule('.sankey .node rect, .nodes > .node > rect:not(.label-container)', 'fill', 'own'),
  // gantt
  ...rule('.section, .exclude-range', 'band'),
  ...rule('.vert', 'bad wire'),
  ...rule('.task.done0, .task.done1, .task.done2, .task.done3', 'task muted'),
  ...rule('.task.active0, .task.active1, .task.active2, .task.active3', 'task accent'),
  ...rule('.task.activeCrit0, .task.activeCrit1, .task.activeCrit2, .task.activeCrit3', 'task bad'),
  ...rule('.task.doneCrit0, .task.doneCrit1, .task.doneCrit2, .task.doneCrit3', 'task muted'),
  ...rule('.task.crit0, .task.crit1, .task.crit2, .task.crit3', 'task bad'),
  ...rule('.milestone', 'solid'),
  ...rule('.task', 'task'),
  ...rule('.tick line', 'grid'),
  // timeline and mindmap
  ...rule('.section-root .label-container, .section-root .node-bkg', 'slice root'),
  ...rule('.node-bkg, .mindmap-node .label-container, .mindmap-node path', 'slice', 'own'),
  ...rule('.timeline-node line', 'spine', 'own'),
  ...rule('.lineWrapper line', 'edge'),
  // git
  ...rule('.branch', 'rule dashed'),
  ...rule('.arrow', 'branch', 'own'),
  ...rule('.branchLabelBkg', 'slice', 'own'),
  ...rule('.commit-reverse', 'cross'),
  ...rule('.commit-merge, .commit-highlight-inner', 'hole'),
  ...rule('circle.commit-cherry-pick', 'hole'),
  ...rule('line.commit-cherry-pick', 'wire'),
  ...rule('.commit, .commit-highlight-outer', 'fill', 'own'),
  ...rule('.tag-hole', 'solid'),
  ...rule('.packetBlock, .tag-label-bkg, .actor, .actor-man circle', 'box'),
];

const texts: readonly Rule[] = [
  ...rule('.sequenceNumber', 'inverse'),
  ...rule(
    '.cluster-label text, .tick text, .packetByte, .loopText, .sectionTitle, .edgeTerminals text',
    'soft',
  ),
  ...rule('.taskTextOutsideLeft, .taskTextOutsideRight, .attribute-type text', 'soft'),
  ...rule('.bottom-axis .label text, .left-axis .label text, .top-axis .label text', 'soft'),
  ...rule('.annotation-group text, .attribute-keys text, .attribute-comment text', 'soft'),
];

/** Names what a shape is by the classes Mermaid gave it, or else by how Mermaid painted it. */
export function shapeRole(element: Element, sheet: Sheet, paint: Paint): Role {
  const found = shapes.find(({ selector }) => selector.matches(element));
  if (found !== undefined) {
    if (found.role === undefined) return undefined;
    const series = found.series === 'own' ? ` s${placeInSeries(element, sheet)}` : '';
    return `${found.role}${series}${patternOf(element, found.role)}`;
  }
  if (paint.fill === undefined && paint.stroke === undefined) return undefined;
  if (paint.fill === undefined) return 'wire';
  if (paint.fill === noteColor) return 'note';
  if ([lineColor, borderColor, '#333'].includes(paint.fill)) return 'solid';
  return paint.stroke === undefined ? 'face' : 'box';
}

export function textRole(element: Element): string {
  return texts.find(({ selector }) => selector.matches(element))?.role ?? '';
}

/** The author's word on what a node means; the shape and its text take it over. */
export function meaningOf(element: Element): string {
  const node = element.closest('.node, .mindmap-node, .rect, .cluster');
  if (node === null) return '';
  const word = node.localName === 'rect' ? node.getAttribute('fill') : undefined;
  return meanings.find((name) => node.classList.contains(name) || name === word) ?? '';
}

export interface Paint {
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
}

/** What Mermaid would have painted; undefined for nothing. */
export function paintOf(element: Element, sheet: Sheet): Paint {
  const visible = (property: 'fill' | 'stroke') => {
    // Rough shapes come as two paths, one for each paint, which Mermaid's rules for nodes then level.
    if (element.localName === 'path' && element.getAttribute(property) === 'none') return undefined;
    const value = computed(sheet, element, property);
    return value === undefined || value === 'none' || value === 'transparent' ? undefined : value;
  };
  return {
    fill: visible('fill') ?? (computed(sheet, element, 'fill') === undefined ? '#000' : undefined),
    stroke: visible('stroke'),
  };
}

function patternOf(element: Element, role: string): string {
  if (!role.startsWith('edge') && role !== 'frame') return '';
  const names = element.getAttribute('class') ?? '';
  const isDashed =
    /edge-pattern-(dotted|dashed)/.test(names) ||
    names.includes('note-edge') ||
    element.getAttribute('stroke-dasharray') === '5,5' ||
    /dasharray:\s*3/.test(element.getAttribute('style') ?? '');
  if (role.includes('dashed') || isDashed) return role.includes('dashed') ? '' : ' dashed';
  return names.includes('edge-thickness-thick') ? ' thick' : '';
}

const numbered = /\b(?:section(?:-edge)?-|commit(?:-highlight)?|arrow|label|plot-)(-?\d+)(?=\s|$)/g;

/** From a color of the series, or from the number in a class such as `section-3` or `line-plot-1`. */
function placeInSeries(element: Element, sheet: Sheet): number {
  const { fill, stroke } = paintOf(element, sheet);
  const byColor = seriesOf(fill) ?? seriesOf(stroke);
  if (byColor !== undefined) return byColor;
  for (
    let one: Element | null = element;
    one !== null && one.localName !== 'svg';
    one = one.parentElement
  ) {
    const match = [...(one.getAttribute('class') ?? '').matchAll(numbered)].at(-1);
    // Mermaid counts sections from -1.
    if (match !== undefined)
      return (Number(match[1]) + (match[0].startsWith('section') ? 1 : 0)) % seriesLength;
  }
  return 0;
}
