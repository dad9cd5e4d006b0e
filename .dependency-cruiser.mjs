/**
 * The architecture as rules: which package, and which folder inside a package, may import which. `npm run lint` checks them,
 * and `test/project/architecture.test.ts` checks that they report what they forbid. ARCHITECTURE.md explains the picture.
 *
 * @import { IForbiddenRuleType, ICruiseOptions } from 'dependency-cruiser'
 */

/** What a package may import: packages of this repository and packages from npm, no modules of Node. */
const PACKAGES = {
  feed: { packages: [], npm: ['zod'] },
  sdk: { packages: ['feed'], npm: ['ky'] },
  widgets: { packages: ['feed', 'sdk'], npm: ['lit', '@lit/', '@lit-labs/ssr', 'lean-qr'] },
  doctor: { packages: ['feed'], npm: ['parse5', 'whatwg-mimetype'] },
};

/** The folders of the publisher that are free of I/O, in the order of the data. Each may import those before it. */
const CORE = ['findings', 'text', 'source', 'inherit', 'tree'];

/** What one build knows: options, time, findings. Every folder of the core may use it. */
const CONTEXT = 'build-context.ts';

/** What other folders of a package a folder may import. Folders that are not listed may import every folder. */
const ROOMS = {
  feed: {
    schema: [],
    text: [],
    model: ['schema'],
    read: ['schema', 'model'],
    strict: ['schema', 'model', 'read', 'text'],
    export: ['schema', 'model', 'read'],
  },
  sdk: {
    errors: [],
    http: ['errors', 'platform.ts'],
  },
  doctor: {
    html: [],
    csp: ['html'],
    http: ['html'],
  },
  publisher: {
    ...Object.fromEntries(CORE.map((room, i) => [room, [...CORE.slice(0, i), CONTEXT]])),
    output: CORE,
    net: CORE,
    documents: CORE,
    sign: [...CORE, 'documents', 'output'],
    audit: [...CORE, 'documents', 'net', 'sign'],
    crawl: [...CORE, 'documents', 'net', 'output', 'sign'],
    diff: [...CORE, 'documents', 'output'],
    import: [...CORE, 'documents', 'output'],
    render: [...CORE, 'documents', 'output'],
    init: [...CORE, 'output'],
  },
  widgets: {
    shared: ['locales', 'events.ts'],
    frame: ['bundles', 'shared', 'events.ts'],
    ssr: ['shared', 'index.ts'],
  },
};

/** @param {string[]} names */
const oneOf = (names) => `(${names.join('|')})`;

/** @type {IForbiddenRuleType[]} */
const packageRules = Object.entries(PACKAGES).map(([name, { packages, npm }]) => ({
  name: `package-${name}`,
  comment: `${name} imports ${[...packages, ...npm].join(', ')} and nothing else`,
  severity: 'error',
  from: { path: `^packages/${name}/src/` },
  to: {
    pathNot: [`^packages/${oneOf([name, ...packages])}/src/`, `(^|/)node_modules/${oneOf(npm)}`],
  },
}));

/** Names of files (`index.ts`) stand for themselves, all others for a folder. @param {string} room */
const roomPath = (room) => (room.endsWith('.ts') ? room.replace('.', '\\.') : `${room}/`);

/** @type {IForbiddenRuleType[]} */
const roomRules = Object.entries(ROOMS).flatMap(([name, rooms]) =>
  Object.entries(rooms).map(([room, others]) => ({
    name: `room-${name}-${room}`,
    comment: `${name}/src/${room} imports ${others.length > 0 ? others.join(', ') : 'no other folder'} of its package`,
    severity: /** @type {const} */ ('error'),
    from: { path: `^packages/${name}/src/${room}/`, pathNot: exceptions(name, room) },
    to: {
      path: `^packages/${name}/src/`,
      pathNot: `^packages/${name}/src/${oneOf([room, ...others].map(roomPath))}`,
    },
  })),
);

/**
 * Files with a wider view than the rest of their folder.
 *
 * @param {string} name
 * @param {string} room
 */
function exceptions(name, room) {
  // It joins the messages of all folders into one catalogue.
  if (name === 'publisher' && room === 'findings') return ['^packages/publisher/src/findings/messages\\.ts$'];
  // Its functions take a feed: they need the type, and no code, of the reader.
  if (name === 'feed' && room === 'model') return ['^packages/feed/src/model/contacts\\.ts$'];
  return [];
}

