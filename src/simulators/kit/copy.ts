/** Counts the bytes that a copy takes, roughly. */
export interface Tally {
  bytes: number;
}

/**
 * A deep copy of plain data: numbers, strings, booleans, null, undefined, arrays, plain objects, maps, sets, typed
 * arrays; no key is `__proto__`. Several times faster than `structuredClone`, and stricter.
 * @throws {TypeError} on a function, an instance of a class, a symbol or a bigint, naming where it stands
 */
export function copy<T>(value: T, tally: Tally = { bytes: 0 }): T {
  return copied(value, tally, 'the state') as T;
}

function copied(value: unknown, tally: Tally, where: string): unknown {
  tally.bytes += 8;
  switch (typeof value) {
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    case 'string':
      tally.bytes += value.length;
      return value;
    case 'object':
      return value === null ? null : copiedObject(value, tally, where);
    default:
      throw new TypeError(`${where} holds a ${typeof value}; only plain data can be rewound.`);
  }
}

function copiedObject(value: object, tally: Tally, where: string): object {
  tally.bytes += 24;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (let index = 0; index < value.length; index += 1)
      list.push(copied(value[index], tally, where));
    return list;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) {
    const object: Record<string, unknown> = {};
    for (const key of Object.keys(value))
      object[key] = copied((value as Record<string, unknown>)[key], tally, key);
    return object;
  }
  if (value instanceof Map)
    return new Map(
      Array.from(value, ([key, inside]) => [
        copied(key, tally, where),
        copied(inside, tally, where),
      ]),
    );
  if (value instanceof Set)
    return new Set(Array.from(value, (inside) => copied(inside, tally, where)));
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    tally.bytes += value.byteLength;
    return (value as Uint8Array).slice();
  }
  throw new TypeError(
    `${where} holds an instance of ${value.constructor.name}; only plain data can be rewound.`,
  );
}

/** Freezes plain data all the way down: whoever changes it later is found out. Typed arrays cannot be frozen. */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (ArrayBuffer.isView(value) || value instanceof Map || value instanceof Set)
    throw new TypeError('An event holds a map, a set or a typed array; use arrays and objects.');
  Object.freeze(value);
  for (const inside of Object.values(value)) freeze(inside);
  return value;
}
