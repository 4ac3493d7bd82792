import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { rootPath } from '../assets.js';
import { withEnvFile } from '../config.js';
import { LineDeskError } from '../errors.js';
import { isGuid } from '../telephony/index.js';
import { type CommandCall, exitCodes, runAsProgram, WrongUsage } from './commandLine.js';

const usage = `npm run package [-- FILE]

Makes the app package that is uploaded to Teams (default: appPackage/build/line-desk.zip).

Environment (or .env):
  MicrosoftAppId  the bot's application (client) id
  BOT_DOMAIN      the host name at which people's Teams reaches this Line Desk, e.g. linedesk.contoso.com
  TEAMS_APP_ID    the app's own id in Teams; without it MicrosoftAppId serves for both`;

const guid = z.string().refine(isGuid, 'must be a GUID');
const hostName = z
  .string()
  .regex(/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'must be a host name without scheme, port or path');

const environmentSchema = z.object({
  MicrosoftAppId: guid,
  BOT_DOMAIN: hostName,
  TEAMS_APP_ID: guid.optional(),
});

/** What distinguishes one installation's package from another's. */
export interface PackageIdentity {
  /** The id of the bot's app registration. */
  botId: string;
  /** The id of the app in Teams. */
  appId: string;
  /** The public host name. */
  domain: string;
  /** The app's version, e.g. `1.2.3`; Teams takes an update only with a higher one. */
  version: string;
}

/** The parts of the manifest that are filled in; the rest passes through untouched. */
const manifestSchema = z.looseObject({
  version: z.string(),
  id: z.string(),
  bots: z.tuple([z.looseObject({ botId: z.string() })]),
});
export type AppManifest = z.infer<typeof manifestSchema>;

/** The host name that stands in the committed manifest. */
const exampleDomain = 'line-desk.example';

/** The manifest for one installation, from the text of `appPackage/manifest.json`. */
export function fillManifest(template: string, identity: PackageIdentity): AppManifest {
  const manifest = manifestSchema.parse(JSON.parse(template.replaceAll(exampleDomain, identity.domain)));
  return {
    ...manifest,
    version: identity.version,
    id: identity.appId,
    bots: [{ ...manifest.bots[0], botId: identity.botId }],
  };
}

/** The translations of the manifest, one a language, named after it (`de.json`). */
async function translationFiles(): Promise<string[]> {
  const files = await readdir(rootPath('appPackage'));
  return files.filter((file) => /^[a-z]{2,3}(-[A-Za-z]{2,4})?\.json$/.test(file)).sort();
}

/** The manifest with every translation that there is. */
function withLanguages(manifest: AppManifest, files: readonly { name: string; base: string }[]): AppManifest {
  const additionalLanguages = files.map(({ name, base }) => ({ languageTag: name, file: base }));
  return { ...manifest, localizationInfo: { defaultLanguageTag: 'en', additionalLanguages } };
}

/** The package as the bytes of a zip file: manifest, its translations and the two icons, all at the top. */
export async function packageOf(identity: PackageIdentity): Promise<Uint8Array> {
  const read = (file: string) => readFile(rootPath('appPackage', file));
  const template = await readFile(rootPath('appPackage', 'manifest.json'), 'utf8');
  const translations = await translationFiles();
  const manifest = JSON.stringify(
    withLanguages(fillManifest(template, identity), translations.map(path.parse)),
    null,
    2,
  );
  return zipSync({
    'manifest.json': new TextEncoder().encode(manifest),
    ...Object.fromEntries(
      await Promise.all(translations.map(async (file) => [file, await read(file)] as const)),
    ),
    'color.png': await read('color.png'),
    'outline.png': await read('outline.png'),
  });
}

/** `npm run package`. */
export async function packageApp(call: CommandCall): Promise<number> {
  if (call.args.length > 1) throw new WrongUsage('At most one file can be named.');
  const identity = readIdentity(withEnvFile(call.environment, '.env'), await productVersion());
  const target = path.resolve(call.args[0] ?? rootPath('appPackage', 'build', 'line-desk.zip'));
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, await packageOf(identity));
  call.print(`${target}: version ${identity.version} for ${identity.domain}, bot ${identity.botId}.`);
  return exitCodes.done;
}

function readIdentity(environment: NodeJS.ProcessEnv, version: string): PackageIdentity {
  // An empty variable counts as absent, as everywhere in Line Desk's configuration.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path: [name], message }) =>
      given[String(name)] === undefined ? `${String(name)} is missing` : `${String(name)} ${message}`,
    );
    throw new LineDeskError(
      'configuration',
      `The app package needs its ids:\n${problems.join('\n')}\n\n${usage}`,
    );
  }
  const { MicrosoftAppId, BOT_DOMAIN, TEAMS_APP_ID } = parsed.data;
  return { botId: MicrosoftAppId, appId: TEAMS_APP_ID ?? MicrosoftAppId, domain: BOT_DOMAIN, version };
}

async function productVersion(): Promise<string> {
  const text = await readFile(rootPath('package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

await runAsProgram(import.meta.url, packageApp, usage);
