import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type GraphCall, graphCalls } from '../../src/graph/index.js';
import { graphTable, permissionTable } from './contractTables.js';

const root = resolve(import.meta.dirname, '../..');
const calls = Object.entries<GraphCall<unknown, unknown>>(graphCalls);

describe('the contract with Graph', () => {
  it('calls each entry by the name under which it stands', () => {
    for (const [name, call] of calls) assert.equal(call.name, name);
  });

  it('names for each call its path, its success, its permission, its reason and its source', () => {
    const permission = /^[A-Z]\w+(\.\w+)+( and [A-Z]\w+(\.\w+)+)*$/;
    for (const [name, call] of calls) {
      assert.match(call.path, /^\/[\w/{}$.]+(\(type='\{type\}',name='\{name\}'\))?$/, name);
      assert.ok(call.statuses.length > 0 && call.statuses.every((status) => status >= 200 && status < 300));
      assert.match(call.permission, permission, name);
      assert.match(call.source, /^https:\/\/learn\.microsoft\.com\/graph\/api\/[a-z-]+$/, name);
      assert.ok(call.why.length > 10 && !/[.|]$/.test(call.why), name);
      assert.ok(call.query.every((option) => option.startsWith('$')));
    }
  });

  it('has bodies for writes only, and none with a field that it does not name', () => {
    for (const [name, call] of calls) {
      assert.equal(call.body !== null, call.method === 'POST', name);
      const issues = call.body?.safeParse({ noSuchField: true }).error?.issues ?? [];
      assert.equal(
        issues.some(({ code }) => code === 'unrecognized_keys'),
        call.body !== null,
        name,
      );
    }
  });

  it('takes both forms of a path with the same parameters', () => {
    const parameters = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const [name, { path, otherPath }] of calls) {
      if (otherPath !== undefined) assert.deepEqual(parameters(otherPath), parameters(path), name);
    }
  });

  it('stands in docs/graph.md as it is', () => {
    const page = readFileSync(join(root, 'docs/graph.md'), 'utf8');
    for (const table of [graphTable(usedCalls()), permissionTable(usedCalls())]) {
      assert.ok(page.includes(table), `docs/graph.md needs this table:\n${table}`);
    }
  });

  it('is the only way to Graph: nobody else names its routes', () => {
    for (const file of sources()) {
      if (/src\/(graph|sandbox)\//.test(file)) continue;
      assert.doesNotMatch(
        readFileSync(file, 'utf8'),
        /['"`]\/(admin\/teams|users\/|groups\/|subscribedSkus)/,
        file,
      );
    }
  });
});

function sources(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, 'src', name));
}

/** The names of the calls that the product makes today. */
function usedCalls(): ReadonlySet<string> {
  const texts = sources().map((file) => readFileSync(file, 'utf8'));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/graphCalls\.(\w+)/g)].map(([, name = '']) => name)),
  );
}
