import { type Command, Option } from 'commander';
import { githubCredentials, netlifyCredentials } from '../../live/credentials';
import { githubLines } from '../../live/doctor/github';
import { type DoctorLine, doctorExitCode, missingLine, passedLine, unknownLine } from '../../live/doctor/line';
import { netlifyLines, netlifyTeamsOf } from '../../live/doctor/netlify';
import type { Purpose } from '../../live/doctor/purpose';
import { GithubReader } from '../../live/github/reader';
import type { LoadedRegistry } from '../../registry/load';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import { generatedExitCode, generatedLines, generatedWorkflows } from '../checks/generated';
import { type CommonOptions, commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { table } from '../print/tables';
import { machineLines } from './doctor-machine';
import { projectLines } from './doctor-project';

const PURPOSES = ['preview', 'up', 'verify'] as const;

interface Flags {
  readonly for?: Purpose;
}

function loaded(common: CommonOptions, context: Context): LoadedRegistry | DoctorLine {
  try {
    return requireRegistry(common, context);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return missingLine(
      'registry',
      error.message,
      'run causeway registry check, which names every problem; causeway init writes a first one',
    );
  }
}

// No file states the folder's repository: the governing one contains the Pulumi project.
function workflowsLine(registry: Registry, common: CommonOptions, context: Context): DoctorLine {
  const check = 'generated workflows';
  const { cwd: root } = context;
  const question = { registry, repository: registry.governance.repository, root, dir: '.' };
  const found = generatedWorkflows(question, [], common, context);
  const lines = generatedLines(found).slice(0, 3).join('; ');
  const code = generatedExitCode(found);
  const repair = 'run causeway workflows build; causeway workflows check names every file';
  // `workflows check` accepts a repository without any, because others may deliver to it. The governing one needs them.
  if (code === 0 && !found.isBuilt && found.files.length > 0) return missingLine(check, lines, repair);
  if (code === 0) return passedLine(check, lines);
  return code === 1 ? missingLine(check, lines, repair) : unknownLine(check, lines, repair);
}

// A missing or unreadable credential is a line like any other: the rest is still checked.
async function withCredential<T>(
  check: string,
  credential: () => T,
  look: (value: T) => Promise<readonly DoctorLine[]>,
): Promise<readonly DoctorLine[]> {
  let value: T;
  try {
    value = credential();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [missingLine(check, error.message, `set ${error.allowed ?? error.place ?? 'it'}`)];
  }
  return [passedLine(check, 'there'), ...(await look(value))];
}

function serviceLines(registry: Registry, purposes: readonly Purpose[], context: Context) {
  const ofGithub = withCredential(
    'GitHub credential',
    () => githubCredentials(context.env, registry.organization),
    (credentials) => githubLines(registry, new GithubReader(credentials), credentials, purposes),
  );
  const ofNetlify =
    netlifyTeamsOf(registry).length === 0
      ? Promise.resolve([])
      : withCredential(
          'Netlify credential',
          () => netlifyCredentials(context.env),
          (credentials) => netlifyLines(registry, credentials, purposes),
        );
  return Promise.all([ofGithub, ofNetlify]);
}

async function doctor(flags: Flags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const purposes = flags.for === undefined ? PURPOSES : [flags.for];
  context.progress('looking at this machine, at GitHub and at Netlify');
  const found = loaded(common, context);
  const machine = await machineLines(context, 'registry' in found ? found.registry : undefined);
  const rest =
    'registry' in found
      ? [
          passedLine('registry', `sound, ${found.digest}`),
          ...projectLines(found.registry, context.cwd),
          workflowsLine(found.registry, common, context),
          ...(await serviceLines(found.registry, purposes, context)).flat(),
        ]
      : [found, unknownLine('services', 'the registry says what to look for', 'correct the registry first')];
  const lines = [...machine, ...rest];
  const code = doctorExitCode(lines);
  if (common.json) printJson(context, { schema: 'causeway/doctor/v1', ok: code === 0, lines });
  else {
    const words = { ok: 'ok', missing: 'missing', unknown: 'could not look' };
    const rows = lines.map(({ check, state, what, repair }) => [words[state], check, what, repair ?? '']);
    context.print(table(['result', 'check', 'what', 'what to do'], rows));
  }
  context.exit(code);
}

/** `causeway doctor`. */
export function addDoctorCommand(program: Command, context: Context): void {
  const command = program
    .command('doctor')
    .description(
      'checks what preview, up and live verify need: this machine, state backend, credentials and their permissions, organization, repositories, teams, Apps, Netlify; exit 1 when something is missing, 3 when it could not look',
    )
    .addOption(
      new Option('--for <purpose>', 'only the permissions for this purpose (default: all)').choices([...PURPOSES]),
    )
    .action((flags: Flags, self: Command) => doctor(flags, self, context));
  example(command, 'causeway doctor --for preview');
}
