/** Pages of the program, each of 4 KiB. */
export const pages = 64;

/**
 * Physical pages by number: the first `pages` are those of the program, then `pages` for each forked process, page by
 * page, for its copies. Nothing is written to a page that two page tables refer to.
 */
export interface Memory {
  /** Whether a parent keeps the program’s pages, and workers are its forked children. */
  hasParent: boolean;
  /** One after the other, the page tables: which physical page each page is. */
  tables: Uint16Array;
  /** How many page tables refer to each physical page. */
  references: Uint8Array;
  content: Uint32Array;
  /** What each process wrote last to each of its pages; 0 where nothing. */
  wrote: Uint32Array;
  /** Of the processes that live: writes since their fork, pages written at least once, pages copied. */
  writesOf: number[];
  touchedOf: number[];
  writes: number;
  copies: number;
  /** Physical pages in use. */
  inUse: number;
}

/** A parent and its forked children, or one process alone. */
export function memory(processes: number, hasParent: boolean): Memory {
  const all = (processes + 1) * pages;
  const fresh: Memory = {
    hasParent,
    tables: new Uint16Array(processes * pages),
    references: new Uint8Array(all).fill(hasParent ? 1 : 0, 0, pages),
    content: new Uint32Array(all),
    wrote: new Uint32Array(processes * pages),
    writesOf: [],
    touchedOf: [],
    writes: 0,
    copies: 0,
    inUse: hasParent ? pages : 0,
  };
  for (let process = 0; process < processes; process += 1) fork(fresh, process);
  return fresh;
}

/** Copies the page table and no page. */
export function fork(all: Memory, process: number): void {
  all.writesOf[process] = 0;
  all.touchedOf[process] = 0;
  for (let page = 0; page < pages; page += 1) {
    all.tables[process * pages + page] = page;
    if (!all.hasParent) all.content[page] = 0;
    refer(all, page, 1);
  }
}

function refer(all: Memory, physical: number, by: number): void {
  const before = all.references[physical]!;
  all.references[physical] = before + by;
  all.inUse += (before + by > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
}

/** Where another page table refers to the same physical page, the writer gets a copy first. */
export function write(all: Memory, process: number, page: number, value: number): void {
  const entry = process * pages + page;
  let physical = all.tables[entry]!;
  if (all.references[physical]! > 1) {
    const copy = pages + entry;
    refer(all, physical, -1);
    refer(all, copy, 1);
    all.copies += 1;
    all.tables[entry] = copy;
    physical = copy;
  }
  all.content[physical] = value;
  if (all.wrote[entry] === 0) all.touchedOf[process]! += 1;
  all.wrote[entry] = value;
  all.writesOf[process]! += 1;
  all.writes += 1;
}

/** The process ends. */
export function release(all: Memory, process: number): void {
  for (let entry = process * pages; entry < (process + 1) * pages; entry += 1) {
    const physical = all.tables[entry]!;
    if (physical >= pages) all.copies -= 1;
    refer(all, physical, -1);
    all.tables[entry] = entry % pages;
    all.wrote[entry] = 0;
  }
  all.writes -= all.writesOf[process]!;
  all.writesOf[process] = 0;
  all.touchedOf[process] = 0;
}

/** What is wrong with the pages of a process, or with the number of all. */
export function wrongPage(all: Memory, process: number): string | undefined {
  const { hasParent, tables, content, wrote, touchedOf, copies, inUse, references } = all;
  const touched = hasParent ? sumOf(touchedOf) : 0;
  if (copies !== touched) return `${copies} copies for ${touched} pages written`;
  if (hasParent && inUse !== pages + touched)
    return `${inUse} pages in use, not ${pages} + ${touched}`;
  if (references[tables[process * pages]!] === 0) return undefined;
  for (let page = 0; page < pages; page += 1) {
    const entry = process * pages + page;
    const read = content[tables[entry]!];
    if (read !== wrote[entry]) return `page ${page} reads ${read}, not ${wrote[entry]}`;
    if (hasParent && content[page] !== 0) return `page ${page} of the parent was changed`;
  }
  return undefined;
}

function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  for (const each of numbers) sum += each;
  return sum;
}
