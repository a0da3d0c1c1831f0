import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { projectFolder } from '../../demo/engine';

// Applies every tier to the emulators with the real engine, and plays a release, a promotion to production and a
// rollback.
jest.setTimeout(900_000);

test('npm start does everything that the README says of it, and ends with 0', async () => {
  const given = Object.entries(process.env).filter(([name]) => !/^(?:CI$|GITHUB_|NETLIFY_|PULUMI_)/.test(name));
  const { code, output } = await new Promise<{ readonly code: number | null; readonly output: string }>(
    (resolve, reject) => {
      const child = spawn('npm', ['start'], {
        cwd: projectFolder(),
        env: { ...Object.fromEntries(given), NO_COLOR: '1' },
      });
      let text = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
      }
      child.stdin.end();
      child.once('error', reject);
      child.once('close', (ended) => resolve({ code: ended, output: text }));
    },
  );
  expect([code, code === 0 ? '' : output]).toEqual([0, '']);
  // A release up to its go, then the promotion to production and the rollback.
  expect(output).toMatch(/gate of staging: GO/);
  expect(output).toMatch(/rolled back by the monitor, through the leaf/);
  // The output ends with the path of that world's page.
  const [, page = ''] = /the page of that world: (.+)/.exec(output) ?? [];
  expect(readFileSync(page, 'utf8')).toContain('causeway/report/v1');
});
