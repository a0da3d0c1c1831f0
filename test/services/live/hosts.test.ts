import dns from 'node:dns';
import { githubCredentials } from '../../../live/credentials';
import { githubLines } from '../../../live/doctor/github';
import { doctorExitCode } from '../../../live/doctor/line';
import { GithubReader } from '../../../live/github/reader';
import type { Registry } from '../../../registry/schema';
import { type RunningWorld, startWorld } from '../../../sandbox/world';
import { registryOfCheckout } from '../../support/live/looking';

type Answer = (error: Error | null, address: string | dns.LookupAddress[], family?: number) => void;

let world: RunningWorld;
afterEach(async () => {
  jest.restoreAllMocks();
  await world.close();
});

/** Every name resolves to this machine, as the name of a company's own server resolves to that server. */
function everyNameIsHere(): void {
  jest
    .spyOn(dns, 'lookup')
    .mockImplementation(((_name: string, options: dns.LookupOptions, answer: Answer) =>
      options.all ? answer(null, [{ address: '127.0.0.1', family: 4 }]) : answer(null, '127.0.0.1', 4)) as never);
}

// With /api/v3 before every path, or without it: terraform-provider-github 6.13.0 (github/config.go) does the same.
test.each([
  ['acme.ghe.com', 'api.acme.ghe.com', false],
  ['github.acme.example', 'github.acme.example', true],
])('an organization at %s is read at the root of its own API', async (host, name, isPrefixed) => {
  const own = registryOfCheckout();
  const registry: Registry = { ...own, organization: { ...own.organization, host } };
  world = await startWorld(registry);
  everyNameIsHere();
  const { port } = new URL(world.github.url);
  const env = { ...world.environment, GITHUB_BASE_URL: `https://${name}/`, CAUSEWAY_WRITE_DELAY_MS: undefined };
  // The emulator has no certificate for that name.
  const baseUrl = `http://${name}:${port}/`;
  const credentials = { ...githubCredentials(env, registry.organization), baseUrl };
  const lines = await githubLines(registry, new GithubReader(credentials), credentials, ['up']);
  expect([lines.filter(({ state }) => state !== 'ok'), doctorExitCode(lines)]).toEqual([[], 0]);
  const asked = world.github.requests().length;
  expect(asked).toBeGreaterThan(10);
  expect(world.github.deviationUses()['github-api-v3-prefix']).toBe(isPrefixed ? asked : 0);
});
