const fs = require('node:fs');
const path = require('node:path');
const { locate } = require('./locate.js');

/**
 * The Pulumi packages that a program depends on, by its package.json: `{name, version, parameterization?}`. The engine
 * takes the version of an explicit provider from here; told nothing, it takes it from the last state instead, and the
 * second `up` shows a parameterized provider as changed.
 */
function packagesOf(programFolder) {
  const file = path.join(programFolder, 'package.json');
  if (!fs.existsSync(file)) return [];
  const { dependencies = {} } = JSON.parse(fs.readFileSync(file, 'utf8'));
  return Object.keys(dependencies).flatMap((dependency) => {
    const described = describe(dependency, programFolder);
    return described?.pulumi?.resource ? [packageOf(dependency, described)] : [];
  });
}

function describe(dependency, programFolder) {
  try {
    return JSON.parse(fs.readFileSync(locate(`${dependency}/package.json`, programFolder), 'utf8'));
  } catch {
    // Packages that do not export their package.json, or are not installed, are no Pulumi packages.
    return undefined;
  }
}

function packageOf(dependency, { version, pulumi }) {
  return {
    name: pulumi.name ?? dependency.replace(/^@pulumi\//, ''),
    version: pulumi.version ?? version,
    server: pulumi.server ?? '',
    parameterization: pulumi.parameterization,
  };
}

module.exports = { packagesOf };
