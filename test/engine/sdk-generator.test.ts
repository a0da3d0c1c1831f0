import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const toolchain = path.join(__dirname, '../../toolchain');
const sdk = path.join(__dirname, '../../sdks/netlify');

function texts(folder: string, inside = ''): Record<string, string> {
  const kept = readdirSync(path.join(folder, inside), { withFileTypes: true }).filter(
    ({ name }) => inside !== '' || !['bin', 'node_modules'].includes(name),
  );
  return Object.assign(
    {},
    ...kept.map((entry) => {
      const name = path.join(inside, entry.name);
      return entry.isDirectory() ? texts(folder, name) : { [name]: readFileSync(path.join(folder, name), 'utf8') };
    }),
  );
}

describe('sdks/netlify', () => {
  it('is what the generator makes of the committed schema, where Go can run it', () => {
    if (spawnSync('go', ['version']).status !== 0) {
      process.stderr.write('SDK generator: not run here (no Go)\n');
      return;
    }
    const folder = mkdtempSync(path.join(tmpdir(), 'causeway-sdk-'));
    try {
      const schema = path.join(toolchain, 'netlify-0.4.4.schema.json');
      const cwd = path.join(toolchain, 'go/sdk-generator');
      execFileSync('go', ['run', '-mod=readonly', '.', schema, folder], { cwd });
      expect(texts(sdk)).toEqual(texts(folder));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 300_000);
});
