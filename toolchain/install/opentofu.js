const fs = require('node:fs');
const path = require('node:path');
const { executable, toolchainPaths } = require('../paths.js');
const { pins } = require('../pins.js');
const { buildDigest, buildGo } = require('./go.js');
const { readStamp, writeStamp } = require('./stamp.js');

/** OpenTofu, and the Terraform provider on which the GitHub plugin is based. Only the bench needs them. */
const BUILDS = {
  tofu: {
    title: `OpenTofu ${pins.opentofu}`,
    module: 'opentofu',
    target: 'github.com/opentofu/opentofu/cmd/tofu',
    ldflags: '',
  },
  'terraform-provider-github': {
    title: 'Terraform provider of the GitHub plugin',
    module: 'github-plugin',
    target: 'github.com/integrations/terraform-provider-github/v6',
    ldflags: '',
  },
};

/** The folder with both executables. Builds missing ones. Throws a SetupError without Go. */
async function ensureOpenTofu(paths = toolchainPaths()) {
  const folder = path.join(paths.home, 'opentofu');
  for (const [name, build] of Object.entries(BUILDS)) {
    const file = path.join(folder, executable(name));
    const sources = buildDigest(build);
    if (fs.existsSync(file) && readStamp(paths, name)?.sources === sources) continue;
    await buildGo(build, file);
    writeStamp(paths, name, { sources });
  }
  return folder;
}

module.exports = { ensureOpenTofu };
