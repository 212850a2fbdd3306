/** How many colors a series has before they repeat; diagram.css has a class s0 … s7 for each. */
export const seriesLength = 8;

const pieColors = Array.from({ length: 12 }, (_, index) => `#0a${hex(index)}0b`);
const plotColors = Array.from({ length: seriesLength }, (_, index) => `#0c${hex(index)}0d`);

/** The order in which sankey diagrams take their colors: d3's schemeTableau10, which Mermaid does not let us set. */
const tableau = [
  '#4e79a7',
  '#f28e2c',
  '#e15759',
  '#76b7b2',
  '#59a14f',
  '#edc949',
  '#af7aa1',
  '#ff9da7',
  '#9c755f',
  '#bab0ab',
];

export const lineColor = '#0b0b0b';
export const borderColor = '#0e0e0e';
export const noteColor = '#0f0f0f';

/** Theme variables whose values we find again in the drawing and replace by roles. */
export const sentinels = {
  lineColor,
  nodeBorder: borderColor,
  noteBkgColor: noteColor,
  ...Object.fromEntries(pieColors.map((color, index) => [`pie${index + 1}`, color])),
  pieTitleTextSize: '16px',
  pieSectionTextSize: '14px',
  pieLegendTextSize: '14px',
  commitLabelFontSize: '12px',
  tagLabelFontSize: '12px',
  xyChart: { plotColorPalette: plotColors.join(',') },
  packet: { labelFontSize: '13px', byteFontSize: '11px', titleFontSize: '15px' },
};

/** The place in its series that a color stands for. */
export function seriesOf(color: string | undefined): number | undefined {
  if (color === undefined) return undefined;
  const wanted = toHex(color);
  for (const list of [pieColors, plotColors, tableau]) {
    const index = list.indexOf(wanted);
    if (index >= 0) return index % seriesLength;
  }
  return undefined;
}

function toHex(color: string): string {
  const parts = /^rgb\((\d+),\s*(\d+),\s*(\d+)\)$/.exec(color);
  return parts === null
    ? color.toLowerCase()
    : `#${parts
        .slice(1)
        .map((part) => hex(Number(part)))
        .join('')}`;
}

function hex(number: number): string {
  return number.toString(16).padStart(2, '0');
}
