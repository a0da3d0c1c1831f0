import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { nodeLine } from '../../../cli/world/doctor-machine';
import { runHere } from '../../../demo/command';
import type { DoctorLine } from '../../../live/doctor/line';
import { base, NOW, ROOT } from '../../support/registry/fixtures';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A stand-in for the Pulumi CLI: what each of its commands prints and ends with. */
function pulumi(answers: Readonly<Record<string, string>>): string {
  const cases = Object.entries(answers).map(([words, text]) => `"${words}"*) ${text} ;;`);
  writeFileSync(join(folder, 'pulumi'), `#!/bin/sh\ncase "$*" in\n${cases.join('\n')}\n*) exit 9 ;;\nesac\n`);
  chmodSync(join(folder, 'pulumi'), 0o755);
  return [folder, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter);
}

const PLUGINS = JSON.stringify([
  { name: 'github', version: '6.15.0' },
  { name: 'terraform-provider', version: '1.1.3' },
]);
const WELL = { version: 'echo v3.259.0', 'plugin ls': `echo '${PLUGINS}'`, whoami: 'echo \'{"user":"ada"}\'' };

async function lines(env: Readonly<Record<string, string>>): Promise<readonly DoctorLine[]> {
  const { stdout } = await runHere(['doctor', '--json'], {
    cwd: folder,
    startedAt: NOW,
    env: { HOME: folder, ...env },
  });
  return (JSON.parse(stdout) as { lines: DoctorLine[] }).lines;
}

describe('causeway doctor on a machine', () => {
  it('is content with the pinned engine, its plugins and a backend', async () => {
    const found = await lines({ PATH: pulumi(WELL) });
    expect(found.slice(0, 5).map(({ check, state }) => [check, state])).toEqual([
      ['Node', 'ok'],
      ['Pulumi CLI', 'ok'],
      ['Pulumi plugin github', 'ok'],
      ['Pulumi plugin terraform-provider', 'ok'],
      ['state backend', 'ok'],
    ]);
  });

  it.each([
    ['no CLI', 'Pulumi CLI', 'missing', () => ({ PATH: folder })],
    ['another CLI', 'Pulumi CLI', 'missing', () => ({ PATH: pulumi({ ...WELL, version: 'echo v2.1.0' }) })],
    ['a CLI that breaks off', 'Pulumi CLI', 'unknown', () => ({ PATH: pulumi({ ...WELL, version: 'exit 1' }) })],
    ['no plugin', 'Pulumi plugin github', 'missing', () => ({ PATH: pulumi({ ...WELL, 'plugin ls': "echo '[]'" }) })],
    [
      'no list of plugins',
      'Pulumi plugin github',
      'unknown',
      () => ({ PATH: pulumi({ ...WELL, 'plugin ls': 'echo x' }) }),
    ],
    ['no backend', 'state backend', 'missing', () => ({ PATH: pulumi({ ...WELL, whoami: 'exit 255' }) })],
    [
      'a backend that does not answer',
      'state backend',
      'unknown',
      () => ({ PATH: pulumi({ ...WELL, whoami: 'exit 255' }), PULUMI_BACKEND_URL: 's3://state' }),
    ],
    ['no registry', 'registry', 'missing', () => ({ PATH: pulumi(WELL) })],
  ])('tells of %s', async (_what, check, state, env) => {
    const line = (await lines(env())).find((each) => each.check === check);
    expect(line).toMatchObject({ check, state, repair: expect.stringMatching(/../) });
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['nothing was ever built', {}, 'ok'],
    ['a file lost its mark', { 'release-readiness.yml': 'mark' }, 'unknown'],
    ['a file differs', { 'release-readiness.yml': 'body' }, 'missing'],
  ])('says of generated workflows where %s: %s', async (_what, edited, state) => {
    const registry = base('full');
    delete registry.trust;
    mkdirSync(join(folder, 'registry'));
    mkdirSync(join(folder, '.github/workflows'), { recursive: true });
    writeFileSync(join(folder, 'registry/deploy-surfaces.json'), JSON.stringify(registry));
    for (const [name, how] of Object.entries(edited)) {
      const path = join('.github/workflows', name);
      const text = readFileSync(join(ROOT, path), 'utf8');
      writeFileSync(join(folder, path), how === 'mark' ? text.replace('# Generated', '# Made') : `${text}# more\n`);
    }
    const found = (await lines({ PATH: pulumi(WELL) })).find(({ check }) => check === 'generated workflows');
    expect(found).toMatchObject({ state });
  });

  it.each([
    ['v20.20.2', 'missing'],
    ['v22.22.2', 'ok'],
    ['v24.15.0', 'ok'],
    ['v25.0.0', 'missing'],
  ])('says of Node %s: %s', (version, state) => expect(nodeLine(version).state).toBe(state));
});
