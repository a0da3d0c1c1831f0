import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportOptions } from '../../../../evidence/adapters/adapter';
import { EvidenceAdapter } from '../../../../registry/schema/check';
import { ROOT } from '../../registry/fixtures';

const FOLDER = join(ROOT, 'test/fixtures/reports');

/** The thresholds for the Lighthouse reports of the fixtures, and a tool that exited with 0. */
export const OPTIONS: ReportOptions = {
  exitCode: 0,
  scores: { accessibility: { warn: 1, fail: 0.9 }, seo: { fail: 0.8 } },
};

/** A report that the tool itself wrote (test/fixtures/reports/README.md). */
export function report(name: string): Buffer {
  return readFileSync(join(FOLDER, name));
}

/** Every real report, with its adapter. */
export function reports(): readonly { readonly adapter: EvidenceAdapter; readonly name: string }[] {
  return EvidenceAdapter.options.flatMap((adapter) =>
    readdirSync(join(FOLDER, adapter)).map((file) => ({ adapter, name: `${adapter}/${file}` })),
  );
}

/** A Lighthouse report with all audits of its categories. The fixtures were made with `--only-audits`. */
export function wholeLighthouse(text: Buffer): Buffer {
  const parsed = JSON.parse(text.toString('utf8')) as { readonly configSettings: object };
  return Buffer.from(JSON.stringify({ ...parsed, configSettings: { ...parsed.configSettings, onlyAudits: null } }));
}
