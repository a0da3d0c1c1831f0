import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { type TrustMaterial, toTrustMaterial } from '@sigstore/verify';
import { readDocument } from '../../registry/document/read';
import { faultText } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';
import { TrustedRootShape } from './root-shape';

/** The authorities that certify runs and state times. */
export type RootMaterial = Omit<TrustMaterial, 'publicKey'>;

const ALLOWED = 'a Sigstore trusted root in JSON (gh attestation trusted-root, cosign trusted-root create)';
const MAX_BYTES = 1024 * 1024;

const DIGESTS = new WeakMap<RootMaterial, string>();

/** The sha256 of the text of a trusted root; undefined when it was not read from a text. */
export function rootDigest(root: RootMaterial): string | undefined {
  return DIGESTS.get(root);
}

/** A trusted root from the text of its file. Throws UserError (exit 2) when it is invalid. */
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
    // Keys and certificates are decoded here; the libraries throw errors of many classes on bad ones.
    throw refuse('a key or certificate in it cannot be read');
  }
}

/**
 * Reads the registry's trusted root (`trust.root`). Throws UserError: exit 3 when the file is missing or unreadable,
 * exit 2 when it is not a trusted root.
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
