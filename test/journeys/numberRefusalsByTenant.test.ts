import assert from 'node:assert/strict';
import { knownPeople } from '../../src/sandbox/index.js';
import { textOf } from '../support/cards.js';
import { LineDeskInTest } from '../support/lineDeskInTest.js';
import { factsOf, numberOf } from '../support/lineRequests.js';
import { openForm, syncInventory } from '../support/numberForms.js';
import { installed, type Known, walkRefusals } from '../support/numberRefusals.js';

/** Policy text with other pools. */
const withPools = (pools: string) => (text: string) =>
  text.replace(/\nnumbers:\n(?: .*\n)+/, `\nnumbers:\n  pools: ${pools}\n`);

const moved = async (all: LineDeskInTest, who: Known, usageLocation: string) => {
  const answer = await fetch(`${all.sandbox.url}/sandbox/people/${knownPeople[who].id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ usageLocation }),
  });
  assert.ok(answer.ok);
};

const withoutPlan = async (all: LineDeskInTest, who: Known) => {
  const change = { change: 'removeLicence', person: knownPeople[who].id, licence: 'MCOPSTN1' };
  await factsOf(all).send('POST', '/sandbox/changes', [change]);
};

walkRefusals(
  'whoever lives where no calling plans are sold',
  [
    [
      'in India',
      'withoutNumber',
      'openNumberForm',
      {},
      /aren't offered in your country: India \(as of 2023-01, Microsoft/,
      /in Ihrem Land nicht: Indien \(Stand 2023-01, Microsoft/,
      'countryAvailability',
    ],
    [
      'in a country without data',
      'french',
      'openNumberForm',
      {},
      /I know nothing about calling plans in your country: Antarctica/,
      /Über Anrufpläne in Ihrem Land weiß ich nichts: Antarktis/,
      'countryAvailability',
    ],
  ],
  {
    prepare: async (all) => {
      await moved(all, 'withoutNumber', 'IN');
      await moved(all, 'french', 'AQ');
      await syncInventory(all);
    },
  },
);

walkRefusals(
  'whoever has no calling plan, where none is offered',
  [
    [
      'asks for the plan first',
      'withoutNumber',
      'openNumberForm',
      {},
      /You don't have a calling plan yet/,
      /Sie haben noch keinen Anrufplan/,
      'openPlanForm',
    ],
  ],
  {
    policy: (text) => text.replace(/\nlicences:\n(?: .*\n?)+/, '\n'),
    prepare: async (all) => {
      await withoutPlan(all, 'withoutNumber');
      await syncInventory(all);
    },
  },
);

walkRefusals(
  'whoever has no calling plan, when no licence is left',
  [
    [
      'reads how many there are',
      'withoutNumber',
      'openNumberForm',
      {},
      /needs a calling plan, and 0 licences are left/,
      /Anrufplan, und es sind 0 Lizenzen übrig/,
      'openNumberForm',
    ],
  ],
  {
    prepare: async (all) => {
      await withoutPlan(all, 'withoutNumber');
      const sold = { change: 'buyLicences', licence: 'MCOPSTN1', count: -100_000 };
      await factsOf(all).send('POST', '/sandbox/changes', [sold]);
      await syncInventory(all);
    },
  },
);

walkRefusals(
  'whoever no pool is for',
  [
    [
      'asks for a number',
      'withoutNumber',
      'openNumberForm',
      {},
      /has set no numbers aside for you/,
      /hat für Sie keine Rufnummern vorgesehen/,
      'openNumberForm',
    ],
  ],
  { policy: withPools('[{ name: board, for: { departments: [Board] } }]') },
);

walkRefusals(
  'whoever has an empty pool',
  [
    [
      'asks for a number',
      'withoutNumber',
      'openNumberForm',
      {},
      /No number of your country .*Germany.* is free for you/,
      /keine Rufnummer Ihres Landes .*Deutschland.* für Sie frei/,
      'openNumberForm',
    ],
  ],
  { policy: withPools('[{ name: vip, match: { tags: [vip] } }]') },
);

walkRefusals(
  'whoever comes before the numbers are read',
  [
    [
      'asks for a number',
      'withoutNumber',
      'openNumberForm',
      {},
      /I am still reading your organisation's numbers/,
      /lese die Rufnummern Ihrer Organisation gerade noch ein/,
      'openNumberForm',
    ],
  ],
  { prepare: async () => {}, environment: { NUMBER_SYNC_MINUTES: '0' } },
);

walkRefusals(
  'whoever needs an emergency location with the number, where there is none',
  [
    [
      'asks for the address first',
      'american',
      'openNumberForm',
      {},
      /A number of your country .*United States.* needs an emergency location from the start/,
      /Rufnummer Ihres Landes .*Vereinigte Staaten.* braucht von Anfang an/,
      'openAddressForm',
    ],
  ],
  {
    locations: (text) =>
      text
        .split('\n')
        .filter((line) => !/,US,/.test(line))
        .join('\n'),
  },
);

describe('a number that is still being changed', () => {
  it('can neither be changed again nor given back yet', async () => {
    const all = await LineDeskInTest.start();
    try {
      await syncInventory(all);
      const own = await numberOf(all, knownPeople.robin.id);
      const { tenant } = all.lineDesk.desk;
      const real = tenant.numberOf.bind(tenant);
      // The sandbox has no switch for it, and the tenant shows it only for seconds.
      Object.assign(tenant, {
        numberOf: async (...args: Parameters<typeof real>) => {
          const number = await real(...args);
          return number?.telephoneNumber === own.telephoneNumber ? { ...number, pending: true } : number;
        },
      });
      const robin = await installed(all, 'robin');
      for (const form of ['openNumberForm', 'openReleaseForm'] as const) {
        assert.match(textOf((await openForm(robin, form)).card), /is still being changed/);
        assert.match(
          textOf((await openForm(robin, form, {}, { locale: 'de-DE' })).card),
          /wird gerade noch geändert/,
        );
      }
    } finally {
      await all.stop();
    }
  });
});
