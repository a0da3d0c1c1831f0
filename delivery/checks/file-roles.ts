/** What a changed file is to the check of tests. */
export type FileRole =
  /** It changes what a program does. */
  | 'code'
  /** A test by its name, which only tests have. */
  | 'test'
  /** It stands where tests stand. Only its content shows whether it is one. */
  | 'place'
  /** A document, data, or a tool's settings. */
  | 'none'
  /** A file of another kind: whether it is code is unknown. */
  | 'unknown';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Endings of programming languages, templates and schemas, in lower case
 * (https://github.com/github-linguist/linguist/blob/main/lib/linguist/languages.yml, types "programming" and the markup
 * that holds statements).
 */
const CODE = words(`
  js cjs mjs jsx ts cts mts tsx vue svelte astro marko imba coffee ls elm purs res re rei gleam
  py pyi pyx pxd ipynb rb rake ru php phtml pl pm raku lua luau tcl r jl
  go rs zig nim cr d odin v c h cc cpp cxx c++ hh hpp hxx inl ipp cu cuh m mm swift metal ino s asm wat wasm
  java kt kts scala sc groovy clj cljs cljc cs fs fsx fsi vb cshtml razor vbhtml jsp jspx
  dart ex exs eex heex leex erl hrl hs lhs ml mli rkt scm ss lisp lsp el cl pro prolog
  f f90 f95 f03 for pas pp dpr cob cbl cpy abap cls trigger apex ada adb ads vhd vhdl sv svh
  sql psql plsql pgsql graphql gql prisma proto thrift avdl tf bicep nix rego cue jsonnet libsonnet dhall pkl cel star bzl
  sh bash zsh fish ksh bat cmd ps1 psm1 awk sed vbs applescript
  sol vy cairo move glsl vert frag geom comp wgsl hlsl
  ejs erb haml slim pug hbs handlebars mustache njk liquid twig j2 jinja jinja2 ftl vm cfm cfc
`);

/** Endings of documents, data, styles, pictures and archives, in lower case. */
const OTHER = words(`
  md mdx markdown rst adoc asciidoc txt text rtf pdf doc docx xls xlsx ppt pptx odt tex bib man log
  html htm xhtml css scss sass less styl
  json json5 jsonc jsonl ndjson geojson webmanifest yaml yml toml ini cfg conf properties env xml xsd xsl xslt plist csv tsv edn ron
  hcl tfvars lock sum mod work editorconfig sarif snap map po pot mo strings arb resx xlf xliff grit
  png jpg jpeg gif webp avif svg ico icns bmp tif tiff psd ai fig sketch heic mp3 mp4 wav ogg webm mov woff woff2 ttf otf eot
  zip gz tgz bz2 xz 7z tar zst pem crt cer csr pub asc sig sha256 sha512 patch diff parquet avro sqlite db
`);

/** Tests that are not code: scenarios of Cucumber and Robot Framework, Bats and Perl's tests. */
const SCENARIOS = words('feature robot bats t');

/** Settings of tools, and names that every repository has. A name with another ending can be code. */
const TOOLS =
  /^(?:vite|vitest|vitest\.workspace|jest|playwright|playwright-ct|cypress|wdio|nightwatch|karma|ava|mocha|stryker|webpack|rollup|rspack|rsbuild|esbuild|tsup|tsdown|swc|babel|metro|eslint|prettier|stylelint|oxlint|commitlint|lint-staged|tailwind|postcss|unocss|uno|windi|next|nuxt|astro|svelte|vue|remix|react-router|gatsby|docusaurus|vuepress|vitepress|capacitor|ionic|expo|electron-builder|forge|drizzle|knex|orval|codegen|graphql|release|semantic-release|knip|syncpack|plop|stencil|quasar|angular|nx|turbo|openapi-ts|i18next-parser|next-i18next|size-limit|dependency-cruiser|percy|lighthouse|chromatic)\.config\.[cm]?[jt]s$/;
