import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { backupOfCut } from '../../../../live/recover/file-backend';
import { previewReasons } from '../../../../plan/engine-preview';

test.each(['null', '[]', '{}', '{"version":3}'])('a backup that is %s is no checkpoint', (text) => {
  const checkpoint = path.join(mkdtempSync(path.join(tmpdir(), 'causeway-cut-')), 'dev.json');
  writeFileSync(checkpoint, '{"version":3,"check');
  writeFileSync(`${checkpoint}.bak`, text);
  const files = { checkpoint, locks: '' } as Parameters<typeof backupOfCut>[0];
  expect(() => backupOfCut(files)).toThrow(expect.objectContaining({ exitCode: 3 }));
  writeFileSync(`${checkpoint}.bak`, '{"version":3,"checkpoint":{"stack":"dev","latest":{"resources":[]}}}');
  expect(backupOfCut(files)).toBe(`${checkpoint}.bak`);
});

test('a program that cannot start says why on its error output, and the preview keeps that', () => {
  const said = [
    { severity: 'info#err', message: "<{%reset%}>Error: Cannot find module 'x'<{%reset%}>" },
    { severity: 'info', message: 'Previewing update' },
  ];
  expect(previewReasons({ diagnostics: said })).toEqual(["Error: Cannot find module 'x'"]);
  const failed = { severity: 'error', message: 'the token was refused' };
  expect(previewReasons({ diagnostics: [...said, failed] })).toEqual(['the token was refused']);
  expect(previewReasons({})).toEqual([]);
});
