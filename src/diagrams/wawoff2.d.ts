declare module 'wawoff2' {
  /** A WOFF2 file as an sfnt. */
  export function decompress(font: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}
