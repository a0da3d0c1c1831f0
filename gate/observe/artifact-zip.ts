import { crc32, inflateRawSync } from 'node:zlib';
import { UserError } from '../../registry/user-error';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const MOST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

function cutOff(): UserError {
  return new UserError('the archive is truncated, or not a zip archive', { place: 'artifact', exitCode: 3 });
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

function entriesOf(zip: Buffer): readonly Entry[] {
  let end = zip.length - END_BYTES;
  while (end >= 0 && end >= zip.length - END_BYTES - MOST_COMMENT && zip.readUInt32LE(end) !== END) end -= 1;
  if (end < 0 || zip.readUInt32LE(end) !== END) throw cutOff();
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw cutOff();
    const name = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + name),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    });
    at += CENTRAL_BYTES + name + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * One file of an artifact's archive, by its path, of at most `most` bytes: found in the archive's directory, unpacked
 * and checked. Throws UserError (exit 3) when it is missing, duplicate, too large, or incomplete.
 */
export function fileInZip(zip: Buffer, name: string, most: number): Buffer {
  try {
    const [entry, second] = entriesOf(zip).filter((each) => each.name === name);
    if (!entry || second || zip.readUInt32LE(entry.at) !== LOCAL) throw cutOff();
    const from = entry.at + LOCAL_BYTES + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28);
    const packed = zip.subarray(from, from + entry.packed);
    if (entry.size > most || ![STORED, DEFLATED].includes(entry.method)) throw cutOff();
    const bytes = entry.method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: entry.size || 1 });
    if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw cutOff();
    return Buffer.from(bytes);
  } catch (error) {
    // Node throws errors of many classes on bytes that are no archive.
    throw error instanceof UserError ? error : cutOff();
  }
}
