import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AppManifestUtils, TeamsManifestConverter } from '@microsoft/app-manifest';
import { z } from 'zod';
import { rootPath } from '../../src/assets.js';
import { fillManifest } from '../../src/commands/packageApp.js';
import { type Language, understand } from '../../src/conversation/index.js';

const template = readFileSync(rootPath('appPackage', 'manifest.json'), 'utf8');
const german = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(rootPath('appPackage', 'de.json'), 'utf8')));

const identity = {
  botId: '11111111-2222-4333-8444-555555555555',
  appId: '66666666-7777-4888-8999-aaaaaaaaaaaa',
  domain: 'linedesk.contoso.com',
  version: '1.2.3',
};

const commandsSchema = z.object({
  bots: z.tuple([
    z.object({
      scopes: z.array(z.string()),
      commandLists: z.array(
        z.object({
          scopes: z.array(z.string()),
          commands: z.array(z.object({ title: z.string(), description: z.string() })),
        }),
      ),
    }),
  ]),
});
const [bot] = commandsSchema.parse(JSON.parse(template)).bots;

/** Every text that the translation could replace, by the key under which it would stand there. */
function translatable(): Map<string, string> {
  const manifest = z
    .object({
      name: z.object({ short: z.string(), full: z.string() }),
      description: z.object({ short: z.string(), full: z.string() }),
    })
    .parse(JSON.parse(template));
  const texts = new Map([
    ['name.short', manifest.name.short],
    ['name.full', manifest.name.full],
    ['description.short', manifest.description.short],
    ['description.full', manifest.description.full],
  ]);
  for (const [list, { commands }] of bot.commandLists.entries()) {
    for (const [index, command] of commands.entries()) {
      const key = `bots[0].commandLists[${list}].commands[${index}]`;
      texts.set(`${key}.title`, command.title);
      texts.set(`${key}.description`, command.description);
    }
  }
  return texts;
}

describe('the app manifest', () => {
  it("passes Microsoft's schema as it is committed", async () => {
    const manifest = TeamsManifestConverter.jsonToManifest(template);
    assert.deepEqual(await AppManifestUtils.validateAgainstSchema(manifest), []);
  });

  it("passes Microsoft's schema once it is filled in", async () => {
    const filled = TeamsManifestConverter.jsonToManifest(JSON.stringify(fillManifest(template, identity)));
    assert.deepEqual(await AppManifestUtils.validateAgainstSchema(filled), []);
  });

  it('is filled in everywhere: no placeholder id and no example host remains', () => {
    const text = JSON.stringify(fillManifest(template, identity));
    assert.doesNotMatch(text, /00000000-0000|\.example/);
    assert.match(text, /"id":"66666666-7777-4888-8999-aaaaaaaaaaaa"/);
    assert.match(text, /"botId":"11111111-2222-4333-8444-555555555555"/);
    assert.match(text, /"validDomains":\["linedesk\.contoso\.com"\]/);
  });

  it('offers the bot in personal chats, teams and group chats, with a command list for each', () => {
    assert.deepEqual([...bot.scopes].sort(), ['groupChat', 'personal', 'team']);
    assert.deepEqual(bot.commandLists.flatMap((list) => list.scopes).sort(), [
      'groupChat',
      'personal',
      'team',
    ]);
  });

  it('keeps to the lengths that Teams shows: 10 commands, titles of 32, descriptions of 128 characters', () => {
    for (const { commands } of bot.commandLists) assert.ok(commands.length > 0 && commands.length <= 10);
    for (const [key, english] of translatable()) {
      const longest = key.endsWith('.title') ? 32 : key.startsWith('bots') ? 128 : Number.POSITIVE_INFINITY;
      for (const text of [english, german[key] ?? '']) assert.ok(text.length <= longest, `${key}: ${text}`);
    }
  });

  it('names only commands that the bot understands, in both languages', () => {
    const titles: [Language, string][] = [...translatable()]
      .filter(([key]) => key.endsWith('.title'))
      .flatMap(([key, title]): [Language, string][] => [
        ['en', title],
        ['de', german[key] ?? ''],
      ]);
    for (const [language, title] of titles) {
      assert.notEqual(understand(title, language).do, 'notUnderstood', `"${title}"`);
    }
  });
});

describe('the German translation of the manifest', () => {
  it('translates every text and nothing else', () => {
    const keys = Object.keys(german).filter((key) => key !== '$schema');
    assert.deepEqual(keys.sort(), [...translatable().keys()].sort());
  });

  it("keeps to the lengths and keys of Microsoft's localisation schema", () => {
    const schema = z
      .object({
        properties: z.record(z.string(), z.object({ maxLength: z.number().optional() })),
        patternProperties: z.record(z.string(), z.object({ maxLength: z.number().optional() })),
      })
      .parse(
        JSON.parse(
          readFileSync(
            createRequire(import.meta.url).resolve(
              '@microsoft/app-manifest/build/json-schemas/teams/v1.22/MicrosoftTeams.Localization.schema.json',
            ),
            'utf8',
          ),
        ),
      );
    for (const [key, text] of Object.entries(german)) {
      const rule =
        schema.properties[key] ??
        Object.entries(schema.patternProperties).find(([source]) => new RegExp(source).test(key))?.[1];
      assert.ok(rule, `${key} is not a text that can be translated`);
      assert.ok(text.length <= (rule.maxLength ?? Number.POSITIVE_INFINITY), key);
    }
  });
});
