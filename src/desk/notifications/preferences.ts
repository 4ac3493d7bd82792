import type { PersonId, PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { NoticePreferences } from '../ports/index.js';

/** What somebody hears about now, and whether there are choices of administrators for them. */
export interface PreferencesView {
  readonly preferences: NoticePreferences;
  readonly administrator: boolean;
}

export type ChoosePreferencesResult =
  | { readonly result: 'chosen'; readonly view: PreferencesView }
  /** Nobody else would hear of changes that failed. The rest wasn't kept either; `wanted` is what was asked for. */
  | { readonly result: 'lastForFailures'; readonly view: PreferencesView };

/** Reads what the person hears about. Throws when the directory doesn't answer. */
export async function readPreferences(desk: Desk, person: PersonId): Promise<PreferencesView> {
  const [preferences, administrator] = await Promise.all([
    desk.store.noticePreferences(person),
    desk.directory.isOnList(person, desk.policy.administrators),
  ]);
  return { preferences, administrator };
}

/**
 * Keeps what the person wants to hear about. Who is no administrator keeps what stands for administrators. Throws when the
 * directory doesn't answer.
 */
export async function choosePreferences(
  desk: Desk,
  person: PersonId,
  wanted: NoticePreferences,
): Promise<ChoosePreferencesResult> {
  const administrator = await desk.directory.isOnList(person, desk.policy.administrators, { fresh: true });
  const others = administrator && !wanted.failures ? await otherAdministrators(desk, person) : [];
  return desk.store.transaction(async (tx) => {
    const { failures, stock, drift } = administrator ? wanted : await tx.noticePreferences(person);
    const preferences = { ...wanted, failures, stock, drift };
    if (administrator && !failures) {
      // One who can't be reached hears nothing, whatever they have chosen.
      const hearing = await Promise.all(
        others.map(
          async ({ id }) =>
            (await tx.noticePreferences(id)).failures && (await tx.reference(id))?.reachable === true,
        ),
      );
      if (!hearing.some(Boolean)) {
        return { result: 'lastForFailures', view: { preferences: wanted, administrator } };
      }
    }
    await tx.saveNoticePreferences(person, preferences, desk.clock.now());
    return { result: 'chosen', view: { preferences, administrator } };
  });
}

async function otherAdministrators(desk: Desk, person: PersonId): Promise<readonly PersonRef[]> {
  const administrators = await desk.directory.peopleOnList(desk.policy.administrators);
  return administrators.filter(({ id }) => id !== person);
}

/** Those who want to hear of failures; all of them where nobody does: somebody has to. */
export async function whoHearsOfFailures(
  desk: Desk,
  administrators: readonly PersonRef[],
): Promise<readonly PersonRef[]> {
  const wanting = await Promise.all(
    administrators.map(async ({ id }) => (await desk.store.noticePreferences(id)).failures),
  );
  const hearing = administrators.filter((_person, index) => wanting[index] === true);
  return hearing.length > 0 ? hearing : administrators;
}
