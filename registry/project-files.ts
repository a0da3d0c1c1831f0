import { code, dependency, patterns, yamlKeys, yamlKeysOf } from './lines-to-add';
import type { NewFile } from './template';

/** The answers that the files of a new project need. */
export interface ProjectAnswers {
  /** The governing repository's name. */
  readonly repository: string;
  /** The package, and how `package.json` names it: a version, a tarball or a commit. Undefined: a person adds it. */
  readonly package: { readonly name: string; readonly spec?: string | undefined };
  /** Whether an existing `package.json` declares ES modules: the program is then an ES module. */
  readonly isModule?: boolean;
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function pulumiProject(main: string): string {
  return `name: causeway
description: Governed deployments from GitHub to staging and production, from one registry file
runtime:
  name: nodejs
  options:
    packagemanager: npm
    typescript: false
main: ${main}
config:
  # Every provider is one that Causeway makes, with the credentials of this run.
  pulumi:disable-default-providers:
    value: [github, netlify]
  writeDelayMs:
    type: integer
    default: 1000
    description: Milliseconds between two writes to GitHub
  readDelayMs:
    type: integer
    default: 0
    description: Milliseconds between two reads of GitHub
`;
}

const IGNORED = ['node_modules/', '.causeway/', 'artifacts/', 'dist/', 'state/'];

// Where `package.json` declares ES modules, Pulumi imports the program, and refuses one with both a default export and named
// exports. Node gives both to a CommonJS module that exports another
// (https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/cmd/run/run.ts).
function program({ package: { name }, isModule }: ProjectAnswers): string {
  const lines = isModule
    ? `import program from '${name}/program';\n\nexport default program;`
    : `module.exports = require('${name}/program');`;
  return `// The Pulumi program: everything that the registry plans for the selected stack.\n${lines}\n`;
}

function pack({ package: { name } }: ProjectAnswers): string {
  return `// The policy pack: Causeway's rules, and yours from rules.js. It runs with \`pulumi preview --policy-pack policy\`.
const { startPolicies } = require('${name}/policy-pack');

startPolicies({ folder: __dirname, rules: require('./rules.js') });
`;
}

function ownRules({ package: { name } }: ProjectAnswers): string {
  return `// Your own rules, beside Causeway's. A rule looks at one resource (scope: 'resource') or at the whole stack (scope: 'stack')
// and returns what it found; no finding is a pass. Types: ResourceRule and StackRule of ${name}/policy.
//
//   {
//     code: 'own-short-names',
//     title: 'Environments have short names',
//     why: 'Long names are cut off in the deployments view.',
//     fix: 'Change naming.environment in the registry.',
//     severity: 'low',
//     category: 'hygiene',
//     docs: 'https://example.com/handbook',
//     level: 'mandatory',
//     milestone: 'M0',
//     scope: 'resource',
//     types: ['github:index/repositoryEnvironment:RepositoryEnvironment'],
//     check: (view) =>
//       String(view.props.environment).length > 40 ? [{ what: \`\${view.name} is too long\`, pointer: '/naming' }] : [],
//   },

/** @type {import('${name}/policy').PolicyRule[]} */
module.exports = [];
`;
}

/**
 * The files in addition to the registry that a governing repository needs for `pulumi preview`. They belong to the team
 * from the moment they are written.
 */
export function projectFiles(answers: ProjectAnswers): readonly NewFile[] {
  const { repository, package: own, isModule = false } = answers;
  const main = isModule ? 'program.mjs' : 'program.js';
  const dependencies = own.spec === undefined ? {} : Object.fromEntries([[own.name, own.spec]]);
  return [
    {
      path: 'package.json',
      content: json({ name: repository.toLowerCase(), private: true, dependencies }),
      toAdd: dependency(own.name, own.spec),
    },
    {
      path: 'Pulumi.yaml',
      content: pulumiProject(main),
      toAdd: yamlKeysOf(pulumiProject(main), { but: ['name', 'description'] }),
    },
    { path: main, content: program(answers), toAdd: code(program(answers), `${own.name}/program`) },
    {
      path: 'policy/PulumiPolicy.yaml',
      content: 'description: The rules of Causeway and our own\nruntime: nodejs\nversion: 0.1.0\n',
      toAdd: yamlKeys({ runtime: 'nodejs' }),
    },
    {
      path: 'policy/package.json',
      content: json({ name: 'policy', version: '0.1.0', private: true, main: 'main.js' }),
    },
    { path: 'policy/main.js', content: pack(answers), toAdd: code(pack(answers), `${own.name}/policy-pack`) },
    { path: 'policy/rules.js', content: ownRules(answers) },
    { path: '.gitignore', content: `${IGNORED.join('\n')}\n`, toAdd: patterns(IGNORED) },
  ];
}

/** `pulumi new` replaces it by the project's name. */
const PROJECT = '$' + '{PROJECT}';

/**
 * The template's files for `pulumi new`: those of `init` without the registry and its derived files. The engine reads
 * the key `template` of a template's project file and leaves it out of the new project.
 */
export function templateFiles(name: string): readonly NewFile[] {
  const quickstart =
    'Run npm install --save-exact PACKAGE, where PACKAGE is a tarball or a git URL of Causeway, then node_modules/.bin/causeway init: it writes the registry, and keeps these files.';
  return projectFiles({ repository: 'shop', package: { name } }).map((file) => {
    if (file.path === 'package.json') return { ...file, content: file.content.replace('"shop"', `"${PROJECT}"`) };
    if (file.path !== 'Pulumi.yaml') return file;
    const template = `template:\n  description: A repository that governs deployments\n  quickstart: "${quickstart}"\n`;
    return { ...file, content: `${file.content.replace('name: causeway', `name: ${PROJECT}`)}${template}` };
  });
}
