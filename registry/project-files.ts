import { code, dependency, patterns, yamlKeys, yamlKeysOf } from './lines-to-add';
import type { NewFile } from './template';

/** What the files of a new project need to know. */
export interface ProjectAnswers {
  /** The governing repository's name. */
  readonly repository: string;
  /** The installed package and its version. */
  readonly package: { readonly name: string; readonly version: string };
  /** Whether `package.json` is there already and makes `.js` files ES modules: the program is then a `.cjs` file. */
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

function program({ package: { name } }: ProjectAnswers): string {
  return `// The Pulumi program: everything that the registry plans for the selected stack.
module.exports = require('${name}/program');
`;
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
 * What a governing repository needs beside the registry, so that \`pulumi preview\` runs there. The repository is the team's:
 * each of these files is theirs from the moment that it is written.
 */
export function projectFiles(answers: ProjectAnswers): readonly NewFile[] {
  const { repository, package: own, isModule = false } = answers;
  const main = isModule ? 'program.cjs' : 'program.js';
  const dependencies = Object.fromEntries([[own.name, own.version]]);
  return [
    {
      path: 'package.json',
      content: json({ name: repository.toLowerCase(), private: true, dependencies }),
      toAdd: dependency(own.name, own.version),
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

/** What `pulumi new` puts in the place of it: the name that a person gives the project. */
const PROJECT = '$' + '{PROJECT}';

/**
 * The files of the template for `pulumi new`: those that `init` writes but for the registry and what follows from it. Of a
 * template's description, the engine reads the key `template`, and leaves it out of the project that it writes.
 */
export function templateFiles(own: ProjectAnswers['package']): readonly NewFile[] {
  const quickstart =
    'Run npm install, then node_modules/.bin/causeway init: it writes the registry, and keeps these files.';
  return projectFiles({ repository: 'shop', package: own }).map((file) => {
    if (file.path === 'package.json') return { ...file, content: file.content.replace('"shop"', `"${PROJECT}"`) };
    if (file.path !== 'Pulumi.yaml') return file;
    const template = `template:\n  description: A repository that governs deployments\n  quickstart: "${quickstart}"\n`;
    return { ...file, content: `${file.content.replace('name: causeway', `name: ${PROJECT}`)}${template}` };
  });
}
