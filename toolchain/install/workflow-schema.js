const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { executable, toolchainPaths } = require('../paths.js');
const { pins } = require('../pins.js');
const { SetupError, runCommand, say } = require('./command.js');

/** The folder of executables in a virtual environment. */
const SCRIPTS = process.platform === 'win32' ? 'Scripts' : 'bin';
/** SchemaStore's github-workflow.json, bundled in check-jsonschema (src/check_jsonschema/builtin_schemas/vendor). */
const SCHEMA = 'check_jsonschema/builtin_schemas/vendor/github-workflows.json';

function digestOf(file) {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}

/**
 * The file with the published schema of workflows. Takes it from PyPI once on this machine. Throws a SetupError without
 * it.
 */
async function ensureWorkflowSchema(paths = toolchainPaths()) {
  const { version, sha256 } = pins.workflowSchema;
  const title = `the published workflow schema (check-jsonschema ${version})`;
  const file = path.join(paths.home, 'workflow-schema', version, 'github-workflows.json');
  if (!fs.existsSync(file)) {
    say(`${title}: fetching it (once on this machine)`);
    const made = path.join(paths.work, `workflow-schema-${process.pid}`);
    fs.rmSync(made, { recursive: true, force: true });
    await runCommand('python3', ['-m', 'venv', made], { what: `making room for ${title}` });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'];
    const target = path.join(made, 'package');
    await runCommand(
      path.join(made, SCRIPTS, executable('python')),
      [...pip, '--only-binary', ':all:', '--target', target, `check-jsonschema==${version}`],
      { what: `fetching ${title}` },
    );
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.renameSync(path.join(target, SCHEMA), file);
    fs.rmSync(made, { recursive: true, force: true });
  }
  if (digestOf(file) !== sha256) throw new SetupError(`${title}: ${file} is not the pinned file (${sha256})`);
  return file;
}

module.exports = { ensureWorkflowSchema };
