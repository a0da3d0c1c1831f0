import { name } from '../package.json';

/** Where the package keeps the command as one file (`toolchain/build.js`). */
export const ONE_FILE = 'lib/bin/one-file.js';

/**
 * The script of a job that needs the command and no engine. It has npm install only the package, without its
 * dependencies and without scripts, by its entry of the lock file. npm refuses a package whose digest differs from the
 * entry's (https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json#packages, `integrity`). Where the lock file
 * has no digest of it, as in Causeway's own checkout and for a git dependency, everything is installed. The project's
 * `.npmrc` names the place of private packages.
 */
export const COMMAND_SET_UP = `node <<'end'
const { execSync } = require('node:child_process');
const fs = require('node:fs');
const [name, alone] = ['${name}', 'node_modules/.causeway'];
const place = \`node_modules/\${name}\`;
const { version, resolved = '', integrity } = JSON.parse(fs.readFileSync('package-lock.json')).packages[place] ?? {};
if (integrity) {
  const root = { dependencies: { [name]: '*' } };
  const entry = { version, resolved: resolved.replace(/^file:/, 'file:../../'), integrity };
  for (const folder of [alone, 'node_modules/.bin']) fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(\`\${alone}/package.json\`, JSON.stringify(root));
  fs.writeFileSync(\`\${alone}/package-lock.json\`, JSON.stringify({ lockfileVersion: 3, packages: { '': root, [place]: entry } }));
  if (fs.existsSync('.npmrc')) fs.copyFileSync('.npmrc', \`\${alone}/.npmrc\`);
  execSync('npm ci --ignore-scripts --no-audit --no-fund', { cwd: alone, stdio: 'inherit' });
  fs.chmodSync(\`\${alone}/\${place}/${ONE_FILE}\`, 0o755);
  fs.symlinkSync(\`../.causeway/\${place}/${ONE_FILE}\`, 'node_modules/.bin/causeway');
} else execSync('npm ci', { stdio: 'inherit' });
end
`;
