import { fontFamily } from './measure/font.ts';

/** Rules that change how much room text takes. Mermaid's layout and our measuring both see them. */
export const measuredCss = `
  .sequenceNumber { font-family: '${fontFamily}'; }
  .edgeTerminals, .edgeTerminals text, .edgeTerminals tspan { font-size: 12px; }
  .grid .tick text { font-size: 12px; }
  .titleText, .packetTitle, .pieTitleText { font-size: 15px; font-weight: 700; }
  .cluster-label text, .cluster-label tspan { font-weight: 600; }
  g > text[font-size="4ex"], text[font-size="4ex"] { font-size: 15px; }
  .mindmap-node > .label-container ~ .label text { text-anchor: middle; }
`;
