import type { SignedEntity } from '@sigstore/verify';
import { derBytes, type Node } from './der';

type Timestamp = Extract<SignedEntity['timestamps'][number], { $case: 'timestamp-authority' }>['timestamp'];

/** The library's parsed node, as it is. Only its encoding is ours. */
class EncodedNode implements Node {
  readonly tag: Node['tag'];
  readonly value: Node['value'];
  #subs: Node[] | undefined;

  constructor(private readonly node: Node) {
    this.tag = node.tag;
    this.value = node.value;
  }

  /** Made when somebody first looks: the library looks at a quarter of a timestamp's nodes. */
  get subs(): Node[] {
    this.#subs ??= this.node.subs.map((sub) => new EncodedNode(sub));
    return this.#subs;
  }

  /** In a buffer of its own: the library changes a byte of what it receives. */
  toDER(): Buffer {
    return derBytes(this.node);
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

/** A getter whose answer its object keeps. An error is not kept: the question is refused each time. */
function keptAnswer(name: string, ask: () => unknown): PropertyDescriptor {
  return {
    get(this: object) {
      const value = ask.call(this);
      Object.defineProperty(this, name, { value });
      return value;
    },
  };
}

const KEEPING = new WeakMap<object, object>();

/** A prototype on top of another one, whose getters each object asks once. */
function keeping(prototype: object): object {
  const found = KEEPING.get(prototype);
  if (found) return found;
  const getters = Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, { get }]) =>
    get ? [[name, keptAnswer(name, get)] as const] : [],
  );
  const made: object = Object.create(prototype, Object.fromEntries(getters));
  KEEPING.set(prototype, made);
  return made;
}

/**
 * A parsed timestamp for the library's own verification, which keeps the library's answers about its parts. The library
 * walks to each part from the root again, reads the time at each look, and encodes parts through streams that grow by a
 * kilobyte for each node. The bytes and the answers are the same (test/unit/evidence/timestamps.test.ts).
 */
export function rememberedTimestamp(timestamp: Timestamp): Timestamp {
  const root = { value: new EncodedNode(timestamp.root) };
  return Object.create(keeping(Object.getPrototypeOf(timestamp)), { root });
}
