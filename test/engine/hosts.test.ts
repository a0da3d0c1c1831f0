import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine, projectFolder } from '../../demo/engine';
import { planTier } from '../../plan/tier';
import { Registry } from '../../registry/schema';
import { startWorld } from '../../sandbox/world';
import { NamedHost } from '../support/network/named-host';
import { firstHour } from './first-hour';

jest.setTimeout(300_000);

// GHE.com serves its API at the root of its own host name. The provider recognizes it only by that name
// (terraform-provider-github 6.13.0, github/config.go), so this test uses the name, with TLS.
test('the GitHub provider and the program reach an organization at NAME.ghe.com at the root of its API', async () => {
  const draft = firstHour();
  draft.organization = { ...draft.organization, host: 'acme.ghe.com' };
  const registry = Registry.parse(draft);
  const folder = mkdtempSync(join(tmpdir(), 'causeway-hosts-'));
  mkdirSync(join(folder, 'registry'));
  const file = join(folder, 'registry/deploy-surfaces.json');
  writeFileSync(file, JSON.stringify(draft));
  const world = await startWorld(registry);
  const named = await NamedHost.open('api.acme.ghe.com', world.github.url, folder);
  try {
    // Only the registry contains GitHub's address.
    const { GITHUB_BASE_URL: _url, CAUSEWAY_WRITE_DELAY_MS: _delay, ...credentials } = world.environment;
    const environment = { ...credentials, ...named.environment, CAUSEWAY_REGISTRY: file };
    const engine = new Engine({ folder, project: projectFolder(), environment, isPoliced: false });
    await engine.init('production', { 'causeway:tier': 'production', 'causeway:writeDelayMs': '0' });
    const { code, output } = await engine.up('production');
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    expect([...named.asked]).toEqual(['api.acme.ghe.com:443']);
    const { environments } = planTier(registry, 'production');
    expect(environments.length).toBeGreaterThan(0);
    for (const { repository, name } of environments) {
      const there = world.github.world.repositories[repository.name]?.environments ?? {};
      expect(Object.keys(there)).toContain(name.toLowerCase());
    }
    expect(world.github.requests().filter(({ write }) => write).length).toBeGreaterThanOrEqual(environments.length);
    expect(world.github.deviationUses()['github-api-v3-prefix'] ?? 0).toBe(0);
    expect(world.violations()).toEqual([]);
  } finally {
    named.close();
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
