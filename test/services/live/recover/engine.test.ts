import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plannedCreates } from '../../../../live/recover/orphans';

/** An engine that prints a text and ends with a code. */
function answering(printed: string, code: number) {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-recover-engine-'));
  writeFileSync(join(folder, 'printed'), printed);
  writeFileSync(join(folder, 'pulumi'), `#!/bin/sh\ncat '${folder}/printed'\necho 'on stderr' >&2\nexit ${code}\n`);
  chmodSync(join(folder, 'pulumi'), 0o755);
  return { folder, env: { PATH: `${folder}:/usr/bin:/bin`, API_TOKEN: 'not-for-anyone' }, timeoutMs: 60_000 };
}

const failing = (printed: string) => answering(printed, 255);

test('an object that would be created to replace another is one of the planned creations', async () => {
  const made = { urn: 'urn:pulumi:dev::causeway::t::made', type: 't' };
  const replacing = {
    urn: 'urn:pulumi:dev::causeway::t::replacing',
    type: 't',
    inputs: { key: 'K', value: '[secret]' },
  };
  const planned = [
    { op: 'create', urn: made.urn, newState: made },
    { op: 'replace', urn: replacing.urn, oldState: { type: 't', inputs: { key: 'FORMER' } }, newState: replacing },
    { op: 'update', urn: 'urn:pulumi:dev::causeway::t::updated', newState: made },
  ];
  const engine = answering(JSON.stringify({ steps: planned, changeSummary: { create: 1, replace: 1 } }), 0);
  expect(await plannedCreates('dev', engine)).toEqual([
    { ...made, inputs: {} },
    { ...replacing, inputs: { key: 'K' } },
  ]);
});

const steps = Array.from({ length: 99 }, (_, at) => ({ op: 'same', urn: `urn:pulumi:dev::causeway::t::n${at}` }));
const error = (message: string) => ({ severity: 'error', message });

describe('a preview that fails in a recovery', () => {
  test('is refused with the errors that the engine reports, without colour marks and credentials', async () => {
    const diagnostics = [
      { severity: 'warning', message: 'a warning' },
      error('<{%fg 1%}>the registry asks for not-for-anyone<{%reset%}>\n'),
      error('error: preview failed\n'),
    ];
    await expect(plannedCreates('dev', failing(JSON.stringify({ steps, diagnostics })))).rejects.toMatchObject({
      message: 'pulumi preview --stack failed: the registry asks for [secret]',
      exitCode: 3,
    });
  });

  test.each([
    ['no document', 'half a docu'],
    ['a document without an error', JSON.stringify({ steps: [], diagnostics: [] })],
  ])('is refused with its text where it prints %s', async (_what, printed) => {
    await expect(plannedCreates('dev', failing(printed))).rejects.toMatchObject({
      message: expect.stringContaining('failed: on stderr'),
      exitCode: 3,
    });
  });
});
