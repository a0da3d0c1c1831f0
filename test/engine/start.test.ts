import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { projectFolder } from '../../demo/engine';

// Every tier into the emulators with the real engine, a release, and the way to production and back.
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
  // A release to its go; on to production, and back.
  expect(output).toMatch(/gate of staging: GO/);
  expect(output).toMatch(/rolled back by the monitor, through the leaf/);
  // It ends with the page of that world and says where it is.
  const [, page = ''] = /the page of that world: (.+)/.exec(output) ?? [];
  expect(readFileSync(page, 'utf8')).toContain('causeway/report/v1');
});
