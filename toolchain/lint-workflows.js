#!/usr/bin/env node
// Checks the workflows of a checkout. The published schema and actionlint check their syntax and meaning, zizmor their
// security. Part of `npm run check`. An unavailable tool is a failure, never a pass.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { ensureActionlint } = require('./install/actionlint.js');
const { SetupError } = require('./install/command.js');
const { ensureWorkflowSchema } = require('./install/workflow-schema.js');
const { ensureZizmor } = require('./install/zizmor.js');
const { toolchainPaths } = require('./paths.js');

/** Everything from low severity on is a finding. Nothing is looked up in the network. */
const ZIZMOR = ['--offline', '--no-progress', '--color', 'never', '--strict-collection', '--min-severity', 'low'];

function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (error) throw error;
  return status === 0;
}

const validators = new Map();

/** A validator for a schema. Making it takes a hundred times as long as one check. */
function validator(schemaFile) {
  if (!validators.has(schemaFile)) {
    const { default: Ajv } = require('ajv');
    // The schema has keywords for editors, which ajv does not know.
    const ajv = new Ajv({ strict: false, allErrors: true });
    validators.set(schemaFile, ajv.compile(JSON.parse(fs.readFileSync(schemaFile, 'utf8'))));
  }
  return validators.get(schemaFile);
}

/** Whether every file matches SchemaStore's schema of GitHub's workflows. Prints the errors. */
function fitsSchema(schemaFile, root, files) {
  const { parse } = require('yaml');
  const fits = validator(schemaFile);
  const wrong = files.filter((file) => {
    if (fits(parse(fs.readFileSync(path.join(root, file), 'utf8')))) return false;
    for (const { instancePath, message } of fits.errors ?? [])
      console.log(`${file}: ${instancePath || '/'} ${message} [schema]`);
    return true;
  });
  return wrong.length === 0;
}

/**
 * Whether nothing was found in the workflows under `root`. Throws a SetupError when one of the tools is not available.
 */
async function lintWorkflows(root, paths = toolchainPaths()) {
  const folder = path.join('.github', 'workflows');
  const files = fs.readdirSync(path.join(root, folder)).filter((name) => /\.ya?ml$/.test(name));
  if (files.length === 0) throw new SetupError(`there is no workflow in ${folder}`);
  const actionlint = await ensureActionlint(paths);
  const zizmor = await ensureZizmor(paths);
  const schema = await ensureWorkflowSchema(paths);
  // actionlint uses shellcheck and pyflakes if a machine happens to have them. Without them the result is the same on
  // every machine. The pinned version does not know "queue" (https://github.com/rhysd/actionlint/issues/657). GitHub's
  // own parser, with which a test reads every workflow, knows it and its values.
  const unknown = '^unexpected key "queue" for "concurrency" section';
  // Only a team's own file lists the labels of its own runners.
  const labels = path.join('.github', 'actionlint.yaml');
  const places = files.map((name) => path.join(folder, name));
  const args = [
    ...(fs.existsSync(path.join(root, labels)) ? ['-config-file', labels] : []),
    '-no-color',
    '-shellcheck=',
    '-pyflakes=',
    '-ignore',
    unknown,
    ...places,
  ];
  const isInForm = fitsSchema(schema, root, places);
  const isRight = run(actionlint, args, root);
  const actions = path.join('.github', 'actions');
  const read = fs.existsSync(path.join(root, actions)) ? [folder, actions] : [folder];
  const isSafe = run(zizmor, [...ZIZMOR, '--config', path.join('.github', 'zizmor.yml'), ...read], root);
  console.log(`workflows: ${files.length} read, ${isInForm && isRight && isSafe ? 'nothing found' : 'see above'}`);
  return isInForm && isRight && isSafe;
}

if (require.main === module) {
  lintWorkflows(path.resolve(process.argv[2] ?? path.join(__dirname, '..'))).then(
    (isFine) => {
      process.exitCode = isFine ? 0 : 1;
    },
    (error) => {
      process.stderr.write(`${error instanceof SetupError ? error.message : error.stack}\n`);
      process.exitCode = 3;
    },
  );
}

module.exports = { lintWorkflows };
