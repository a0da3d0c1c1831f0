import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputMark, requireOutputPlace, writeOutput } from '../../../registry/own-output';

let folder = '';
const file = () => join(folder, 'file');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-output-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const report = (word: string) => `<!doctype html>\n${outputMark('report')}\n<p>${word}</p>\n`;
const markdown = (word: string) => `# ${word}\n\n${outputMark('preview report')}\n`;
const json = (word: string) => JSON.stringify({ schema: 'urn:causeway:rollback:v1', word });
const sarif = (word: string) =>
  JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'causeway policy' } }, word }] });
const statement = (word: string) => JSON.stringify({ _type: 'x', predicateType: 'https://example.com/p', word });
const payload = (type: string, word: string) =>
  Buffer.from(JSON.stringify({ _type: 'x', predicateType: `https://example.com/${type}`, word })).toString('base64');
const signed = (word: string) =>
  JSON.stringify({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    dsseEnvelope: { payload: payload('p', word), payloadType: 'application/vnd.in-toto+json' },
  });
const other = (word: string) => signed(word).replace(payload('p', word), payload('other', word));
const envelope = (word: string) =>
  JSON.stringify({ payload: payload('p', word), payloadType: 'application/vnd.in-toto+json' });

const KINDS = {
  report,
  markdown,
  json,
  sarif,
  statement,
  signed,
  other,
  envelope,
  'exit code': (word: string) => `${word.length}\n`,
};

describe.each(Object.entries(KINDS))('an output: %s', (name, make) => {
  test('replaces an earlier one, an empty file and nothing', () => {
    for (const before of [undefined, '', make('other one'), make('one')]) {
      if (before !== undefined) writeFileSync(file(), before);
      writeOutput(file(), make('one'));
      expect(readFileSync(file(), 'utf8')).toBe(make('one'));
    }
  });

  test('replaces nothing else', () => {
    const others = Object.entries(KINDS).flatMap(([other, text]) => (other === name ? [] : [text('one')]));
    const strangers = [
      'mine\n',
      '{}',
      '[]',
      '{"schema":"mine"}',
      '<!doctype html>\n<p>mine</p>\n',
      '\0',
      '12 apples\n',
      ...['null', '{"runs":[null]}', '{"runs":[{"tool":null}]}', '{"dsseEnvelope":null}', '{"payload":"e30="}'],
    ];
    for (const before of [...others, ...strangers]) {
      writeFileSync(file(), before);
      expect(() => writeOutput(file(), make('one'))).toThrow(
        expect.objectContaining({ exitCode: 2, place: file(), message: expect.stringContaining('did not write') }),
      );
      expect(readFileSync(file(), 'utf8')).toBe(before);
    }
  });
});

test('a mark deep in a file is a person’s text about a mark', () => {
  writeFileSync(file(), `${'line\n'.repeat(5)}${outputMark('report')}\nmore\n`);
  expect(() => writeOutput(file(), report('one'))).toThrow('did not write');
});

test('a place is refused before a command acts, by the kind that it will write', () => {
  const kind = 'json urn:causeway:rollback:v1';
  expect(() => requireOutputPlace(file(), kind)).not.toThrow();
  writeFileSync(file(), json('one'));
  expect(() => requireOutputPlace(file(), kind)).not.toThrow();
  writeFileSync(file(), '{"schema":"urn:causeway:monitor:v1"}');
  expect(() => requireOutputPlace(file(), kind)).toThrow('did not write');
});
