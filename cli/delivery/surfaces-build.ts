import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { isThere } from '../../registry/existing-file';
import { UserError } from '../../registry/user-error';
import { copyFolderWhole } from '../../registry/written-file';
import { commonOptions, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { surfaceOption } from '../release-options';

interface BuildFlags {
  readonly surface: string;
  readonly out: string;
  readonly checkout?: string;
}

function build({ surface: id, out, checkout = '.' }: BuildFlags, self: Command, context: Context): void {
  const { registry } = requireRegistry(commonOptions(self, context), context);
  const surface = registry.surfaces.find((each) => each.id === id);
  if (!surface?.build) {
    const buildable = registry.surfaces.filter((each) => each.build !== undefined).map((each) => each.id);
    const message = surface ? `the registry does not say how "${id}" is built` : `there is no surface "${id}"`;
    throw new UserError(message, { place: '--surface', allowed: buildable.join(', ') });
  }
  const target = resolve(context.cwd, out);
  if (isThere(target)) {
    throw new UserError('the folder already exists', { place: out, allowed: 'a new folder; nothing was built' });
  }
  const { run, output } = surface.build;
  const cwd = resolve(context.cwd, checkout);
  // Runs the commands of the project's own registry in its own checkout, as a workflow step would.
  const { status, error } = spawnSync('bash', ['-eo', 'pipefail', '-c', run], {
    cwd,
    env: { ...context.env },
    stdio: ['ignore', 2, 2],
  });
  if (error) throw new UserError(`the build could not be started: ${error.message}`, { place: id, exitCode: 3 });
  if (status !== 0) throw new UserError(`the build ended with ${status}`, { place: `${id}: ${run}`, exitCode: 1 });
  const made = resolve(cwd, output);
  if (!statSync(made, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError('the build wrote nothing to the folder that the registry names', {
      place: output,
      exitCode: 1,
    });
  }
  copyFolderWhole(made, target);
  context.print(`built  ${id}: ${out}`);
}

/** `causeway surfaces build`. */
export function addSurfacesBuild(surfaces: Command, context: Context): void {
  const command = surfaces
    .command('build')
    .description('runs a surface’s build and copies its files to a new folder')
    .addOption(surfaceOption().makeOptionMandatory())
    .addOption(new Option('--out <dir>', 'a new folder for what the build wrote').makeOptionMandatory())
    .addOption(new Option('--checkout <dir>', 'a checkout of the surface’s repository; default: this folder'))
    .action((flags: BuildFlags, self: Command) => build(flags, self, context));
  example(command, 'causeway surfaces build --surface storefront --out tree');
}
