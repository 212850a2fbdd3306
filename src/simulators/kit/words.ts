/** Virtual time for readers: “2.50 s”, “0.75 ms”. */
export function seconds(microseconds: number): string {
  if (microseconds === 0) return '0\u00a0s';
  if (microseconds < 1000) return `${microseconds}\u00a0µs`;
  if (microseconds < 100_000) return `${short(microseconds / 1000)}\u00a0ms`;
  if (microseconds < 60_000_000) return `${(microseconds / 1_000_000).toFixed(2)}\u00a0s`;
  const minutes = Math.floor(microseconds / 60_000_000);
  return `${minutes}\u00a0min ${((microseconds % 60_000_000) / 1_000_000).toFixed(1)}\u00a0s`;
}

/** “9.6 %” of 0.0957; one digit after the point. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}\u00a0%`;
}

/** A number with at most four digits that count, thousands apart: “20,000”, “0.0312”. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value) || Math.abs(value) >= 1000)
    return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
  return String(Number(value.toPrecision(4)));
}

/** “1 key”, “2 keys”. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${short(number)} ${number === 1 ? one : many}`;
}

/** Text that is safe inside HTML and SVG. A number and its percent sign stay together. */
export function escape(text: string | number): string {
  return String(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(' %', '\u00a0%');
}
