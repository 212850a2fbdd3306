/** What a worker tells the page. The page sends one thing only, a `Program`. */
export type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'printed'; readonly text: string; readonly isError: boolean }
  | { readonly kind: 'flooded' }
  | { readonly kind: 'ended'; readonly exit: number };
