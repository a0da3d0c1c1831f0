import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Clock } from './clock';
import { merkleTree } from './merkle-tree';

/** A transparency log with Rekor v1's answers. */
export interface TransparencyLog {
  /** DER of the public key. */
  readonly publicKey: Buffer;
  /** Adds an entry and returns Rekor's answer: the entry with its promise, its proof and a signed checkpoint. */
  readonly append: (entry: object) => object;
}

/**
 * A log with a real tree. The mock's holds one entry at a time, and JSON writers omit an index of 0 and an empty proof,
 * which other readers (sigstore for Python) require. So this log begins with a dummy entry.
 */
export function transparencyLog(
  host: string,
  { privateKey, publicKey }: { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
  clock: Clock,
): TransparencyLog {
  const der = publicKey.export({ format: 'der', type: 'spki' });
  const logId = createHash('sha256').update(der).digest();
  const tree = merkleTree();
  tree.append(Buffer.from('{}'));
  function checkpoint(): string {
    const note = `${host} - 1\n${tree.size()}\n${tree.root().toString('base64')}\n`;
    const signature = Buffer.concat([logId.subarray(0, 4), sign('sha256', Buffer.from(note), privateKey)]);
    return `${note}\n\u2014 ${host} ${signature.toString('base64')}\n`;
  }
  return {
    publicKey: der,
    append: (entry) => {
      const bytes = Buffer.from(canonicalize(entry) ?? '');
      const logIndex = tree.append(bytes);
      const body = bytes.toString('base64');
      const integratedTime = Math.floor(clock.tick().getTime() / 1000);
      const promised = { body, integratedTime, logID: logId.toString('hex'), logIndex };
      const promise = sign('sha256', Buffer.from(canonicalize(promised) ?? ''), privateKey);
      const inclusionProof = {
        logIndex,
        treeSize: tree.size(),
        rootHash: tree.root().toString('hex'),
        hashes: tree.proof(logIndex).map((each) => each.toString('hex')),
        checkpoint: checkpoint(),
      };
      const verification = { inclusionProof, signedEntryTimestamp: promise.toString('base64') };
      return { [randomBytes(32).toString('hex')]: { ...promised, verification } };
    },
  };
}