const SETTINGS =
  /^(?:\.[\w-]+rc(?:\.[cm]?[jt]s)?|\.env(?!.*\.[cm]?[jt]s$).*|\.(?:git|docker|npm|prettier|eslint|stylelint|helm|vscode|gcloud|slug|vercel)[a-z]*|\.nvmrc|\.node-version|\.python-version|\.ruby-version|\.tool-versions|\.editorconfig|\.mailmap|\.gitkeep|\.keep|\.nojekyll|Dockerfile(?:\.[\w-]+)?|Containerfile|(?:GNU)?[Mm]akefile|[Jj]ustfile|Procfile|Gemfile|Pipfile|Brewfile|Vagrantfile|Tiltfile|CNAME|CODEOWNERS|LICEN[CS]E(?:-\w+)?|COPYING(?:\.LESSER)?|NOTICE|AUTHORS|CONTRIBUTORS|CHANGELOG|CHANGES|README|VERSION|_headers|_redirects|go\.(?:mod|sum|work)|robots\.txt)$/;
const DECLARATIONS = /\.d\.[cm]?ts$/;

/** Names that only tests have, by the conventions of their languages' runners. */
const TEST_NAMES =
  /\.(?:test|spec|cy|e2e|e2e-spec)\.[cm]?[jt]sx?$|\.(?:test|spec)\.[A-Za-z]+$|_test\.(?:go|rb|exs|dart|lua|c|cc|cpp|zig|ml|jl|php|clj|cljs|cljc|erl)$|_spec\.(?:rb|lua|cr)$|_SUITE\.erl$|(?:^|[a-z0-9_])(?:Tests?|Spec|IT)\.(?:java|kt|cs|fs|vb|php|swift|scala|groovy|hs|cpp|cc|m|mm)$|_test\.py$|^conftest\.py$|\.Tests\.ps1$/;
/** pytest and unittest collect these names, and other files have them, too (`test_connection.py`). */
const TEST_LIKE = /^test_.*\.py$|^tests\.py$/;
/** The usual folders of tests. A folder of production code may have such a name, too. */
const TEST_FOLDERS =
  /(?:^|\/)(?:tests?|__tests__|e2e|specs?|cypress|Tests?|features\/(?:bootstrap|step_definitions))\//;
/** Where Behat and Cucumber look for scenarios (https://docs.behat.org/en/latest/user_guide/configuration/suites.html). */
const SCENARIO_FOLDERS = /(?:^|\/)features\//;
/** What Maven and Gradle compile for tests alone (https://maven.apache.org/guides/introduction/introduction-to-the-standard-directory-layout.html). */
const TEST_SOURCES = /(?:^|\/)src\/(?:test|integrationTest|androidTest)\/(?:java|kotlin|scala|groovy|resources)\//;
/** Material that tests read or use, and that is no test itself in any folder. */
const MATERIAL =
  /(?:^|\/)(?:__snapshots__|snapshots|__fixtures__|fixtures?|testdata|__mocks__|mocks|__generated__)\/(?!.*\.(?:test|spec)\.[A-Za-z]+$)/;

function kindOf(name: string): 'code' | 'none' | 'scenario' | 'unknown' {
  if (DECLARATIONS.test(name) || TOOLS.test(name) || SETTINGS.test(name)) return 'none';
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return 'unknown';
  if (CODE.has(ending)) return 'code';
  if (SCENARIOS.has(ending)) return 'scenario';
  return OTHER.has(ending) ? 'none' : 'unknown';
}

/** The role of a file by its path alone. Pure. */
export function roleOf(path: string): FileRole {
  const name = path.split('/').at(-1) ?? path;
  const kind = kindOf(name);
  if (kind === 'none') return 'none';
  const isMaterial = MATERIAL.test(path);
  if (isMaterial && kind !== 'code') return 'none';
  const isPlace = TEST_FOLDERS.test(path) || TEST_SOURCES.test(path);
  if (isMaterial) return isPlace ? 'none' : 'code';
  if (TEST_NAMES.test(name)) return 'test';
  if (kind === 'scenario') return isPlace || SCENARIO_FOLDERS.test(path) ? 'test' : 'none';
  if (isPlace || TEST_LIKE.test(name)) return 'place';
  return kind;
}

/** Whether a file without a known ending is a script: its first line names its interpreter. */
export function isScript(text: string): boolean {
  return text.startsWith('#!');
}
