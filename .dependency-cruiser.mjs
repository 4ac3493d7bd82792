// The rooms of docs/architecture.md as rules: which room may import which, and only through its door.

// TypeScript 7 has no API for other tools yet, so swc reads the sources (type-only imports included). Without
// it dependency-cruiser would see no TypeScript and find nothing wrong: the import makes that a loud failure.
import '@swc/core';

/** The rooms that hold rules only: no input or output, no SDK. */
const pure = ['telephony', 'requests', 'approvals', 'inventory'];

/** Each room with the rooms that it may import. A room that isn't named here may not exist. */
const mayImport = {
  telephony: [],
  requests: ['telephony'],
  approvals: ['requests', 'telephony'],
  inventory: ['telephony'],
  desk: pure,
  conversation: ['desk', ...pure],
  counter: ['conversation', 'desk', ...pure],
  notices: ['counter', 'conversation', 'desk', ...pure],
  graph: [],
  provisioning: ['desk', 'graph', 'requests', 'inventory', 'telephony'],
  directory: ['desk', 'graph', 'telephony'],
  worker: ['desk', 'notices', 'provisioning', ...pure],
  storage: ['desk', ...pure],
  teams: ['counter', 'conversation', 'desk', 'notices', ...pure],
  web: ['teams', 'desk'],
  sandbox: ['telephony'],
};

/** Files directly under src/ that every room may use. */
const shared = ['errors', 'assets', 'loopback'];

const outer = ['commands', 'locales'];
const rooms = Object.keys(mayImport);
const oneOf = (names) => `(${names.join('|')})`;

const roomRules = rooms.map((room) => ({
  name: `room-${room}`,
  comment: `${room}/ may import only ${mayImport[room].join(', ') || 'nothing of ours'} (and ${shared.join(', ')}).`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    path: '^src/',
    pathNot: [`^src/${oneOf([room, ...mayImport[room]])}/`, `^src/${oneOf(shared)}\\.ts$`],
  },
}));

export default {
  forbidden: [
    ...roomRules,
    {
      name: 'only-through-the-door',
      comment: "Another room is entered through its index.ts, so that a room's inside can change alone.",
      severity: 'error',
      from: { path: `^src/${oneOf(rooms)}/` },
      to: { path: `^src/${oneOf(rooms)}/`, pathNot: ['^src/$1/', `^src/${oneOf(rooms)}/index\\.ts$`] },
    },
    {
      name: 'only-through-the-door-from-outside',
      comment: 'The composition root and the commands use the doors, too.',
      severity: 'error',
      from: { path: ['^src/[^/]+$', '^src/commands/'] },
      to: { path: `^src/${oneOf(rooms)}/`, pathNot: `^src/${oneOf(rooms)}/index\\.ts$` },
    },
    {
      name: 'rooms-are-known',
      comment: 'A new room gets its row in docs/architecture.md and here first.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/${oneOf([...rooms, ...outer])}/` },
      to: {},
    },
    {
      name: 'nobody-imports-the-sandbox',
      comment: 'The product meets the sandbox only as a Graph base URL and a places file.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/sandbox/', '^src/commands/start/'] },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'nobody-imports-the-composition-root',
      comment: 'Parts are handed in; they do not reach out for the whole or for the environment.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/commands/' },
      to: { path: '^src/(main|config)\\.ts$' },
    },
    {
      name: 'botbuilder-stays-in-teams',
      comment: 'Another SDK can take its place without touching another room. Types name what is handed in.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/teams/' },
      to: { path: 'node_modules/(botbuilder|botframework)[^/]*/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-rooms-do-no-input-or-output',
      // `module`: data that a package brings, read as an import would, but only the country that is asked for.
      comment: 'Rules are tried without a network, a disk or a clock.',
      severity: 'error',
      from: { path: `^src/${oneOf(pure)}/` },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|path|url|module)$' },
    },
    {
      name: 'no-circles',
      comment: 'Files that import each other cannot be understood one at a time.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'imports-resolve',
      comment: 'A misspelt path, or a package that package.json does not name.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-packages',
      comment:
        'What runs in production may only use dependencies; starting and packaging are for development.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/commands/(start/|packageApp\\.ts)', '^src/bootstrap\\.mjs$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
