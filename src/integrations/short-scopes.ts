import type { AstroIntegration } from 'astro';

/**
 * Astro marks the elements of a component with styles of its own by `data-astro-cid-` and eight letters: several
 * hundred times in an article. A page is smaller by the fiftieth part where the mark is `data-` and three of the letters.
 */
export function shortScopes(): AstroIntegration {
  return {
    name: 'short-scopes',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'build') return;
        const shortened = shortener();
        const transform = (code: string): string | undefined =>
          code.includes('data-astro-cid-') ? shortened(code) : undefined;
        updateConfig({ vite: { plugins: [{ name: 'short-scopes', transform }] } });
      },
    },
  };
}

/** @throws where two components would get the same mark; another name of one's file gives it other letters */
export function shortener(): (code: string) => string {
  const taken = new Map<string, string>();
  return (code) =>
    code.replaceAll(/\bdata-astro-cid-(\w{3})(\w+)/g, (_, letters: string, rest: string) => {
      // An underscore keeps it apart from the attributes that scripts read.
      const mark = `data-_${letters}`;
      const other = taken.get(letters) ?? rest;
      taken.set(letters, rest);
      if (other !== rest)
        throw new Error(
          `Two components have the scope ${mark}: ${letters}${other} and ${letters}${rest}. Rename one of their files.`,
        );
      return mark;
    });
}
