import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isLineDeskError } from '../errors.js';
import { type EmergencyLocation, locationAddress, locationName } from '../telephony/index.js';
import { type CommandCall, exitCodes, runAsProgram, WrongUsage } from './commandLine.js';
import { databaseOf, withStore } from './databaseCommand.js';
import { importLocations, previewLocations } from './importLocations.js';
import { locationColumns } from './locationColumns.js';
import { type CountryDifference, compareByCountry } from './locationsByCountry.js';
import { tableLines } from './table.js';

export const locationsUsage = `npm run locations -- import FILE            shows what FILE would change
npm run locations -- import FILE --apply    replaces the catalogue of places by FILE, all at once
npm run locations -- import FILE --apply --drop-added
                                            also without what administrators added since the last file
npm run locations -- columns                shows the columns of such a file

Environment (or .env): DATABASE_URL (.data/line-desk.sqlite), MicrosoftAppTenantId.
Exit code: 0 done, 1 the file has errors and nothing was changed, 2 arguments, configuration or database.`;

/** Shows or makes an import of places, or shows the columns of the file. */
export async function locationsCommand(call: CommandCall): Promise<number> {
  const { verb, files, apply, dropAdded } = readArguments(call.args);
  const [file, ...more] = files;
  if (verb === 'import') {
    if (file === undefined) throw new WrongUsage('import takes the name of a file.');
    if (more.length > 0) throw new WrongUsage(`import takes one file; put a name with blanks in quotes.`);
    return importFile(call, file, { apply, dropAdded });
  }
  if (verb === 'columns' && file === undefined && !apply && !dropAdded) return printColumns(call);
  throw new WrongUsage(verb === undefined ? 'Say what to do.' : `"${call.args.join(' ')}" is not known.`);
}

async function importFile(
  { environment, print }: CommandCall,
  given: string,
  { apply, dropAdded }: { readonly apply: boolean; readonly dropAdded: boolean },
): Promise<number> {
  const database = databaseOf(environment);
  // npm runs scripts in the project's folder and says in INIT_CWD where the operator stands.
  const stands = environment.INIT_CWD || process.cwd();
  const file = stands === process.cwd() ? given : resolve(stands, given);
  return withStore(database, async (store) => {
    const all = await store.allLocations();
    const preview = await previewLocations(store, file).catch((error: unknown) => {
      // A name that leads to no file is mistyped more often than not: the arguments are wrong, not the file.
      throw isLineDeskError(error, 'not-found') ? new WrongUsage(error.message) : error;
    });
    const stay = new Set((dropAdded ? [] : preview.kept).map(({ id }) => id));
    const before = all.filter(({ id }) => !stay.has(id));
    const countries = compareByCountry(before, preview.locations);
    const whose = database.ofSandbox ? "the sandbox's tenant" : `tenant ${database.tenantId}`;
    print(`${file} against the catalogue in ${database.name} (${whose}):\n`);
    print(tableLines(differenceRows(countries), [1, 2, 3, 4, 5]).join('\n'));
    if (preview.notValidated > 0) {
      print(`\nLocations that aren't validated are kept in the catalogue, but offered to nobody.`);
    }
    if (stay.size > 0) print(`\n${addedLines(preview.kept).join('\n')}`);
    if (apply) {
      await importLocations(store, preview, file, new Date(), { dropAdded });
      print(`\nDone: the catalogue holds these ${preview.locations.length} locations now.`);
      if (database.locationsFile !== null && resolve(database.locationsFile) !== resolve(file)) {
        print(
          `LOCATIONS_FILE is set: at its next start Line Desk puts ${database.locationsFile} in its place.`,
        );
      }
    } else if (
      preview.added + preview.changed + preview.removed === 0 &&
      !(dropAdded && preview.kept.length > 0)
    ) {
      print('\nThe catalogue holds exactly these locations already.');
    } else {
      print(
        `\nNothing has been changed. To put it in: npm run locations -- import ${quoted(given)} --apply${dropAdded ? ' --drop-added' : ''}`,
      );
    }
    return exitCodes.done;
  });
}

/** Administrators added these with a new emergency address; the next file of the tenant should hold them. */
function addedLines(kept: readonly EmergencyLocation[]): readonly string[] {
  return [
    'These were added by administrators and are not in the file. They stay, until a file holds them:',
    ...kept.map((each) => `  ${each.id}  ${each.country}  ${locationName(each)}, ${locationAddress(each)}`),
    'If the tenant no longer has them, add --drop-added.',
  ];
}

function differenceRows(countries: readonly CountryDifference[]): readonly (readonly string[])[] {
  const counts = ['inFile', 'added', 'changed', 'removed', 'notValidated'] as const;
  const rows = countries.map((each) => [each.country, ...counts.map((name) => String(each[name]))]);
  const sums = counts.map((name) => String(countries.reduce((sum, each) => sum + each[name], 0)));
  return [['Country', 'In file', 'Added', 'Changed', 'Removed', 'Not validated'], ...rows, ['All', ...sums]];
}

function printColumns({ print }: CommandCall): number {
  const rows = locationColumns.map(({ name, required, meaning }) => [
    name,
    required ? 'required' : '',
    meaning,
  ]);
  print(
    'A file of places is CSV in UTF-8, with commas and a header. Columns, in any order; others are passed over:\n',
  );
  print(tableLines(rows).join('\n'));
  print('\nTeams PowerShell makes such a file; docs/locations.md has the line.');
  return exitCodes.done;
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: {
        apply: { type: 'boolean', default: false },
        'drop-added': { type: 'boolean', default: false },
      },
    });
    const [verb, ...files] = positionals;
    return { verb, files, apply: values.apply, dropAdded: values['drop-added'] };
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

const quoted = (name: string): string => (/[^\w./\\:-]/.test(name) ? `"${name}"` : name);

await runAsProgram(import.meta.url, locationsCommand, locationsUsage);
