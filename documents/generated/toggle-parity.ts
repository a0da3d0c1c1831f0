import { toggleParity } from '../../plan/toggle-parity';
import { REGISTRY_PATH } from '../../registry/derived-variables';
import { inlineCode, markdownText } from '../../registry/markdown';
import type { Registry } from '../../registry/schema';
import { generatedPage, pageTable } from './page';

/** The page's path. */
export const TOGGLE_PARITY_PATH = 'docs/deployment/toggle-parity.md';

/** The content of the toggle parity page: each toggle on the compared tiers, and why it differs. */
export function toggleParityDocument(registry: Registry): string {
  const rows = toggleParity(registry).map(({ surface, toggle, values, verdict, reason }) => [
    inlineCode(surface),
    inlineCode(toggle),
    Object.entries(values)
      .map(([tier, value]) => `${inlineCode(tier)} ${value === undefined ? 'not set' : value ? 'on' : 'off'}`)
      .join(', '),
    verdict === 'unexplained' ? '**unexplained**' : verdict,
    reason === undefined ? '–' : markdownText(reason),
  ]);
  return generatedPage({
    title: 'Toggle parity',
    source: REGISTRY_PATH,
    lines: [
      `Production should run what was tried before: every tier after the first has the same toggles, or gives a reason. ${inlineCode('causeway parity')} ends with 1 where one has none.`,
      '',
      ...pageTable(['surface', 'toggle', 'tiers', 'verdict', 'reason'], rows, 'No surface has a toggle.'),
    ],
  });
}
