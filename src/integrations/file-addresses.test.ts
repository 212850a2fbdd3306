import { expect, test } from 'vitest';
import { fileAddresses } from './file-addresses.ts';

type Setup = NonNullable<ReturnType<typeof fileAddresses>['hooks']['astro:server:setup']>;

/** What the development server is asked for when a browser asks for an address. */
function asked(url: string): string {
  const request = { url };
  const middlewares = {
    use: (handle: (request: object, response: object, next: () => void) => void) =>
      handle(request, {}, () => {}),
  };
  void fileAddresses().hooks['astro:server:setup']?.({
    server: { middlewares },
  } as unknown as Parameters<Setup>[0]);
  return request.url;
}

test.for([
  '/concepts/backpressure/examples/backlog.py',
  '/wiki/concepts/backpressure/examples/credit.go',
])('the file of an endpoint is found while writing: %s', (address) => {
  expect(asked(address)).toBe(`${address}/`);
});

test('pages and other files are asked for as they are', () => {
  for (const address of ['/concepts/backpressure/', '/favicon.svg', '/concepts.json'])
    expect(asked(address)).toBe(address);
});
