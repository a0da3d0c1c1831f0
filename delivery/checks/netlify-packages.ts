/** Packages with which Netlify's build makes functions or edge functions of a site. */
const RUNTIMES: Readonly<Record<string, string>> = {
  '@netlify/plugin-nextjs': 'https://docs.netlify.com/build/frameworks/framework-setup-guides/nextjs/overview/',
  '@sveltejs/adapter-netlify': 'https://svelte.dev/docs/kit/adapter-netlify',
  '@astrojs/netlify': 'https://docs.astro.build/en/guides/integrations-guide/netlify/',
  '@netlify/remix-adapter': 'https://docs.netlify.com/build/frameworks/framework-setup-guides/remix/',
  '@netlify/vite-plugin-react-router': 'https://docs.netlify.com/build/frameworks/framework-setup-guides/react-router/',
  '@netlify/vite-plugin-tanstack-start':
    'https://docs.netlify.com/build/frameworks/framework-setup-guides/tanstack-start/',
  '@netlify/angular-runtime': 'https://docs.netlify.com/build/frameworks/framework-setup-guides/angular/',
  'gatsby-adapter-netlify': 'https://docs.netlify.com/build/frameworks/framework-setup-guides/gatsby/',
};

/** Packages that do so unless their own configuration makes them write files only. */
const MAYBE: Readonly<Record<string, string>> = {
  next: 'https://github.com/opennextjs/opennextjs-netlify/pull/1012',
  nuxt: 'https://nitro.build/deploy/providers/netlify',
  nitropack: 'https://nitro.build/deploy/providers/netlify',
  nitro: 'https://nitro.build/deploy/providers/netlify',
  gatsby: 'https://docs.netlify.com/build/frameworks/framework-setup-guides/gatsby/',
  '@sveltejs/adapter-auto': 'https://svelte.dev/docs/kit/adapter-auto',
  '@angular/ssr': 'https://docs.netlify.com/build/frameworks/framework-setup-guides/angular/',
  '@solidjs/start': 'https://docs.netlify.com/build/frameworks/framework-setup-guides/solidstart/',
};

/**
 * The features that a project's packages add to previews and that a release lacks: a release carries files only.
 * `vouched` names packages that are vouched to write files only.
 */
export function packageFindings(
  packages: readonly string[],
  vouched: readonly string[],
): { readonly flaws: readonly string[]; readonly unknowns: readonly string[] } {
  const named = packages.filter((each) => !vouched.includes(each));
  return {
    flaws: named
      .filter((each) => Object.hasOwn(RUNTIMES, each))
      .map(
        (each) =>
          `package.json: ${each} makes functions, which previews have and a release does not; allowed: files only`,
      ),
    unknowns: named
      .filter((each) => Object.hasOwn(MAYBE, each))
      .map(
        (each) =>
          `package.json: unverified: whether ${each} writes files only, or Netlify’s build makes functions of it, which a release does not have`,
      ),
  };
}
