const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Programs that never test anything, and exit with the result of their work. */
export const NO_TESTS: ReadonlySet<string> = wordSet(`
  corepack echo printf false cat ls pwd cd mkdir rmdir rm cp mv touch ln chmod sleep date export unset which env cross-env rimraf shx del-cli
  mkdirp cpy copyfiles wait-on git tar sed grep cp-cli ncp make-dir cpx cpx2 npm-check-updates husky patch-package
  update-browserslist-db only-allow check-node-version
`);

/** Builders, checkers and generators. They exit with a failure when they fail, and run no tests. */
export const BUILDERS: ReadonlySet<string> = wordSet(`
  11ty antora astro babel biome browserslist cspell cssnano depcheck docusaurus dotenv-linter eleventy elm-land ember esbuild
  eslint gatsby graphql-codegen gridsome gulp hexo hugo jekyll json-server knip less lessc license-checker ls-lint markdownlint
  markdownlint-cli2 mdbook metalsmith minify mkdocs msgfmt netlify next ng nuxi nuxt openapi-generator-cli openapi-typescript oxlint
  panda parcel pagefind postcss prettier prisma publint qwik react-router react-scripts redocly remark remix rolldown rollup
  rsbuild rspack sass sass-embedded sapper size-limit solid-start sphinx-build storybook stylelint stylus svelte-check
  svelte-kit svgo swc syncpack tailwindcss terser textlint tsc tsdown tsup typedoc typos unbuild uglifyjs vercel vinxi vite
  vitepress vue-cli-service vue-tsc vuepress webpack webpack-cli wasm-pack workbox xo zola
`);

/** Interpreters that run a file of the project. Causeway does not read that file. */
export const INTERPRETERS: ReadonlySet<string> = wordSet(
  'node tsx ts-node ts-node-esm deno bun python python3 ruby php perl java esno jiti swc-node vite-node babel-node',
);

/** Programs that run the command after them and exit with its code; each with its options that take a value. */
export const WRAPPERS: Readonly<Record<string, readonly string[]>> = {
  env: ['-u', '--unset', '-C', '--chdir'],
  'cross-env': [],
  nice: ['-n'],
  c8: [
    '-r',
    '--reporter',
    '-o',
    '--reports-dir',
    '-x',
    '--exclude',
    '-n',
    '--include',
    '--temp-directory',
    '-c',
    '--config',
  ],
  nyc: [
    '-r',
    '--reporter',
    '--report-dir',
    '-x',
    '--exclude',
    '-n',
    '--include',
    '--temp-dir',
    '-t',
    '--nycrc-path',
    '--cwd',
  ],
  dotenv: ['-e', '-v', '-c', '-p'],
  'dotenv-cli': ['-e', '-v', '-c', '-p'],
  dotenvx: ['-f', '--env-file', '-e', '--env'],
  'env-cmd': ['-f', '--file', '-e', '--environments', '-r', '--rc-file'],
  coverage: [],
  'xvfb-run': ['-s', '-n', '-e', '-w', '-f', '-p'],
};
