import { name, version } from '../../package.json';

/** The name of the package that a governing repository depends on. */
export const PACKAGE = name;

/** What the lock files of played repositories say that the package's digest is. */
export const PACKAGE_INTEGRITY = `sha512-${Buffer.alloc(64, 'causeway').toString('base64')}`;

/** `package.json` and its lock file of a governing repository, which depends on Causeway. `more` is of `package.json`. */
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
