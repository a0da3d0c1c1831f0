const fs = require('node:fs');
const path = require('node:path');
const { locate } = require('./locate.js');

/**
 * The Pulumi packages that a program depends on: `{name, version, parameterization?}`. The engine takes the version of
 * an explicit provider from here. Without an answer it takes it from the last state, and the second `up` shows a
 * parameterized provider as changed.
 *
 * The engine's own host reads every package.json below node_modules (pulumi-language-nodejs, getPackagesFromDir). This
 * one reads the package.json of the program's dependencies. Where a dependency builds on @pulumi/pulumi itself, it also
 * reads those of that dependency's dependencies and of the SDKs that it carries.
 */
function packagesOf(programFolder) {
  const found = new Map();
  const root = read(path.join(programFolder, 'package.json'));
  visit(Object.keys({ ...root?.dependencies, ...root?.devDependencies }), programFolder, { found, seen: new Set() });
  return [...found.values()];
}

function visit(dependencies, from, { found, seen }) {
  for (const dependency of dependencies) {
    const folder = folderOf(dependency, from);
    if (folder === undefined || seen.has(folder)) continue;
    seen.add(folder);
    const described = read(path.join(folder, 'package.json'));
    if (add(found, dependency, described)) continue;
    const own = Object.keys({ ...described?.dependencies, ...described?.peerDependencies });
    if (!own.includes('@pulumi/pulumi')) continue;
    for (const sdk of carried(folder)) add(found, sdk.name, sdk);
    visit(own, folder, { found, seen });
  }
}

function add(found, dependency, described) {
  if (!described?.pulumi?.resource) return false;
  const one = packageOf(dependency, described);
  const key = one.parameterization?.name ?? one.name;
  if (!found.has(key)) found.set(key, one);
  return true;
}

/** SDKs below `sdks/`, where `pulumi package add` puts them, in the package's folder or in that of its compiled code. */
function carried(folder) {
  return ['sdks', path.join('lib', 'sdks')].flatMap((place) => {
    const below = path.join(folder, place);
    if (!fs.existsSync(below)) return [];
    return fs.readdirSync(below).flatMap((name) => read(path.join(below, name, 'package.json')) ?? []);
  });
}

function folderOf(dependency, from) {
  try {
    return path.dirname(locate(`${dependency}/package.json`, from));
  } catch {
    // Packages that do not export their package.json, or are not installed, are not Pulumi packages.
    return undefined;
  }
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
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

/**
 * A language host's answer to the engine's question for a program's packages, in the SDK's own messages
 * (@pulumi/pulumi/proto/language_pb.js and plugin_pb.js).
 */
function requiredPackages({ messages, plugins }) {
  return (call, callback) => {
    const response = new messages.GetRequiredPackagesResponse();
    const directory = call.request.getInfo().getProgramDirectory();
    for (const { name, version, server, parameterization } of packagesOf(directory)) {
      const dependency = new plugins.PackageDependency();
      dependency.setKind('resource');
      dependency.setName(name);
      dependency.setVersion(version);
      dependency.setServer(server);
      if (parameterization) {
        const parameters = new plugins.PackageParameterization();
        parameters.setName(parameterization.name);
        parameters.setVersion(parameterization.version);
        parameters.setValue(parameterization.value);
        dependency.setParameterization(parameters);
      }
      response.addPackages(dependency);
    }
    callback(null, response);
  };
}

module.exports = { packagesOf, requiredPackages };
