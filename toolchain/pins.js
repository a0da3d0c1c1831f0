/** The only place of pinned versions that package.json does not pin. A test compares the two. */
const pins = {
  /** Pulumi CLI, @pulumi/pulumi and the npm package `pulumi`. */
  pulumi: '3.259.0',
  /** Pulumi GitHub plugin, and @pulumi/github. */
  githubPlugin: '6.15.0',
  /** Pulumi's plugin that runs any Terraform provider. */
  terraformPlugin: '1.1.3',
  /** Terraform provider netlify/netlify, and @pulumi/netlify. */
  netlifyProvider: '0.4.4',
  /** OpenTofu, with which the bench compares. */
  opentofu: '1.12.6',
  /** actionlint, which checks the syntax and meaning of the workflows. */
  actionlint: '1.7.12',
  /** GitHub's command line tool. Tests use it to run the commands that are printed for people. */
  gh: '2.83.0',
  /** slsa-verifier, which `npm run verify:others` uses on verification summaries. */
  slsaVerifier: '2.7.1',
  /** moto (PyPI), which plays S3 and STS in tests. `install/moto.txt` pins its dependencies. */
  moto: '5.2.1',
  /** check-jsonschema (PyPI), which bundles SchemaStore's schema of GitHub's workflows, and the digest of that file. */
  workflowSchema: {
    version: '0.39.0',
    sha256: 'd10c9f4656e1bd5bc6727e9b35080e017dc167154726fca93da33c7a6bd1c4f3',
  },
  /** zizmor (PyPI), which checks the security of the workflows. */
  zizmor: '1.32.0',
  /** Major version of the Node that runs programs and tests (devDependency `node`). */
  node: 24,
  /** A version of each other line of Node that `engines` names: the oldest, where it names one. Tests run commands with them. */
  otherNodes: ['22.22.2', '24.15.0', '26.12.1'],
  /** The lowest Go version with which the closed-network build was tested. */
  go: '1.26',
};

module.exports = { pins };
