import { UserError } from '../../registry/user-error';
import type { Context } from '../context';
import { documentFile } from '../input/document-file';

/** Where a command finds a tool's exit code. */
export interface ExitCodeFlags {
  readonly exitCode?: string;
  readonly exitCodeFile?: string;
}

/** The file beside a report with the exit code of the tool that wrote it. */
export function exitCodeFileOf(report: string): string {
  return `${report}.exit-code`;
}

function parsed(text: string, place: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) <= 255) return Number(text);
  throw new UserError(`"${text.slice(0, 40)}" is not an exit code`, { place, allowed: '0 to 255' });
}

/** The tool's exit code from the options; undefined without them. Throws UserError (exit 2). */
export function toolExitCode({ exitCode, exitCodeFile }: ExitCodeFlags, context: Context): number | undefined {
  if (exitCodeFile === undefined) return exitCode === undefined ? undefined : parsed(exitCode, '--exit-code');
  if (exitCode !== undefined) {
    throw new UserError('the exit code is given twice', {
      place: '--exit-code-file',
      allowed: 'one of --exit-code and --exit-code-file',
    });
  }
  const text = documentFile(context, exitCodeFile, { most: 1_000_000, noun: 'exit code' }).toString('utf8');
  return parsed(text.trim(), exitCodeFile);
}
