import {
  callerIdFormAnswer,
  callerIdProblemText,
  callerIdRefusedAnswer,
  hideYourselfAnswer,
  type Reader,
} from '../../../src/conversation/index.js';
import type { CallerIdChoice, CallerIdFormView, LineAbout } from '../../../src/desk/index.js';
import { number } from './sampleDetails.js';
import type { Sample } from './sampleKinds.js';
import { sampleForm } from './sampleRequests.js';
import type { SampleWords } from './sampleWords.js';

/** The form for another caller ID in every layout, and the answers that take its place. */
export function samplesOfCallerIdForm(words: SampleWords, reader: Reader): Sample[] {
  const { texts } = reader;
  const view = sampleCallerIdForm(words);
  const { line, now } = view;
  const other: LineAbout = {
    ...line,
    own: false,
    person: { ...line.person, name: words.otherApprover },
  };
  const mayHide: CallerIdFormView = {
    ...view,
    line: other,
    now: { ...now, mayHide: true },
    choices: view.choices.filter(({ shows }) => shows.shows !== 'hidden'),
  };
  const byPolicy = { ...now, shows: 'unknown', policy: { id: '', name: words.policy } } as const;
  const many = Array.from({ length: 40 }, (_, index): CallerIdChoice => {
    const shows = { shows: 'otherNumber', telephoneNumber: number(`+49302312${5000 + index}`) } as const;
    const name = `${words.site} ${index + 1}`;
    return { id: name, name, policy: name, shows: { ...shows, companyName: 'Contoso' } };
  });
  const wrong = (problem: Parameters<typeof callerIdProblemText>[0]) => callerIdProblemText(problem, texts);
  return [
    ['caller-id-form', 'few', callerIdFormAnswer({ ...view, chosen: view.choices[2] ?? null }, reader, null)],
    [
      'caller-id-form',
      'problem',
      callerIdFormAnswer(
        { ...view, reason: words.reason },
        reader,
        wrong({ problem: 'policyMissing', policy: words.policy }),
      ),
    ],
    ['caller-id-form', 'on-behalf', callerIdFormAnswer(mayHide, reader, null)],
    [
      'caller-id-form',
      'many',
      callerIdFormAnswer({ ...view, now: byPolicy, choices: many, reason: words.reason }, reader, null),
    ],
    ['message', 'caller-id-hide', hideYourselfAnswer({ result: 'hideYourself', line, others: true }, reader)],
    [
      'message',
      'caller-id-refused',
      callerIdRefusedAnswer(
        {
          result: 'callerIdRefused',
          why: 'alreadySo',
          line: other,
          number: view.number,
          now,
          others: true,
        },
        reader,
      ),
    ],
  ];
}

/** The form as the desk hands it over. */
export function sampleCallerIdForm(words: SampleWords): CallerIdFormView {
  const { form, line, number: own } = sampleForm(words, 1, 1);
  return {
    result: 'callerIdForm',
    form,
    line,
    number: own,
    now: { shows: { shows: 'ownNumber' }, policy: 'global', byGroup: false, mayHide: false },
    choices: [
      {
        id: 'Main number',
        name: 'Main number',
        policy: 'MainNumber',
        shows: { shows: 'otherNumber', telephoneNumber: number('+4930231000'), companyName: 'Contoso' },
      },
      {
        id: words.site,
        name: words.site,
        policy: words.policy,
        shows: { shows: 'otherNumber', telephoneNumber: number('+4930231100'), companyName: null },
      },
      { id: 'Hidden', name: 'Hidden', policy: 'Anonymous', shows: { shows: 'hidden' } },
    ],
    chosen: null,
    notOffered: null,
    reason: null,
  };
}
