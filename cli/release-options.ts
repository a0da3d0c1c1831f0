import { Option } from 'commander';

/** The option that names a surface; `about` says which. */
export function surfaceOption(about = 'the surface'): Option {
  return new Option('--surface <id>', about);
}

/** The option that names surfaces, once for each. */
export function surfacesOption(about = 'a surface; repeatable; default: all with a signed bundle'): Option {
  return surfaceOption(about).argParser((id: string, before: readonly string[] = []) => [...before, id]);
}

/** The option that names a commit; `about` says which. */
export function commitOption(about = 'the full id of the release commit'): Option {
  return new Option('--commit <commit>', about);
}
