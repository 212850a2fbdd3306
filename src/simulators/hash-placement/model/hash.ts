/** FNV-1a over the characters, then MurmurHash3's finalizer, which FNV needs where texts differ in their last letter only. */
export function hash(text: string, salt = 0): number {
  let word = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    word = Math.imul(word ^ text.charCodeAt(index), 0x01000193);
  return finish(word ^ salt);
}

/** Every bit of the input reaches every bit of the result; from 0 to 2³² − 1. */
export function finish(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
