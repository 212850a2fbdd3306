import { subscribe } from 'node:diagnostics_channel';
import type { AstroIntegration } from 'astro';
import { problemsChannel } from '#library/loaders.ts';

/** While writing, shows the mistakes in the content over the page, until they are mended. */
export function problemOverlay(): AstroIntegration {
  return {
    name: 'problem-overlay',
    hooks: {
      'astro:server:setup': ({ server }) => {
        let mistakes = '';
        const show = () => server.ws.send({ type: 'error', err: { message: mistakes, stack: '' } });
        server.ws.on('connection', () => mistakes !== '' && setTimeout(show, 100));
        subscribe(problemsChannel, (message) => {
          mistakes = String(message);
          if (mistakes === '') server.ws.send({ type: 'full-reload' });
          else show();
        });
      },
    },
  };
}
