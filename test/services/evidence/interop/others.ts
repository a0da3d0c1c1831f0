import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interopPython } from './python';

const SCRIPT = join(__dirname, 'verify.py');
const MOST_OUTPUT = 64 * 1024 * 1024;

/**
 * The verdict of sigstore for Python on each of many keyless statements: `verified`, or the reason for its refusal.
 * Throws when it gives no verdict.
 */
export function answersOfPython(files: readonly Buffer[], trustedRoot: object): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-others-'));
  try {
    const [statements, root] = [join(folder, 'statements'), join(folder, 'root.json')];
    // An empty file would become an empty line, which gets no answer.
    writeFileSync(statements, files.map((file) => `${file.toString('base64') || 'AA=='}\n`).join(''));
    writeFileSync(root, JSON.stringify(trustedRoot));
    const options = { encoding: 'utf8' as const, maxBuffer: MOST_OUTPUT };
    const { status, stdout, stderr } = spawnSync(interopPython(), [SCRIPT, 'all', statements, root], options);
    const answers = stdout.split('\n');
    if (status === 0 && answers.length === files.length) return answers;
    throw new Error(`sigstore for Python ended with ${status} after ${answers.length} answers: ${stderr}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
