import { fontFamily } from './measure/font.ts';
import { sentinels } from './palette.ts';
import { measuredCss } from './measured-css.ts';

/** Text in boxes, px. What is measured here is what readers get: diagram.css must not change a size. */
export const fontSize = 15;
const small = 13;

const font = `'${fontFamily}'`;
const common = { useMaxWidth: false, padding: 12 };

/** Mermaid's configuration: plain text in place of HTML, nothing by chance, sizes of the site. */
export const settings = {
  startOnLoad: false,
  suppressErrorRendering: true,
  // Nothing of what Mermaid writes reaches a reader: finish.ts copies only what it knows.
  securityLevel: 'loose',
  logLevel: 5,
  theme: 'base',
  themeVariables: { fontFamily: font, fontSize: `${fontSize}px`, ...sentinels },
  themeCSS: measuredCss,
  fontFamily: font,
  fontSize,
  htmlLabels: false,
  markdownAutoWrap: true,
  handDrawnSeed: 1,
  deterministicIds: true,
  deterministicIDSeed: 'scalewiki',
  maxEdges: 200,
  flowchart: {
    ...common,
    htmlLabels: false,
    nodeSpacing: 40,
    rankSpacing: 44,
    wrappingWidth: 200,
    subGraphTitleMargin: { top: 2, bottom: 10 },
  },
  sequence: {
    useMaxWidth: false,
    actorFontSize: fontSize,
    messageFontSize: 14,
    noteFontSize: 14,
    actorFontFamily: font,
    messageFontFamily: font,
    noteFontFamily: font,
    width: 110,
    height: 44,
    actorMargin: 40,
    messageMargin: 32,
    mirrorActors: false,
    labelBoxWidth: 64,
    diagramMarginX: 10,
    diagramMarginY: 10,
  },
  state: { useMaxWidth: false, fontSize },
  class: { useMaxWidth: false, htmlLabels: false },
  er: { useMaxWidth: false, fontSize: small },
  gantt: {
    useWidth: 688,
    useMaxWidth: false,
    fontSize: small,
    sectionFontSize: small,
    barHeight: 24,
    barGap: 5,
    leftPadding: 110,
  },
  timeline: { useMaxWidth: false, disableMulticolor: false },
  quadrantChart: {
    useMaxWidth: false,
    chartWidth: 520,
    chartHeight: 480,
    titleFontSize: fontSize,
    quadrantLabelFontSize: fontSize,
    xAxisLabelFontSize: small,
    yAxisLabelFontSize: small,
    pointLabelFontSize: small,
    quadrantInternalBorderStrokeWidth: 1,
    quadrantExternalBorderStrokeWidth: 1,
  },
  xyChart: {
    useMaxWidth: false,
    width: 640,
    height: 380,
    titleFontSize: fontSize,
    xAxis: { labelFontSize: small, titleFontSize: small, axisLineWidth: 1, tickWidth: 1 },
    yAxis: { labelFontSize: small, titleFontSize: small, axisLineWidth: 1, tickWidth: 1 },
  },
  packet: { useMaxWidth: false, bitWidth: 20, rowHeight: 34 },
  block: { useMaxWidth: false, padding: 20 },
  gitGraph: { useMaxWidth: false },
  mindmap: { useMaxWidth: false, padding: 10, maxNodeWidth: 180 },
  sankey: { useMaxWidth: false, width: 640, height: 340, linkColor: 'source', showValues: true },
  pie: { useMaxWidth: false },
} as const;
