// Your own rules, beside Causeway's. A rule looks at one resource (scope: 'resource') or at the whole stack (scope: 'stack')
// and returns what it found; no finding is a pass. Types: ResourceRule and StackRule of @causeway-deploy/causeway/policy.
//
//   {
//     code: 'own-short-names',
//     title: 'Environments have short names',
//     why: 'Long names are cut off in the deployments view.',
//     fix: 'Change naming.environment in the registry.',
//     severity: 'low',
//     category: 'hygiene',
//     docs: 'https://example.com/handbook',
//     level: 'mandatory',
//     milestone: 'M0',
//     scope: 'resource',
//     types: ['github:index/repositoryEnvironment:RepositoryEnvironment'],
//     check: (view) =>
//       String(view.props.environment).length > 40 ? [{ what: `${view.name} is too long`, pointer: '/naming' }] : [],
//   },

/** @type {import('@causeway-deploy/causeway/policy').PolicyRule[]} */
module.exports = [];
