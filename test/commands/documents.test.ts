import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { parsePolicy } from '../../src/approvals/index.js';
import { readConfig } from '../../src/config.js';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));
const packageSchema = z.object({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const manifest = packageSchema.parse(JSON.parse(read('package.json')));

describe('the documents', () => {
  it('give a reason for each dependency, and for none that is not there', () => {
    const table = read('README.md').split('## Dependencies')[1] ?? '';
    const rows = [...table.matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, names = '']) => names.split(', '));
    const listed = rows.map((name) => name.replaceAll('`', ''));
    assert.deepEqual(
      listed.toSorted(),
      [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)].sort(),
    );
  });

  it('name only scripts that there are', () => {
    for (const page of pages) {
      for (const [, script = ''] of read(page).matchAll(/npm run ([a-z]+)/g)) {
        assert.ok(Object.hasOwn(manifest.scripts, script), `${page}: npm run ${script}`);
      }
    }
  });

  it('link and point to files that there are', () => {
    for (const page of pages) {
      const text = read(page);
      for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
        assert.ok(existsSync(resolve(root, dirname(page), target)), `${page}: ${target}`);
      }
      for (const [, target = ''] of text.matchAll(/`([a-z]+\/[\w/.-]+\.(?:ts|json|yaml))`/g)) {
        assert.ok(
          existsSync(join(root, target)) || existsSync(join(root, 'src', target)),
          `${page}: ${target}`,
        );
      }
    }
  });

  it('show a policy that is valid', () => {
    const [whole, ...parts] = [...read('docs/policy.md').matchAll(/```yaml\n([^`]+)```/g)].map(
      ([, text = '']) => text,
    );
    assert.ok(whole);
    assert.deepEqual(Object.keys(parsePolicy(whole)), ['policy', 'version']);
    const isRule = (part: string) => part.startsWith('    - name:');
    for (const part of parts) {
      const [key = ''] = part.split(':');
      const text: string = isRule(part)
        ? whole.replace(/( {4}- name: [\s\S]+?)\n\n/, () => `${part}\n`)
        : `${whole.replace(new RegExp(`^${key}:.*\n( .*\n)*`, 'm'), '')}\n${part}`;
      assert.deepEqual(Object.keys(parsePolicy(text)), ['policy', 'version'], part);
    }
    assert.ok(parts.some(isRule) && parts.some((part) => part.startsWith('approvalsChannel:')));
  });

  it('show in .env.example the defaults that hold', () => {
    const shown = [...read('.env.example').matchAll(/^# ([A-Za-z_]+)=(.+)$/gm)].map(
      ([, name = '', value = '']) => [name, value],
    );
    // Examples, not defaults: what stands above them says so.
    const examples = ['DEFAULT_TIME_ZONE', 'BOT_DOMAIN'];
    const identity = {
      MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
      MicrosoftAppPassword: 'secret',
      MicrosoftAppTenantId: '11111111-2222-4333-8444-555555555556',
    };
    const defaults = Object.fromEntries(shown.filter(([name = '']) => !examples.includes(name)));
    assert.ok(Object.keys(defaults).length > 5);
    assert.deepEqual(readConfig({ ...identity, ...defaults }), readConfig(identity));
  });
});
