/** Plain JSON data. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Data whose objects share lists of keys: an object is its shape's number and its values, a list starts with -1. */
export interface Packed {
  readonly shapes: readonly (readonly string[])[];
  readonly data: Json;
}

/** Packs data: a thousand surfaces repeat the same few dozen keys. */
export function pack(value: object): Packed {
  const shapes: (readonly string[])[] = [];
  const known = new Map<string, number>();
  const packed = (part: Json): Json => {
    if (part === null || typeof part !== 'object') return part;
    if (Array.isArray(part)) return [-1, ...part.map(packed)];
    const entries = Object.entries(part as { readonly [key: string]: Json }).filter(([, each]) => each !== undefined);
    const keys = entries.map(([key]) => key);
    const name = JSON.stringify(keys);
    const shape = known.get(name) ?? shapes.push(keys) - 1;
    known.set(name, shape);
    return [shape, ...entries.map(([, each]) => packed(each))];
  };
  return { data: packed(value as Json), shapes };
}

/** The data before packing. */
export function unpack({ shapes, data }: Packed): Json {
  const unpacked = (part: Json): Json => {
    if (!Array.isArray(part)) return part;
    const [shape, ...values] = part as readonly Json[];
    if (shape === -1) return values.map(unpacked);
    const keys = shapes[Number(shape)] ?? [];
    return Object.fromEntries(keys.map((key, index) => [key, unpacked(values[index] ?? null)]));
  };
  return unpacked(data);
}
