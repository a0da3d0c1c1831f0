import { createHash } from 'node:crypto';

/** The append-only hash tree of a transparency log (RFC 6962, section 2.1). */
export interface MerkleTree {
  /** Adds a leaf and returns its index. */
  readonly append: (leaf: Buffer) => number;
  readonly size: () => number;
  readonly root: () => Buffer;
  /** The hashes that prove that a leaf is in the tree, from the leaf up. */
  readonly proof: (index: number) => readonly Buffer[];
}

function hash(prefix: 0 | 1, ...parts: readonly Buffer[]): Buffer {
  return createHash('sha256')
    .update(Buffer.concat([Buffer.from([prefix]), ...parts]))
    .digest();
}

/** The split of a tree of `size` leaves: the largest power of two below it. */
function splitOf(size: number): number {
  return 2 ** (Math.ceil(Math.log2(size)) - 1);
}

/** An empty tree. */
export function merkleTree(): MerkleTree {
  const leaves: Buffer[] = [];
  // A complete part never changes, so each is hashed once.
  const complete = new Map<string, Buffer>();
  function hashOf(from: number, to: number): Buffer {
    const size = to - from;
    if (size === 1) return leaves[from] ?? Buffer.alloc(0);
    const name = `${from}-${to}`;
    const known = complete.get(name);
    if (known) return known;
    const split = splitOf(size);
    const found = hash(1, hashOf(from, from + split), hashOf(from + split, to));
    if (size === 2 * split) complete.set(name, found);
    return found;
  }
  function path(index: number, from: number, to: number): readonly Buffer[] {
    if (to - from === 1) return [];
    const middle = from + splitOf(to - from);
    return index < middle
      ? [...path(index, from, middle), hashOf(middle, to)]
      : [...path(index, middle, to), hashOf(from, middle)];
  }
  return {
    append: (leaf) => leaves.push(hash(0, leaf)) - 1,
    size: () => leaves.length,
    root: () => hashOf(0, leaves.length),
    proof: (index) => path(index, 0, leaves.length),
  };
}
