import { type Policy, policySchema } from '../../../src/approvals/index.js';
import type { ApprovalNeed, ApproverSource, RequestDetails } from '../../../src/requests/index.js';
import { locationId, parseE164 } from '../../../src/telephony/index.js';
import { ada, administrators, ben, cleo, fallback, security, telephony } from './cast.js';

/** A stage as the model sees it. */
export interface AskedStage {
  readonly need: ApprovalNeed;
  /** Null in place of the list: that of the manager, of whom only the directory knows. */
  readonly sources: readonly {
    readonly from: ApproverSource['from'];
    readonly list: ApproverSource['list'] | null;
  }[];
}
/** What policy says, in the words of the file and in the model's. */
interface Asking {
  readonly written: unknown;
  readonly stages: readonly AskedStage[];
}

const group = (id: string) => ({ from: 'groups' as const, list: { people: [], groups: [id] } });
const manager = { from: 'manager' as const, list: null };
const anybody: ApprovalNeed = { need: 'any' };

const askings = {
  anyOfAGroup: {
    written: [{ name: 's', from: [{ groups: [telephony] }] }],
    stages: [{ need: anybody, sources: [group(telephony)] }],
  },
  twoOfAGroup: {
    written: [{ name: 's', from: [{ groups: [telephony] }], need: { atLeast: 2 } }],
    stages: [{ need: { need: 'atLeast', count: 2 }, sources: [group(telephony)] }],
  },
  allOfAGroup: {
    written: [{ name: 's', from: [{ groups: [telephony] }], need: 'all' }],
    stages: [{ need: { need: 'all' }, sources: [group(telephony)] }],
  },
  oneOfEach: {
    written: [{ name: 's', from: [{ groups: [telephony, security] }], need: 'eachSource' }],
    stages: [{ need: { need: 'eachSource' }, sources: [group(telephony), group(security)] }],
  },
  peopleThenAll: {
    written: [
      { name: 's', from: [{ people: [ada.id, ben.id] }] },
      { name: 't', from: [{ groups: [security] }, { people: [ada.id, cleo.id] }], need: 'all' },
    ],
    stages: [
      { need: anybody, sources: [{ from: 'people', list: { people: [ada.id, ben.id], groups: [] } }] },
      {
        need: { need: 'all' },
        sources: [group(security), { from: 'people', list: { people: [ada.id, cleo.id], groups: [] } }],
      },
    ],
  },
  managerThenAny: {
    written: [
      { name: 's', from: [{ manager: true }] },
      { name: 't', from: [{ groups: [telephony] }] },
    ],
    stages: [
      { need: anybody, sources: [manager] },
      { need: anybody, sources: [group(telephony)] },
    ],
  },
} satisfies Record<string, Asking>;

export type AskingName = keyof typeof askings;
export const askingNames = [
  'anyOfAGroup',
  'twoOfAGroup',
  'allOfAGroup',
  'oneOfEach',
  'peopleThenAll',
  'managerThenAny',
] as const satisfies readonly AskingName[];

/** Terms that a request can have: ordinary ones, others that policy looks at differently, and the ordinary ones varied. */
export const termsNames = ['ordinary', 'others', 'varied', 'free'] as const;
export type TermsName = (typeof termsNames)[number];
export const requestKindsInModel = ['location', 'number'] as const;
export type KindInModel = (typeof requestKindsInModel)[number];

export interface ModelPolicy {
  readonly ordinary: AskingName;
  readonly others: AskingName;
}

/** The policy of a run: two ways to ask, and nobody for a move within the address. */
export function policyOf({ ordinary, others }: ModelPolicy): Policy {
  const rule = (name: string, asking: AskingName, change?: string) => ({
    name,
    approval: { stages: askings[asking].written },
    ...(change === undefined ? {} : { when: { change } }),
  });
  return policySchema.parse({
    version: 1,
    requests: {
      emergencyLocationChange: [
        { name: 'within', when: { change: 'withinAddress' }, approval: 'automatic' },
        rule('others', others, 'toAnotherCity'),
        rule('ordinary', ordinary),
      ],
      numberRequest: [rule('others', others, 'needsLicence'), rule('ordinary', ordinary)],
    },
    approvers: { fallback },
    administrators,
  });
}

/** Whom policy asks for these terms; null: nobody. */
export function askedFor(
  policy: ModelPolicy,
  kind: KindInModel,
  terms: TermsName,
): readonly AskedStage[] | null {
  if (kind === 'location' && terms === 'free') return null;
  return askings[terms === 'others' ? policy.others : policy.ordinary].stages;
}

/** The two numbers of a run that nobody else asks for. */
export const numbersOf = (run: number) => [2 * run, 2 * run + 1].map(numberAt);
export function numberAt(index: number) {
  const number = parseE164(`+49302${String(index).padStart(7, '0')}`);
  if (number === null) throw new RangeError('no such number');
  return number;
}

const place = (id: string, civicAddressId: string, city: string) => ({
  id: locationId(id),
  civicAddressId,
  site: city,
  place: id,
  address: `Hauptstraße ${civicAddressId}`,
  city,
  country: 'DE',
});

export function detailsOf(kind: KindInModel, terms: TermsName, run: number): RequestDetails {
  const [one, two] = numbersOf(run);
  if (one === undefined || two === undefined) throw new RangeError('no numbers');
  if (kind === 'location') {
    return {
      kind: 'emergencyLocationChange',
      telephoneNumber: one,
      country: 'DE',
      from: place('l1', 'a1', 'Berlin'),
      to: {
        ordinary: place('l2', 'a2', 'Berlin'),
        others: place('l3', 'a3', 'Hamburg'),
        varied: place('l4', 'a2', 'Berlin'),
        free: place('l5', 'a1', 'Berlin'),
      }[terms],
      reason: null,
    };
  }
  return {
    kind: 'numberRequest',
    telephoneNumber: terms === 'varied' ? two : one,
    numberType: 'callingPlan',
    country: 'DE',
    city: 'Berlin',
    location: null,
    licence: terms === 'others' ? { skuId: 's', skuPartNumber: 'MCOPSTN1', groupId: null } : null,
    reason: terms === 'free' ? 'for customers' : null,
  };
}
