import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { type DoctorLine, missingLine, passedLine, unknownLine } from '../../live/doctor/line';
import { FOUNDATION } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import { tierChain } from '../../registry/selectors';

/** The engine takes both (https://www.pulumi.com/docs/iac/concepts/projects/project-file/). */
const PROJECT = ['Pulumi.yaml', 'Pulumi.yml'] as const;
/** Where `init` puts the pack, and where every document and workflow takes it from. */
const PACK = 'policy';
const REPAIR = 'run causeway init, which writes it; docs/getting-started.md says what is in it';

function fileLine(file: string, cwd: string, check = `file ${file}`): DoctorLine {
  return existsSync(join(cwd, file))
    ? passedLine(check, 'there')
    : missingLine(check, `${file} is not in this folder`, REPAIR);
}

// A folder runs the file that its package.json names, or its index; a file's extension may be omitted
// (https://nodejs.org/api/modules.html#all-together).
function isProgram(path: string): boolean {
  const ends = ['', '.js', '.ts'];
  const isFile = (name: string) => ends.some((end) => statSync(`${name}${end}`, { throwIfNoEntry: false })?.isFile());
  if (isFile(path) || isFile(join(path, 'index'))) return true;
  try {
    const { main }: { readonly main?: unknown } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    return typeof main === 'string' && isFile(join(path, main));
  } catch {
    return false;
  }
}

function programLine(project: string, cwd: string): DoctorLine {
  const check = 'program';
  const document = parseDocument(readFileSync(join(cwd, project), 'utf8'));
  const [error] = document.errors;
  if (error !== undefined) {
    return unknownLine(check, `${project} is not YAML: ${error.message.split('\n', 1)[0]}`, `correct ${project}`);
  }
  const main: unknown = document.get('main') ?? '.';
  if (typeof main !== 'string')
    return unknownLine(check, `main of ${project} is not a path`, `main: program.js; ${REPAIR}`);
  if (isProgram(join(cwd, main))) return passedLine(check, main);
  return missingLine(check, `${project} runs ${main}, which does not exist`, REPAIR);
}

/** The files that the engine reads for a registry: project, program, policy pack, and a file for each stack. */
export function projectLines(registry: Registry, cwd: string): readonly DoctorLine[] {
  const project = PROJECT.find((file) => existsSync(join(cwd, file)));
  const stacks = [FOUNDATION, ...tierChain(registry).map(({ id }) => id)];
  const extension = project?.slice(project.lastIndexOf('.')) ?? '.yaml';
  return [
    fileLine(project ?? PROJECT[0], cwd),
    ...(project === undefined ? [] : [programLine(project, cwd)]),
    fileLine(`${PACK}/PulumiPolicy.yaml`, cwd, 'policy pack'),
    ...stacks.map((stack) => fileLine(`Pulumi.${stack}${extension}`, cwd)),
  ];
}
