// Builds `lib/`, the code of the published package: the product's TypeScript as JavaScript, with declarations for the
// `exports` in package.json. `lib/` has the checkout's layout, so that relative paths mean the same in both.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { OPTIONS } = require('../bin/typescript.js');

const checkout = path.resolve(__dirname, '..');

/** Folders whose TypeScript runs in an installed package. */
const ROOMS = [
  'api',
  'cli',
  'components',
  'delivery',
  'documents',
  'emulator',
  'evidence',
  'formats',
  'gate',
  'live',
  'plan',
  'policy',
  'registry',
  'sandbox',
  'workflows',
];

/** TypeScript below those folders that runs only in a checkout: its libraries are development dependencies. */
const CHECKOUT_ONLY = ['documents/report/client', 'emulator/sigstore', 'emulator/cuts.ts'];

/**
 * Files that contain the packages that they import. Such a package is a development dependency: installed, it would bring
 * more than the product uses. `@babel/parser` and its types take 4.8 MB, of which 0.4 MB run; the parsers of Lezer take 1.4
 * MB, of which 0.3 MB run.
 */
const BUNDLED = {
  'formats/javascript/parse.ts': ['@babel/parser'],
  'formats/languages/parsers.ts': [
    '@lezer/common',
    '@lezer/go',
    '@lezer/highlight',
    '@lezer/java',
    '@lezer/lr',
    '@lezer/python',
    '@lezer/rust',
  ],
};

/** Files that are copied unchanged. This repository's registry is not among them, because it is only an example. */
const COPIED = [
  'bin/causeway.js',
  'bin/engine.js',
  'documents/report/page.css',
  'documents/report/page.generated.js',
  'docs/operations/go-live-checklist.md',
  'docs/operations/incident-log.md',
  'docs/operations/postmortem-template.md',
  'docs/templates/exception-request.md',
  'docs/templates/release-notes.md',
  'netlify.toml',
  'policy/main.js',
  'policy/package.json',
  'program.js',
  'registry/deploy-surfaces.example.json',
  'registry/deploy-surfaces.schema.json',
  'registry/readiness.schema.json',
  'sdks/netlify/package.json',
  'toolchain/environment.js',
  'toolchain/paths.js',
  'toolchain/pins.js',
];

/** A compiled package has this file instead of the translator. */
const COMPILED = `// This package is compiled: nothing is translated. V8's own cache lies beside it.
const Module = require('node:module');
const path = require('node:path');

Module.enableCompileCache?.(path.join(__dirname, '..', '..', 'node_modules', '.cache', 'causeway', 'compiled'));
`;

function put(folder, name, content) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}

function isProduct(name) {
  return (
    name.endsWith('.ts') &&
    !name.endsWith('.d.ts') &&
    !name.split('/').includes('node_modules') &&
    !CHECKOUT_ONLY.some((place) => name === place || name.startsWith(`${place}/`))
  );
}

/** The TypeScript files that an installed package runs, from the checkout. */
function sources() {
  const below = ROOMS.flatMap((room) =>
    fs
      .readdirSync(path.join(checkout, room), { recursive: true, encoding: 'utf8' })
      .map((name) => `${room}/${name.split(path.sep).join('/')}`),
  );
  return ['index.ts', ...below.filter(isProduct)];
}

/** The declarations keep the comments, which an editor shows; the code does not need them. */
const WITHOUT_COMMENTS = { compress: false, mangle: false, format: { comments: false } };

function compile(folder) {
  const { transformSync } = require('@swc/core');
  const options = { ...OPTIONS, jsc: { ...OPTIONS.jsc, minify: WITHOUT_COMMENTS }, sourceMaps: false };
  for (const name of sources()) {
    const filename = path.join(checkout, name);
    const { code } = transformSync(fs.readFileSync(filename, 'utf8'), { ...options, filename });
    put(folder, name.replace(/\.ts$/, '.js'), code);
  }
}

/** Replaces the files of `BUNDLED` by themselves with their packages, whose licences stand at the top. */
async function bundle(folder) {
  const { build } = require('esbuild');
  for (const [name, dependencies] of Object.entries(BUNDLED)) {
    const licences = new Map();
    for (const dependency of dependencies) {
      const licence = fs.readFileSync(path.join(checkout, 'node_modules', dependency, 'LICENSE'), 'utf8');
      licences.set(licence, [...(licences.get(licence) ?? []), dependency]);
    }
    const notes = [...licences].map(([licence, names]) => `Contains ${names.join(', ')}:\n\n${licence}`);
    await build({
      absWorkingDir: checkout,
      entryPoints: [name],
      outfile: path.join(path.resolve(folder), name.replace(/\.ts$/, '.js')),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      minify: true,
      banner: { js: `/* ${notes.join('\n')}*/` },
      logLevel: 'error',
    });
  }
}

/** Declarations of everything that the modules below `api/` and the program export. Throws where types do not hold. */
function declare(folder) {
  const tsc = require.resolve('typescript/lib/tsc.js');
  try {
    execFileSync(process.execPath, [tsc, '--project', 'tsconfig.package.json', '--outDir', folder], {
      cwd: checkout,
      encoding: 'utf8',
    });
  } catch (error) {
    throw new Error(`the declarations cannot be made:\n${error.stdout ?? ''}${error.stderr ?? ''}`);
  }
}

/** The vendors' API descriptions, cut to what the emulators answer. The whole ones are 13 MB in a package of 400 MB. */
function cutDescriptions(folder) {
  const target = path.join(folder, 'emulator', 'descriptions');
  execFileSync(process.execPath, [path.join(checkout, 'bin', 'run.js'), 'emulator/cuts.ts', target], { cwd: checkout });
}

/**
 * Replaces a folder with the compiled package: its code, declarations, API descriptions and the command as one file,
 * unless the options say otherwise.
 */
async function buildPackage(folder, { declarations = true, descriptions = true, oneFile = true } = {}) {
  fs.rmSync(folder, { recursive: true, force: true });
  compile(folder);
  await bundle(folder);
  for (const name of COPIED) put(folder, name, fs.readFileSync(path.join(checkout, name)));
  put(folder, 'bin/typescript.js', COMPILED);
  const { name, version, license, engines, imports } = JSON.parse(
    fs.readFileSync(path.join(checkout, 'package.json'), 'utf8'),
  );
  put(folder, 'package.json', `${JSON.stringify({ name, version, license, engines, imports }, null, 2)}\n`);
  fs.cpSync(path.join(checkout, 'sdks/netlify/bin'), path.join(folder, 'sdks/netlify/bin'), {
    recursive: true,
    filter: (file) => !/\.(?:map|sha256)$/.test(file),
  });
  for (const name of ['.github/actions', '.github/workflows'])
    fs.cpSync(path.join(checkout, name), path.join(folder, name), { recursive: true });
  if (declarations) declare(folder);
  if (descriptions) cutDescriptions(folder);
  if (oneFile) put(folder, 'bin/one-file.js', await require('./one-file.js').oneFile());
}

module.exports = { BUNDLED, ROOMS, buildPackage, sources };

if (require.main === module) {
  const [, , folder, only] = process.argv;
  const isWhole = only !== '--code';
  const whole = { declarations: isWhole, descriptions: isWhole, oneFile: isWhole };
  buildPackage(path.resolve(folder), whole).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
