import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as ts from 'typescript';
import { ROOMS } from './dependencies';

/**
 * The files that may load a parser of a foreign format, by its package. Each format has one reader (docs/verdicts.md).
 */
export const READERS: Readonly<Record<string, readonly string[]>> = {
  '@actions/expressions': [
    'formats/expression/evaluate.ts',
    'formats/expression/parse.ts',
    'formats/github-packages.ts',
  ],
  '@actions/workflow-parser': ['formats/github-packages.ts', 'formats/token/token.ts'],
  '@babel/parser': ['formats/javascript/parse.ts'],
  '@lezer/go': ['formats/languages/parsers.ts'],
  '@lezer/java': ['formats/languages/parsers.ts'],
  '@lezer/lr': ['formats/languages/parsers.ts'],
  '@lezer/python': ['formats/languages/parsers.ts'],
  '@lezer/rust': ['formats/languages/parsers.ts'],
  '@marcbachmann/cel-js': ['formats/cel/equalities.ts'],
  '@netlify/headers-parser': ['formats/netlify/rules.ts'],
  '@netlify/redirect-parser': ['formats/netlify/rules.ts'],
  'fast-xml-parser': ['evidence/adapters/read-xml.ts'],
  ini: ['delivery/checks/build-environment.ts'],
  // Globs of uploads, as `actions/upload-artifact` reads them, and the bench's independent reader.
  picomatch: ['bench/changed-surfaces.ts', 'demo/stage/actions/artifacts.ts'],
  semver: ['cli/world/doctor-node.ts'],
  'smol-toml': ['delivery/checks/netlify-file-shape.ts'],
  unbash: ['formats/shell/chain.ts', 'formats/shell/commands.ts', 'formats/shell/every-command.ts'],
  yaml: [
    // Workflow files and manifests.
    ...['formats/workflow/one-line.ts', 'formats/workflow/written.ts', 'formats/yaml/members.ts'],
    // Our own documents and Pulumi's project files.
    ...[
      'cli/world/doctor-project.ts',
      'cli/world/emulated-project.ts',
      'registry/lines-to-add.ts',
      'gate/notes/front-matter.ts',
      'documents/site/content.ts',
      'demo/engine.ts',
    ],
    ...['demo/stage/workflow/action.ts', 'demo/stage/workflow/schema.ts', 'live/recover/engine.ts'],
    ...['registry/lines-to-add.ts', 'registry/project-files.ts'],
    // These write the generated workflows and read none.
    'workflows/shared-steps.ts',
    'workflows/text.ts',
  ],
};

// Words that occur in a workflow file, an expression, a step's script or a report, and in no format of ours.
const FOREIGN = [
  '\\$\\{\\{',
  'uses:',
  'workflow_call',
  'workflow_dispatch',
  'pull_request',
  'runs-on',
  'jobs:',
  'needs\\.',
  'apiVersion',
  // A workflow file or an action that `uses` names.
  'github\\/workflows\\/',
  'testsuite',
  'testcase',
  'always\\(',
  'success\\(',
  '&&',
  '\\|\\|',
];

/** Words that are a whole key or line there, and also a part of our own texts. */
const PLAIN: readonly string[] = ['needs', 'jobs', 'steps', 'runs-on', '||', '&&', '${{'];

