import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '../../registry/user-error';
import { type EngineRun, runPulumi } from '../drift/pulumi';
import { secretScrubber } from '../drift/scrub';
import { type ImportFile, parseImportFile } from './import-file';
import { ADOPTION_PREVIEW } from './unowned';

/**
 * The objects that the engine would create in a stack, as an import file without ids. The providers' credentials in it
 * are encrypted with the stack's key. Changes nothing. Throws a UserError (exit 3) when the preview is incomplete.
 */
export async function importTemplate(stack: string, run: EngineRun): Promise<ImportFile> {
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-adopt-'));
  const file = path.join(folder, 'import.json');
  try {
    const env = { ...run.env, [ADOPTION_PREVIEW]: 'preview' };
    const args = ['preview', '--stack', stack, '--non-interactive', '--import-file', file];
    const { code, stdout, stderr, failure } = await runPulumi(args, { ...run, env });
    if (code === 0) return parseImportFile(readFileSync(file, 'utf8'));
    const said = `${stderr}\n${stdout}`.split('\n').filter((line) => /\berror\b/i.test(line));
    throw new UserError(`the preview of ${stack} failed: ${secretScrubber(run.env)(failure ?? said.join(' '))}`, {
      place: run.folder,
      allowed: 'a Pulumi project whose preview of that stack succeeds',
      exitCode: 3,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
