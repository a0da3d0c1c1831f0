import type { PreviewReport } from '../../../delivery/preview/preview-report';
import { guardRun } from '../../../delivery/preview/sarif';
import type { Finding } from '../../../live/finding';
import { sarifReport } from '../../../live/report/sarif';
import { sarifFingerprint } from '../../../registry/sarif-print';

interface Run {
  readonly tool: {
    readonly driver: { readonly rules: readonly { readonly help?: object; readonly fullDescription?: object }[] };
  };
  readonly results: readonly { readonly partialFingerprints: { readonly primaryLocationLineHash: string } }[];
}

const print = (...parts: readonly string[]) => sarifFingerprint(...parts).primaryLocationLineHash;

function holds(run: Run, count: number): void {
  expect(new Set(run.results.map((each) => each.partialFingerprints.primaryLocationLineHash)).size).toBe(count);
  for (const { help, fullDescription } of run.tool.driver.rules)
    expect([help, fullDescription]).not.toContain(undefined);
}

test('a fingerprint is that of its parts, however they are cut', () => {
  expect(print('a', 'b')).toBe(print('a', 'b'));
  expect(print('ab', '')).not.toBe(print('a', 'b'));
  expect(print('a')).toMatch(/^[0-9a-f]{32}:1$/);
});

test('findings of one kind on one line are alerts of their own, with help', () => {
  const finding = (address: string, field: string) =>
    ({ kind: 'different', address, field, repair: 'pulumi up' }) as unknown as Finding;
  const findings = [finding('acme/a', 'x'), finding('acme/a', 'y'), finding('acme/b', 'x')];
  const { runs } = sarifReport(findings, 'registry.json', '1') as { runs: readonly [Run] };
  holds(runs[0], 3);
  holds(guardRun({ stacks: [], doubts: ['one', 'two'] } as unknown as PreviewReport, 'registry.json', '1') as Run, 2);
});
