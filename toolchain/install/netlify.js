const fs = require('node:fs');
const path = require('node:path');
const { netlifyProviderKind, readMarker, standInMarker } = require('../netlify-provider.js');
const { pins } = require('../pins.js');
const { toolchainEnvironment } = require('../environment.js');
const { SetupError, runCommand, say } = require('./command.js');
const { buildDigest, buildGo } = require('./go.js');
const { reachable } = require('./network.js');
const { fileDigest } = require('./stamp.js');

const BUILD = {
  title: `Netlify provider ${pins.netlifyProvider} (stand-in)`,
  module: 'netlify-provider',
  target: '.',
  ldflags: `-X main.version=${pins.netlifyProvider}`,
};
const DOWNLOAD_TIMEOUT = 5 * 60 * 1000;

/**
 * The Netlify Terraform provider: the official one if it is present or can be downloaded, otherwise the stand-in at its
 * cache path.
 */
const netlifyProvider = {
  title: `Netlify provider ${pins.netlifyProvider}`,

  ready(paths) {
    const kind = netlifyProviderKind();
    return (
      kind === 'official' || (kind === 'stand-in' && readMarker(paths.netlifyProvider)?.sources === buildDigest(BUILD))
    );
  },

  async install(paths) {
    if (netlifyProviderKind() === 'absent' && (await download(paths))) return;
    const built = path.join(paths.work, path.basename(paths.netlifyProvider));
    await buildGo(BUILD, built);
    fs.mkdirSync(path.dirname(paths.netlifyProvider), { recursive: true });
    const marker = path.join(paths.work, 'stand-in.json');
    fs.writeFileSync(marker, `${JSON.stringify({ sha256: fileDigest(built), sources: buildDigest(BUILD) })}\n`);
    // The marker is written first, so a run that is killed between the two leaves no stand-in that looks official.
    fs.renameSync(marker, standInMarker(paths.netlifyProvider));
    fs.renameSync(built, paths.netlifyProvider);
    await load(paths);
  },
};

async function download(paths) {
  if (!(await reachable(paths, 'https://registry.opentofu.org/.well-known/terraform.json'))) {
    say(`${netlifyProvider.title}: registry.opentofu.org does not answer`);
    return false;
  }
  say(`${netlifyProvider.title}: downloading it`);
  try {
    await load(paths);
    return netlifyProviderKind() === 'official';
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    return false;
  }
}

/** Lets the Terraform plugin fetch the provider (if it is absent) and run it once to read its schema. */
async function load(paths) {
  const plugin = `terraform-provider@${pins.terraformPlugin}`;
  await runCommand(paths.pulumi, ['package', 'get-schema', plugin, 'netlify/netlify', pins.netlifyProvider], {
    what: `loading ${netlifyProvider.title}`,
    timeout: DOWNLOAD_TIMEOUT,
    env: toolchainEnvironment(),
  });
}

module.exports = { netlifyProvider };
