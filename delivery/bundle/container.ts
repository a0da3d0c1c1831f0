import { gunzipSync, gzipSync } from 'node:zlib';
import { Header, Pax } from 'tar';
import { UserError } from '../../registry/user-error';
import { type BundleContents, type FileContent, MAX_BUNDLE_BYTES } from './contents';

const BLOCK = 512;
/** The largest unpacked container: the files and their description. */
const MAX_TAR_BYTES = MAX_BUNDLE_BYTES + 256 * 1024 * 1024;
const MODES: ReadonlyMap<number, FileContent['mode']> = new Map([
  [0o644, '0644'],
  [0o755, '0755'],
]);

function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

function entryBlocks(path: string, { mode, bytes }: FileContent): readonly Buffer[] {
  const block = Buffer.alloc(BLOCK);
  const header = new Header({
    path,
    mode: Number.parseInt(mode, 8),
    uid: 0,
    gid: 0,
    size: bytes.length,
    mtime: new Date(0),
    type: 'File',
  });
  // Long names and non-ASCII names do not fit the old header.
  const extended = header.encode(block, 0) ? [new Pax({ path }).encode()] : [];
  return [...extended, block, bytes, padding(bytes.length)];
}

function tarBytes(contents: BundleContents): Buffer {
  const blocks = [...contents].flatMap(([path, content]) => entryBlocks(path, content));
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

/** A bundle as one file (`.tgz`) whose tar is the same on every machine: no owners, no times, the given order. */
export function packContainer(contents: BundleContents): Buffer {
  return gzipSync(tarBytes(contents), { level: 9 });
}

function refuse(message: string, place?: string): UserError {
  const allowed = 'a .tgz that causeway bundle build wrote';
  return new UserError(`the container is refused: ${message}`, { ...(place && { place }), allowed, exitCode: 1 });
}

function unzipped(container: Buffer): Buffer {
  try {
    return gunzipSync(container, { maxOutputLength: MAX_TAR_BYTES });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw refuse(`it holds more than ${MAX_TAR_BYTES} bytes`);
    if (code?.startsWith('Z_')) throw refuse('the gzip file is not complete');
    throw error;
  }
}

function entries(bytes: Buffer): BundleContents {
  const contents = new Map<string, FileContent>();
  let extended: Pax | undefined;
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = new Header(bytes, at);
    if (header.nullBlock) break;
    if (!header.cksumValid) throw refuse('a header is damaged');
    // The header's decoder would put its own prefix before the full path of an extended header.
    const path = extended?.path ?? header.path ?? '';
    const { size = 0 } = header;
    const body = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (size < 0 || body.length !== size) throw refuse('it is cut off', path);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (header.type === 'ExtendedHeader' && !extended) {
      extended = Pax.parse(body.toString('utf8'));
      continue;
    }
    extended = undefined;
    const mode = MODES.get(header.mode ?? -1);
    if (header.type !== 'File' || !mode) throw refuse(`an entry of the type ${header.type}`, path);
    if (contents.has(path)) throw refuse('a name occurs twice', path);
    contents.set(path, { mode, bytes: body });
  }
  return contents;
}

/**
 * The content of a container, in memory; nothing is written. Throws UserError (exit 1) on anything that `packContainer`
 * would not have written byte for byte: links, other types, owners, times, hidden or trailing data, a duplicate name.
 */
export function readContainer(container: Buffer): BundleContents {
  const bytes = unzipped(container);
  const contents = entries(bytes);
  // Only this ensures that no other reader of tar files sees something else in it.
  if (!tarBytes(contents).equals(bytes)) throw refuse('it holds more than its files');
  return contents;
}
