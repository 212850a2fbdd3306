import type { AstroIntegration } from 'astro';

const file = /\/(?:concepts\/[^/]+\/examples|pyodide\/[^/]+)\/[^/?]+\.\w+$/;

/**
 * The files of the endpoints with `[file]` in their name have no slash behind them on the built site. The development
 * server asks for one all the same, because it looks for an extension in the name of the endpoint (Astro 7.3.5).
 */
export function fileAddresses(): AstroIntegration {
  return {
    name: 'file-addresses',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, _response, next) => {
          if (request.url !== undefined && file.test(request.url)) request.url += '/';
          next();
        });
      },
    },
  };
}
