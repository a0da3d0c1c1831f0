import { name, version } from '../../package.json';

/** The name of the package that a governing repository depends on. */
export const PACKAGE = name;

/** The package's digest in the lock files of played repositories. */
export const PACKAGE_INTEGRITY = `sha512-${Buffer.alloc(64, 'causeway').toString('base64')}`;

/**
 * `package.json` and the lock file of a governing repository that depends on Causeway. `more` is added to
 * `package.json`.
 */
export function governingPackage(more: object = {}): Readonly<Record<string, string>> {
  const root = { name: 'governing', private: true, dependencies: { [name]: version }, ...more };
  const entry = {
    version,
    resolved: `https://packages.example/${name}/-/causeway-${version}.tgz`,
    integrity: PACKAGE_INTEGRITY,
  };
  const packages = { '': root, [`node_modules/${name}`]: entry };
  const lock = { name: root.name, lockfileVersion: 3, requires: true, packages };
  return {
    'package.json': `${JSON.stringify(root, null, 2)}\n`,
    'package-lock.json': `${JSON.stringify(lock, null, 2)}\n`,
  };
}
