import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../registry/fixtures';

/** The subject of release notes. */
export interface NotesOf {
  readonly tier: string;
  readonly commit: string;
  readonly surface: string;
  readonly bundle: string;
}

/**
 * The template of release notes, filled in. Throws if a blank remains, so that no test relies on an incomplete form.
 */
export function filledNotes({ tier, commit, surface, bundle }: NotesOf): string {
  const blanks: readonly (readonly [string, string])[] = [
    ['<tier>', tier],
    ['<full commit id>', commit],
    ['[<surface>]', `[${surface}]`],
    ['<surface>: <sha256:… as causeway bundle build printed it>', `${surface}: ${bundle}`],
    ['<sha256:… of the decision>', 'artifacts/release_readiness_gate_report.json'],
    ['[<waiver>]', '[]'],
    ['<how to get back, as a command>', `causeway rollback run --surface ${surface} --tier ${tier}`],
    ['<what was checked, by whom>', 'reviewed against the objectives, by two persons'],
    ['[<address, path or digest>]', '[https://github.com/acme/storefront/pull/7]'],
    ['unit: <address, path or digest>', 'unit: artifacts/unit.json'],
    ['integration: <address, path or digest>', 'integration: artifacts/integration.json'],
    ['<address, path or digest, or N/A>', 'artifacts/e2e.json'],
    ['<address, path or digest, or N/A>', 'N/A'],
    ['<what changed, for those who use it>', 'Orders can be cancelled.'],
  ];
  const template = readFileSync(join(ROOT, 'docs/templates/release-notes.md'), 'utf8');
  const text = blanks.reduce((before, [blank, value]) => {
    if (!before.includes(blank)) throw new Error(`the template has no ${blank}`);
    return before.replace(blank, value);
  }, template);
  if (/<[^>]+>/.test(text)) throw new Error('the template has more blanks');
  return text;
}
