import fc from 'fast-check';
import type { PersonRef } from '../../../src/telephony/index.js';
import { type TermsName, termsNames } from './asking.js';
import { ada, ben, cleo, dan, everybody, groups } from './cast.js';
import type { DirectoryChange } from './directory.js';

/** How many versions old the card is on which somebody acts; null: one that says no version. */
type CardAge = number | null;

/** One thing that happens to the request, or around it. */
export type Operation =
  | {
      readonly does: 'approve' | 'reject' | 'rejectSilently' | 'claim';
      readonly who: PersonRef;
      readonly card: CardAge;
    }
  | { readonly does: 'withdraw' | 'answer'; readonly who: PersonRef }
  | { readonly does: 'question'; readonly who: PersonRef; readonly card: CardAge }
  | { readonly does: 'reassign'; readonly who: PersonRef; readonly card: CardAge; readonly to: PersonRef }
  | { readonly does: 'edit'; readonly who: PersonRef; readonly terms: TermsName }
  /** What the worker does; of the turn as it is, or of one that was before. */
  | { readonly does: 'ask' }
  | { readonly does: 'expire' | 'escalate' | 'remind'; readonly late: boolean }
  | { readonly does: 'directory'; readonly change: DirectoryChange }
  | { readonly does: 'directoryFails'; readonly times: number }
  | { readonly does: 'clock'; readonly minutes: number };

const approvers = fc.constantFrom(ada, ben, cleo, dan);
const anybody = fc.constantFrom(...everybody);
const mostlyApprovers = fc.oneof({ arbitrary: approvers, weight: 4 }, { arbitrary: anybody, weight: 2 });
const card: fc.Arbitrary<CardAge> = fc.oneof(
  { arbitrary: fc.constant(0), weight: 6 },
  { arbitrary: fc.integer({ min: 1, max: 4 }), weight: 2 },
  { arbitrary: fc.constant(null), weight: 1 },
);

const decision = (weight: number, ...does: ('approve' | 'reject' | 'rejectSilently' | 'claim')[]) => ({
  arbitrary: fc
    .tuple(fc.constantFrom(...does), mostlyApprovers, card)
    .map(([what, who, age]): Operation => ({ does: what, who, card: age })),
  weight,
});

const directoryChange: fc.Arbitrary<DirectoryChange> = fc.oneof(
  fc.record({
    change: fc.constantFrom('joins', 'leaves'),
    person: anybody.map(({ id }) => id),
    group: fc.constantFrom(...groups),
  }),
  fc.record({ change: fc.constantFrom('isDisabled', 'isEnabled'), person: approvers.map(({ id }) => id) }),
  fc.record({ change: fc.constant('manages'), person: fc.option(anybody.map(({ id }) => id)) }),
);

/** Everything that can happen, the more likely the more often. */
export const operations = (requester: PersonRef, person: PersonRef): fc.Arbitrary<Operation> =>
  fc.oneof(
    decision(10, 'approve'),
    decision(2, 'reject', 'rejectSilently'),
    decision(3, 'claim'),
    {
      arbitrary: fc.constantFrom(requester, person, ada).map((who): Operation => ({ does: 'withdraw', who })),
      weight: 1,
    },
    {
      arbitrary: fc
        .tuple(mostlyApprovers, card)
        .map(([who, age]): Operation => ({ does: 'question', who, card: age })),
      weight: 1,
    },
    {
      arbitrary: fc.constantFrom(requester, person, ada).map((who): Operation => ({ does: 'answer', who })),
      weight: 1,
    },
    {
      arbitrary: fc
        .tuple(mostlyApprovers, card, mostlyApprovers)
        .map(([who, age, to]): Operation => ({ does: 'reassign', who, card: age, to })),
      weight: 2,
    },
    {
      arbitrary: fc
        .tuple(
          fc.constantFrom(requester, requester, requester, person, ada),
          fc.constantFrom(...termsNames, 'others' as const, 'ordinary' as const),
        )
        .map(([who, terms]): Operation => ({ does: 'edit', who, terms })),
      weight: 3,
    },
    { arbitrary: fc.constant<Operation>({ does: 'ask' }), weight: 4 },
    {
      arbitrary: fc
        .tuple(
          fc.constantFrom('expire' as const, 'escalate' as const, 'remind' as const, 'remind' as const),
          fc.boolean(),
        )
        .map(([does, late]): Operation => ({ does, late })),
      weight: 2,
    },
    { arbitrary: directoryChange.map((change): Operation => ({ does: 'directory', change })), weight: 4 },
    {
      arbitrary: fc
        .integer({ min: 1, max: 3 })
        .map((times): Operation => ({ does: 'directoryFails', times })),
      weight: 1,
    },
    {
      arbitrary: fc.constantFrom(1, 30, 24 * 60).map((minutes): Operation => ({ does: 'clock', minutes })),
      weight: 1,
    },
  );

/** In the words of whoever reads a failed run. */
export function described(operation: Operation): string {
  switch (operation.does) {
    case 'approve':
    case 'reject':
    case 'rejectSilently':
    case 'claim':
      return `${operation.who.name}: ${operation.does} (card ${operation.card ?? 'without version'})`;
    case 'question':
    case 'answer':
    case 'withdraw':
      return `${operation.who.name}: ${operation.does}`;
    case 'reassign':
      return `${operation.who.name}: reassign to ${operation.to.name} (card ${operation.card ?? 'without version'})`;
    case 'edit':
      return `${operation.who.name}: edit to ${operation.terms}`;
    case 'directory': {
      const { change } = operation;
      const who = everybody.find(({ id }) => id === change.person)?.name ?? 'nobody';
      return `${who} ${change.change}${'group' in change ? ` ${change.group.slice(-2)}` : ''}`;
    }
    default:
      return JSON.stringify(operation);
  }
}
