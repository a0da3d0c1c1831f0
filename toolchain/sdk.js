// Compiles sdks/netlify, the committed TypeScript of `@pulumi/netlify`, to sdks/netlify/bin. `npm install` runs it
// (postinstall): npm >= 11.16 runs no install script of the package itself unless it is allowed, and that script needs
// its own `tsc`. Pulumi's generator made the source from toolchain/netlify-0.4.4.schema.json. A connected machine can
// make it again: `pulumi install` reads Pulumi.yaml `packages:`, asks the Any-Terraform-provider plugin for the schema
// and writes the same files (only comments may differ). A machine without network uses toolchain/go/sdk-generator.
const { execFileSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const sdk = path.join(__dirname, '..', 'sdks', 'netlify');
const derived = new Set(['bin', 'node_modules']);
const stampName = 'source.sha256';

function filesUnder(folder, inside = '') {
  const entries = fs.readdirSync(path.join(folder, inside), { withFileTypes: true });
  return entries
    .filter((entry) => inside !== '' || !derived.has(entry.name))
    .flatMap((entry) => {
      const name = path.join(inside, entry.name);
      return entry.isDirectory() ? filesUnder(folder, name) : [name];
    })
    .sort();
}

function digestOfSource(compilerVersion) {
  const hash = crypto.createHash('sha256').update(compilerVersion);
  for (const name of filesUnder(sdk)) {
    const content = fs.readFileSync(path.join(sdk, name));
    hash.update(`\0${name.split(path.sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function readStamp(bin) {
  try {
    return fs.readFileSync(path.join(bin, stampName), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function compile(folder) {
  const tsc = require.resolve('typescript/lib/tsc.js');
  try {
    execFileSync(process.execPath, [tsc, '--project', sdk, '--outDir', folder, '--types', 'node'], {
      encoding: 'utf8',
    });
  } catch (error) {
    throw new Error(`sdks/netlify does not compile:\n${error.stdout ?? ''}${error.stderr ?? ''}`);
  }
  fs.copyFileSync(path.join(sdk, 'package.json'), path.join(folder, 'package.json'));
}

/**
 * Makes sdks/netlify/bin when it is missing or was made from other source. Returns whether it did. Throws when it does
 * not compile. Every file is moved into place as a whole and the stamp last. So a killed run is repeated, and two runs
 * at once write the same files.
 */
function ensureSdk() {
  const bin = path.join(sdk, 'bin');
  const digest = digestOfSource(require('typescript/package.json').version);
  if (readStamp(bin) === digest) return false;
  const scratch = path.join(sdk, 'node_modules', `.compiled-${process.pid}-${crypto.randomBytes(4).toString('hex')}`);
  fs.mkdirSync(scratch, { recursive: true });
  try {
    compile(scratch);
    const names = filesUnder(scratch);
    fs.writeFileSync(path.join(scratch, stampName), digest);
    for (const name of [...names, stampName]) {
      fs.mkdirSync(path.dirname(path.join(bin, name)), { recursive: true });
      fs.renameSync(path.join(scratch, name), path.join(bin, name));
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  return true;
}

module.exports = { ensureSdk };

if (require.main === module) {
  try {
    ensureSdk();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