/** @type {IForbiddenRuleType[]} */
const otherRules = [
  {
    name: 'no-circular',
    comment: 'Modules that import each other can only be read, tested and moved together.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'nothing-imports-tests',
    comment: 'Tests import the code, the scripts and the examples, never the other way round.',
    severity: 'error',
    from: { pathNot: '^test/' },
    to: { path: '^test/' },
  },
  {
    name: 'packages-import-packages',
    comment: 'What is published does not import examples, stories or scripts.',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/' },
    to: { path: '^(examples|scripts|stories)/' },
  },
  {
    name: 'package-publisher',
    comment: 'The publisher needs no page.',
    severity: 'error',
    from: { path: '^packages/publisher/src/' },
    to: { path: '^packages/(widgets|site)/|(^|/)node_modules/(lit|@lit)' },
  },
  {
    name: 'publisher-core-without-io',
    comment: 'The core of the publisher runs in a page, too: no module of Node.',
    severity: 'error',
    from: { path: `^packages/publisher/src/${oneOf(CORE)}/` },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'publisher-cli-is-the-top',
    comment: 'Only commands import commands and the build as a whole.',
    severity: 'error',
    from: { path: '^packages/publisher/src/[^/]+/', pathNot: '^packages/publisher/src/cli/' },
    to: { path: '^packages/publisher/src/(cli/|(build|check|core|index)\\.ts$)' },
  },
  {
    name: 'feed-model-without-reader',
    comment: 'The model of a feed uses types of the reader, but none of its code.',
    severity: 'error',
    from: { path: '^packages/feed/src/model/' },
    to: { path: '^packages/feed/src/(read|strict|export)/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'feed-zod-only-in-strict',
    comment: 'Pages load the reader of feeds, and zod would be a fifth of what they load.',
    severity: 'error',
    from: { path: '^packages/feed/src/', pathNot: '^packages/feed/src/strict/' },
    to: { path: '(^|/)node_modules/zod/' },
  },
  {
    name: 'feed-without-zod',
    comment: 'Everything that pages load of feed, including what it imports of strict, works without zod.',
    severity: 'error',
    from: { path: '^packages/feed/src/index\\.ts$' },
    to: { path: '(^|/)node_modules/zod/', reachable: true },
  },
  {
    name: 'widgets-elements',
    comment: 'An element imports what is shared, and other elements only as children (their defining module).',
    severity: 'error',
    from: { path: '^packages/widgets/src/elements/([^/]+)/' },
    to: {
      path: '^packages/widgets/src/',
      pathNot: [
        '^packages/widgets/src/elements/$1/',
        '^packages/widgets/src/elements/([^/]+)/\\1\\.ts$',
        '^packages/widgets/src/(shared|locales)/',
        '^packages/widgets/src/events\\.ts$',
      ],
    },
  },
  {
    name: 'widgets-locales',
    comment: 'A language imports the texts of elements and nothing else of them.',
    severity: 'error',
    from: { path: '^packages/widgets/src/locales/' },
    to: {
      path: '^packages/widgets/src/',
      pathNot: ['^packages/widgets/src/locales/', '^packages/widgets/src/elements/[^/]+/texts\\.ts$'],
    },
  },
];

/**
 * Files that break a rule since before it was written, by rule. Remove an entry together with its import.
 *
 * @type {Record<string, string[]>}
 */
const KNOWN = {
  // The answer of a directory becomes a type of the errors.
  'room-sdk-errors': ['sdk/src/errors/feed-error.ts'],
  'no-circular': [
    'sdk/src/cache.ts',
    'sdk/src/directory/directory-client.ts',
    'sdk/src/errors/feed-error.ts',
    'sdk/src/http/read.ts',
    'sdk/src/signature.ts',
  ],
};

/** @type {NonNullable<import('dependency-cruiser').IConfiguration['forbidden']>} */
export const forbidden = [...packageRules, ...roomRules, ...otherRules].map((rule) => ({
  ...rule,
  from: {
    ...rule.from,
    pathNot: [
      ...[rule.from.pathNot ?? []].flat(),
      ...(KNOWN[rule.name ?? ''] ?? []).map((file) => `^packages/${file}$`),
    ],
  },
}));

/** @type {ICruiseOptions} */
export const options = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^packages/[^/]+/dist/' },
  // Imports of types count, too: a type in the wrong place is a reason to open the wrong file.
  tsPreCompilationDeps: true,
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['ozg-source', 'import', 'node', 'default'],
  },
};

export default { forbidden, options };
