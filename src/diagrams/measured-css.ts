/** Rules that change how much room text takes. Both Mermaid's layout and our measuring see them. */
export const measuredCss = ``;
