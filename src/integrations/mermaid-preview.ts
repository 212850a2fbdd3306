import mermaid from 'astro-mermaid';
import type { AstroIntegration } from 'astro';

/**
 * While writing, a diagram that cannot be drawn is handed to Mermaid in the page, which shows its error where the
 * diagram would stand. Readers get none of it: diagrams are drawn while building.
 */
export function mermaidPreview(): AstroIntegration {
  return {
    name: 'mermaid-preview',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'dev') updateConfig({ integrations: [mermaid({ enableLog: false })] });
      },
    },
  };
}
