import { statusText } from '../../../../cli/status/text';
import { buildStatus } from '../../../../documents/status/build';
import { worldFacts, worldRegistry } from '../../../support/status/world';

const status = buildStatus(worldFacts());

test('the terminal view fits 80 columns but for commands, which stay whole', () => {
  const wide = statusText(status)
    .split('\n')
    .filter((line) => line.length > 80 && !line.includes('causeway '));
  expect(wide).toEqual([]);
});

test('it says what is live, who approved it, what is wrong and what could not be found out', () => {
  const text = statusText(status);
  const [, verdict] = text.split('\n');
  expect(verdict).toMatch(/^\d+ wrong; \d+ could not be found out\.$/);
  for (const words of [
    'by ada, grace',
    'soaks 4 h more',
    'asks release',
    'gate: no-go',
    'INC-7',
    'WAITS',
    'ENDS SOON',
  ]) {
    expect(text).toContain(words);
  }
});

test('more tiers than fit become a record for each surface', () => {
  const ids = ['dev', 'qa', 'uat', 'staging', 'canary', 'production'];
  const tiers = ids.map((id, index) => ({ id, branch: id, ...(index > 0 ? { promotesFrom: ids[index - 1] } : {}) }));
  const surfaces = worldRegistry().surfaces.map((surface) => ({ ...surface, secrets: [] }));
  const text = statusText(buildStatus(worldFacts({ registry: worldRegistry({ tiers, surfaces }) })));
  expect(text).toContain('  dev: ✓');
  expect(text.split('\n').filter((line) => line.length > 80 && !line.includes('causeway '))).toEqual([]);
});