/** A regular expression or a search that parses a foreign format, or a parser that is loaded outside its reader. */
export interface Stray {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

/** Regular expressions and searches that name a foreign word but decide nothing about the format: each text by its file. */
const HARMLESS: Readonly<Record<string, { readonly texts: readonly string[]; readonly why: string }>> = {
  'documents/templates/workflow-file.ts': {
    texts: [String.raw`/\$\{\{|[\p{Cc}\u2028\u2029]/u`],
    why: 'refuses names of files in which an expression could begin',
  },
  'live/engine-start.ts': {
    texts: ['/^pulumi: (.+)$/m'],
    why: 'looks for a line that npm prints for the package pulumi, which is no YAML',
  },
  'workflows/names.ts': { texts: ['${{'], why: 'refuses names in which an expression could begin' },
  'formats/workflow/one-line.ts': {
    texts: ['${{'],
    why: 'asks whether a text may hold an expression, and takes none apart',
  },
  'registry/rules/trust-runs.ts': {
    texts: [String.raw`/^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml$/`],
    why: 'refuses values of a field of the registry',
  },
  'registry/schema/surface.ts': {
    texts: [String.raw`/^\.github\/workflows\/[A-Za-z0-9._-]+\.ya?ml$/`],
    why: 'refuses values of a field of the registry',
  },
  'evidence/trust/certificates.ts': {
    texts: [String.raw`/^([\w.-]+\/[\w.-]+)\/(\.github\/workflows\/[\w.-]+\.ya?ml)@(.+)$/`],
    why: 'takes apart the identity in a certificate, which is no workflow file',
  },
  'gate/observe/recorded-head.ts': { texts: ['pull_request'], why: 'compares the event of a run, as the API names it' },
  'demo/stage/run/context.ts': { texts: ['pull_request'], why: 'compares the event of a run, as the API names it' },
  'emulator/github/actions/environments.ts': {
    texts: ['pull_request'],
    why: 'compares the event of a run, as the API names it',
  },
  'emulator/github/actions/referenced.ts': {
    texts: ['workflow_call'],
    why: 'looks for an event in the list that the reader made',
  },
  'emulator/github/operations/runs/workflows.ts': {
    texts: ['workflow_dispatch'],
    why: 'looks for an event in the list that the reader made',
  },
};

/** A key of YAML at the start of a line, in a regular expression: `/^schema: /m`. */
const YAML_KEY = /\^\s*[\w-]+\s*:/;

function isHarmless(file: string, text: string): boolean {
  return Object.hasOwn(HARMLESS, file) && HARMLESS[file]?.texts.includes(text) === true;
}

/** Methods of a text that search for another text or split at it. */
const LOOKING: ReadonlySet<string> = new Set([
  ...['includes', 'startsWith', 'endsWith', 'indexOf', 'lastIndexOf', 'split', 'match', 'matchAll', 'search'],
  ...['replace', 'replaceAll'],
]);

function isForeign(text: string): boolean {
  const isRegular = text.startsWith('/') && text.lastIndexOf('/') > 0;
  const isYaml = isRegular && text.slice(text.lastIndexOf('/')).includes('m') && YAML_KEY.test(text);
  return isYaml || FOREIGN.some((word) => text.includes(word)) || PLAIN.some((word) => text === word);
}

/** The package that a node loads: `import … from`, `import()` or `require()`. */
function loadedBy(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined;
  }
  if (!ts.isCallExpression(node)) return undefined;
  const isLoading =
    node.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(node.expression) && node.expression.text === 'require');
  const [name] = node.arguments;
  return isLoading && name && ts.isStringLiteral(name) ? name.text : undefined;
}

/** The text by which a node parses another text: a regular expression, its source, or a method's argument. */
function lookedFor(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) return node.getText();
  const [first] = ts.isNewExpression(node) || ts.isCallExpression(node) ? (node.arguments ?? []) : [];
  if (first === undefined || !(ts.isNewExpression(node) || ts.isCallExpression(node))) return undefined;
  const called = node.expression;
  if (ts.isIdentifier(called) && called.text === 'RegExp') return first.getText();
  const isLooking = ts.isPropertyAccessExpression(called) && LOOKING.has(called.name.text);
  return isLooking && ts.isStringLiteralLike(first) ? first.text : undefined;
}

/** The places in one file that read a foreign format outside its reader. */
export function strayIn(file: string, text: string): readonly Stray[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Stray[] = [];
  const at = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const walk = (node: ts.Node): void => {
    const loaded = loadedBy(node);
    const name = Object.keys(READERS).find((each) => loaded === each || loaded?.startsWith(`${each}/`));
    if (name !== undefined && !READERS[name]?.includes(file)) {
      found.push({ file, line: at(node), what: `loads ${loaded}` });
    }
    const looked = lookedFor(node);
    if (looked !== undefined && isForeign(looked) && !isHarmless(file, looked)) {
      found.push({ file, line: at(node), what: `takes a foreign format apart: ${looked}` });
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

/** The places in the project that read a foreign format outside its reader. */
export function strayReaders(project: string): readonly Stray[] {
  return Object.keys(ROOMS)
    .filter((room) => !room.endsWith('.ts'))
    .flatMap((room) =>
      readdirSync(path.join(project, room), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.includes('node_modules') && room !== 'toolchain')
        .flatMap((name) => strayIn(path.join(room, name), readFileSync(path.join(project, room, name), 'utf8'))),
    );
}
