import { constants, deflateRawSync, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Header } from 'tar';
import { packContainer, readContainer } from '../../../delivery/bundle/container';
import type { FileContent } from '../../../delivery/bundle/contents';
import { TreePath } from '../../../delivery/bundle/manifest';
import { needleFinder } from '../../../delivery/bundle/needles';
import type { UserError } from '../../../registry/user-error';

const CONTENTS: ReadonlyMap<string, FileContent> = new Map([
  ['bundle.json', { mode: '0644', bytes: Buffer.from('{}') }],
  ['tree/index.html', { mode: '0644', bytes: Buffer.from('<h1>Shop</h1>'.repeat(100)) }],
  ['tree/run.sh', { mode: '0755', bytes: Buffer.from('true') }],
]);

function thrown(run: () => unknown): UserError {
  try {
    run();
  } catch (error) {
    return error as UserError;
  }
  throw new Error('nothing was thrown');
}

test('a container with a link, a name twice, hidden data or other owners is refused', () => {
  const container = packContainer(CONTENTS);
  const raw = gunzipSync(container);
  const entry = (header: ConstructorParameters<typeof Header>[0] & object) => {
    const block = Buffer.alloc(512);
    new Header({ mode: 0o644, uid: 0, gid: 0, size: 0, mtime: new Date(0), ...header }).encode(block, 0);
    return block;
  };
  const end = Buffer.alloc(1024);
  const body = raw.subarray(0, -1024);
  const bad = [
    Buffer.concat([body, entry({ type: 'SymbolicLink', path: 'tree/l', linkpath: '/etc/passwd' }), end]),
    Buffer.concat([body, entry({ type: 'Link', path: 'tree/l', linkpath: 'bundle.json' }), end]),
    Buffer.concat([body, entry({ type: 'Directory', path: 'tree/d', mode: 0o755 }), end]),
    Buffer.concat([body, entry({ type: 'File', path: 'tree/index.html' }), end]),
    Buffer.concat([body, entry({ type: 'File', path: 'tree/s', mode: 0o4755 }), end]),
    Buffer.concat([body, entry({ type: 'File', path: 'tree/o', uid: 7 }), end]),
    Buffer.concat([body, entry({ type: 'File', path: 'tree/big', size: 8_000_000_000 }), end]),
    Buffer.concat([raw, Buffer.from('hidden')]),
    Buffer.concat([raw, end]),
    raw.subarray(0, -512),
    raw.subarray(0, 700),
    Buffer.alloc(0),
  ];
  for (const bytes of bad) {
    expect(thrown(() => readContainer(gzipSync(bytes)))).toMatchObject({ exitCode: 1 });
  }
  for (const bytes of [container.subarray(0, -20), Buffer.from('no gzip'), Buffer.alloc(0)]) {
    expect(thrown(() => readContainer(bytes))).toMatchObject({ exitCode: 1 });
  }
  expect([...readContainer(container)]).toEqual([...CONTENTS]);
});

/** One gzip stream of `times` times 32 MiB of zeros: each compressed block ends on a byte and is repeated. */
function zeros(times: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(32 * 1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH });
  // A header without name and time: https://www.rfc-editor.org/rfc/rfc1952#section-2.3
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
  const end = deflateRawSync(Buffer.alloc(0));
  const trailer = Buffer.alloc(8);
  return Buffer.concat([header, ...Array.from({ length: times }, () => block), end, trailer]);
}

test('a container that unpacks without end is stopped', () => {
  const bomb = zeros(25);
  expect(thrown(() => readContainer(bomb)).message).toContain('holds more than');
});

test('a container gives back what was packed, whatever the names', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
    .filter((text) => TreePath.safeParse(text).success);
  const content = fc.record({
    mode: fc.constantFrom('0644' as const, '0755' as const),
    data: fc.uint8Array({ maxLength: 2000 }),
  });
  fc.assert(
    fc.property(fc.dictionary(name, content, { noNullPrototype: true }), (files) => {
      const contents = new Map(
        Object.entries(files).map(([path, { mode, data }]) => [path, { mode, bytes: Buffer.from(data) }]),
      );
      expect([...readContainer(packContainer(contents))]).toEqual([...contents]);
    }),
    { numRuns: 200 },
  );
});

test('thousands of values are looked for in one pass', () => {
  const needles = Array.from({ length: 5000 }, (_, n) => ({ value: `https://s${n}.example.com`, origin: String(n) }));
  const find = needleFinder(needles);
  const text = Buffer.from('https://s.example.com '.repeat(50_000));
  expect(find(text)).toBeUndefined();
  expect(find(Buffer.concat([text, Buffer.from('https://s4999.example.com')]))?.origin).toBe('4999');
});
