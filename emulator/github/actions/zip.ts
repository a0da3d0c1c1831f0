import { crc32 } from 'node:zlib';

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endHeader = 0x06054b50;
const version = 20;

function numbers(...fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  const parts = fields.map(([value, bytes]) => {
    const part = Buffer.alloc(bytes);
    part.writeUIntLE(value, 0, bytes);
    return part;
  });
  return Buffer.concat(parts);
}

/** A zip archive of files by path, uncompressed and without dates: the same files give the same bytes. */
export function zip(files: Readonly<Record<string, Buffer>>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [path, bytes] of Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1))) {
    const name = Buffer.from(path);
    const sizes = [
      ...([
        [crc32(bytes), 4],
        [bytes.length, 4],
      ] as const),
      ...([
        [bytes.length, 4],
        [name.length, 2],
        [0, 2],
      ] as const),
    ];
    const shared = numbers([version, 2], [0x800, 2], [0, 2], [0, 4], ...sizes);
    const head = Buffer.concat([numbers([localHeader, 4]), shared, name]);
    const places = numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
    central.push(Buffer.concat([numbers([centralHeader, 4], [version, 2]), shared, places, name]));
    local.push(head, bytes);
    offset += head.length + bytes.length;
  }
  const directory = Buffer.concat(central);
  const count = central.length;
  const end = numbers([endHeader, 4], [0, 4], [count, 2], [count, 2], [directory.length, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...local, directory, end]);
}

/** Files of an archive that `zip` made. */
export function unzip(archive: Buffer): Record<string, Buffer> {
  const files: Record<string, Buffer> = {};
  for (let at = 0; archive.readUInt32LE(at) === localHeader; ) {
    const [size, nameLength] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26)];
    const name = archive.toString('utf8', at + 30, at + 30 + nameLength);
    const from = at + 30 + nameLength;
    files[name] = archive.subarray(from, from + size);
    at = from + size;
  }
  return files;
}
