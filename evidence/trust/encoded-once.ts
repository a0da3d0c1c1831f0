import type { SignedEntity } from '@sigstore/verify';
import { derBytes, type Node } from './der';

type Timestamp = Extract<SignedEntity['timestamps'][number], { $case: 'timestamp-authority' }>['timestamp'];

/** The library's parsed node, as it is, with its place in the encoding of the whole. */
class EncodedNode implements Node {
  readonly tag: Node['tag'];
  readonly value: Node['value'];

  constructor(
    private readonly node: Node,
    readonly subs: Node[],
    private readonly bytes: Buffer,
    private readonly from: number,
    private readonly to: number,
  ) {
    this.tag = node.tag;
    this.value = node.value;
  }

  /** A copy: the library changes a byte of what it receives. */
  toDER(): Buffer {
    return Buffer.from(this.bytes.subarray(this.from, this.to));
  }

  toBoolean() {
    return this.node.toBoolean();
  }

  toInteger() {
    return this.node.toInteger();
  }

  toOID() {
    return this.node.toOID();
  }

  toDate() {
    return this.node.toDate();
  }

  toBitString() {
    return this.node.toBitString();
  }
}

/** A node and its parts with their encodings, each equal to the library's `toDER`. */
function encodedNode(root: Node): Node {
  // The parts of a node are written just before it.
  const done: Node[] = [];
  derBytes(root, (node, bytes, from, to) => {
    const subs = node.subs.length === 0 ? [] : done.splice(-node.subs.length);
    done.push(new EncodedNode(node, subs, bytes, from, to));
  });
  return done[0] ?? root;
}

/**
 * A parsed timestamp for the library's own verification. The library encodes parts of every timestamp again, through
 * streams that grow by a kilobyte for each node, which took a sixth of a statement's verification. The bytes are the
 * same (test/unit/evidence/timestamps.test.ts).
 */
export function encodedOnce(timestamp: Timestamp): Timestamp {
  return Object.create(timestamp, { root: { value: encodedNode(timestamp.root) } });
}
