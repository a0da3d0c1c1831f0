import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { verifyBundle } from '../../delivery/bundle/verify-bundle';
import { type PreviewDeploy, type PreviewPlace, previewAlias, previewUp } from '../../delivery/preview/netlify-deploys';
import { previewDown } from '../../delivery/preview/netlify-removal';
import { netlifyClient } from '../../delivery/targets/netlify-client';
import { findSite } from '../../delivery/targets/netlify-site';
import { netlifyCredentials } from '../../live/credentials';
import { markdownText } from '../../registry/markdown';
import { EXIT_CODE, outputMark, requireOutputPlace, writeOutput } from '../../registry/own-output';
import type { Registry } from '../../registry/schema';
import { tiersOf } from '../../registry/selectors';
import { netlifyOf } from '../../registry/targets';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { exitCodeFileOf } from '../evidence/exit-code';
import { example } from '../help';
import { readBundle } from '../input/bundle-files';
import { surfaceOption } from '../release-options';
import { requirePull } from './comment';

interface PlaceFlags {
  readonly surface: string;
  readonly pull: string;
}

interface UpFlags extends PlaceFlags {
  readonly bundle: string;
  readonly junit?: string;
  readonly report?: string;
}

/** The mark of the files that `preview up` writes. */
const MARK = 'preview up';

// Previews use the site of the surface's first tier: no higher tier's token is ever near a pull request.
async function placeOf(flags: PlaceFlags, registry: Registry, context: Context): Promise<PreviewPlace> {
  const pull = requirePull(flags.pull);
  const surfaces = registry.surfaces.filter((surface) => netlifyOf(surface));
  const surface = surfaces.find(({ id }) => id === flags.surface);
  const tier = surface && tiersOf(registry, surface)[0];
  if (!surface || !tier) {
    const allowed = surfaces.map(({ id }) => id).join(', ') || 'none: no surface is deployed to Netlify';
    throw new UserError(`there is no Netlify surface "${flags.surface}"`, { place: '--surface', allowed });
  }
  const client = netlifyClient(netlifyCredentials(context.env));
  return { client, surface, pull, site: await findSite(client, { registry, surface, tier }) };
}

function junit({ url, smoke }: PreviewDeploy, surface: string): string {
  const escaped = (text: string) => text.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);
  const failure = smoke.ok ? '' : `<failure message="${escaped(smoke.reason)}"/>`;
  const failures = smoke.ok ? 0 : 1;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    outputMark(MARK),
    `<testsuite name="preview of ${escaped(surface)}" tests="1" failures="${failures}" errors="0" skipped="0">`,
    `  <testcase classname="preview" name="${escaped(url)} serves the bundle in health">${failure}</testcase>`,
    '</testsuite>',
    '',
  ].join('\n');
}

// The preview's answer comes from a pull request: a comment shows it literally, without mentions.
function markdown({ url, smoke }: PreviewDeploy, alias: string): string {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const link = /^https?:$/.test(address?.protocol ?? '') ? `<${address?.href}>` : markdownText(url);
  return `${link} (${alias}): ${smoke.ok ? 'healthy' : markdownText(smoke.reason)}\n${outputMark(MARK)}\n`;
}

function put(context: Context, path: string | undefined, text: string): void {
  if (path !== undefined) writeOutput(resolve(context.cwd, path), text);
}

// Refused before the deploy: afterwards nothing would say what it served.
function requirePlaces(context: Context, places: readonly (readonly [path: string | undefined, kind: string])[]): void {
  for (const [path, kind] of places) if (path !== undefined) requireOutputPlace(resolve(context.cwd, path), kind);
}

async function up(flags: UpFlags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const bundle = verifyBundle(readBundle(context, flags.bundle));
  const exitCode = flags.junit === undefined ? undefined : exitCodeFileOf(flags.junit);
  const files = [[flags.junit, MARK] as const, [exitCode, EXIT_CODE] as const, [flags.report, MARK] as const];
  requirePlaces(context, files);
  const place = await placeOf(flags, registry, context);
  const preview = await previewUp(place, bundle);
  const alias = previewAlias(place.pull);
  put(context, flags.junit, junit(preview, place.surface.id));
  put(context, exitCode, `${preview.smoke.ok ? 0 : 1}\n`);
  put(context, flags.report, markdown(preview, alias));
  const { smoke } = preview;
  if (common.json) {
    printJson(context, {
      schema: 'causeway/preview-up/v1',
      surface: place.surface.id,
      pull: place.pull,
      alias,
      ...preview,
    });
  } else context.print(`${preview.url} (${alias}): ${smoke.ok ? 'healthy' : smoke.reason}`);
  context.exit(smoke.ok ? 0 : 1);
}

async function down(flags: PlaceFlags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const place = await placeOf(flags, registry, context);
  const removed = await previewDown(place, netlifyCredentials(context.env));
  if (common.json)
    printJson(context, { schema: 'causeway/preview-down/v1', surface: place.surface.id, pull: place.pull, removed });
  else context.print(`${removed.length} deploys of ${previewAlias(place.pull)} were taken down`);
}

/** `causeway preview up` and `causeway preview down`. */
export function addPreviewDeploys(preview: Command, context: Context): void {
  const withPlace = (command: Command) =>
    command
      .addOption(surfaceOption().makeOptionMandatory())
      .addOption(new Option('--pull <number>', 'the pull request').makeOptionMandatory());
  const uped = withPlace(preview.command('up'))
    .description('deploys a pull request’s bundle as a draft under its own alias; exit 1 when the draft is not healthy')
    .addOption(new Option('--bundle <dir>', 'the bundle').makeOptionMandatory())
    .option(
      '--junit <file>',
      'write the smoke’s result here and what it ended with to FILE.exit-code, for `causeway evidence add`',
    )
    .option('--report <file>', 'write the result here as Markdown, for `causeway comment put`')
    .action((flags: UpFlags, self: Command) => up(flags, self, context));
  example(uped, 'causeway preview up --surface storefront --pull 12 --bundle bundle --junit artifacts/preview.xml');
  const downed = withPlace(preview.command('down'))
    .description('deletes every draft deploy of a pull request')
    .action((flags: PlaceFlags, self: Command) => down(flags, self, context));
  example(downed, 'causeway preview down --surface storefront --pull 12');
}
