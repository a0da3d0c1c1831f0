import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { merkleTree } from '../../../emulator/sigstore/merkle-tree';

const hash = (...parts: readonly Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const node = (left: Buffer, right: Buffer) => hash(Buffer.from([1]), left, right);

/** RFC 9162, section 2.1.3.2: whether a proof leads from a leaf to the root. */
function leadsTo(root: Buffer, leaf: Buffer, index: number, size: number, proof: readonly Buffer[]): boolean {
  let [at, last] = [index, size - 1];
  let found = hash(Buffer.from([0]), leaf);
  for (const each of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      found = node(each, found);
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1];
    } else {
      found = node(found, each);
    }
    [at, last] = [at >> 1, last >> 1];
  }
  return last === 0 && found.equals(root);
}

describe('the emulated log’s tree', () => {
  test('proves every leaf at every size, and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (size, choice) => {
        const tree = merkleTree();
        const leaves = Array.from({ length: size }, (_, index) => Buffer.from(`leaf ${index}`));
        for (const [index, leaf] of leaves.entries()) {
          expect(tree.append(leaf)).toBe(index);
          tree.root();
        }
        const index = choice % size;
        const proof = tree.proof(index);
        expect(leadsTo(tree.root(), leaves[index]!, index, size, proof)).toBe(true);
        expect(leadsTo(tree.root(), Buffer.from('other'), index, size, proof)).toBe(false);
        expect(leadsTo(tree.root(), leaves[index]!, index, size, [...proof, tree.root()])).toBe(false);
      }),
    );
  });

  test('has the roots that RFC 6962 gives', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];
    const leaf = (bytes: Buffer) => hash(Buffer.from([0]), bytes);
    const tree = merkleTree();
    for (const each of [a, b, c]) tree.append(each);
    expect(tree.root()).toEqual(node(node(leaf(a), leaf(b)), leaf(c)));
    expect(tree.size()).toBe(3);
  });
});
