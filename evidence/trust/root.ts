import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { type TrustMaterial, toTrustMaterial } from '@sigstore/verify';
import { readDocument } from '../../registry/document/read';
import { faultText } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';
import { TrustedRootShape } from './root-shape';

/** Who may certify a run, and who may say what time it was. */
export type RootMaterial = Omit<TrustMaterial, 'publicKey'>;

const ALLOWED = 'a Sigstore trusted root in JSON (gh attestation trusted-root, cosign trusted-root create)';
const MAX_BYTES = 1024 * 1024;

const DIGESTS = new WeakMap<RootMaterial, string>();

/** The sha256 of the text that a trusted root was read from; undefined when it was not read from one. */
export function rootDigest(root: RootMaterial): string | undefined {
  return DIGESTS.get(root);
}

/** A trusted root from the text of its file. Throws UserError (exit 2) when it is none. */
export function parseTrustedRoot(text: string, place: string): RootMaterial {
  const refuse = (why: string) => new UserError(`the trusted root is refused: ${why}`, { place, allowed: ALLOWED });
  const document = readDocument(text);
  if (!document.ok) throw refuse(document.problems[0]?.message ?? 'it is not JSON');
  const shape = TrustedRootShape.safeParse(document.value);
  if (!shape.success) throw refuse(faultText(shape.error));
  try {
    const { publicKey: _, ...root } = toTrustMaterial(TrustedRoot.fromJSON(shape.data));
    DIGESTS.set(root, createHash('sha256').update(text).digest('hex'));
    return root;
  } catch {
    // Keys and certificates are decoded here; what the libraries throw on bad ones is of many classes.
    throw refuse('a key or certificate in it cannot be read');
  }
}

/**
 * Reads the trusted root that the registry names (`trust.root`). Throws UserError: exit 3 when the file is not there or
 * cannot be read, exit 2 when it is no trusted root.
 */
export function loadTrustedRoot(path: string): RootMaterial {
  let text: string;
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) {
      throw new UserError('the trusted root is too large', { place: path, allowed: `at most ${MAX_BYTES} bytes` });
    }
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof UserError) throw error;
    const message = `the trusted root cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`;
    throw new UserError(message, { place: path, allowed: ALLOWED, exitCode: 3 });
  }
  return parseTrustedRoot(text, path);
}
