import type { CallerIdRefused, LineAbout, NoCalls } from '../../desk/index.js';
import { formatTelephoneNumber } from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import type { Reader } from '../reader.js';
import type { Texts } from '../texts.js';
import { callerIdText } from './callerIdShown.js';

type Why = CallerIdRefused['why'] | NoCalls['why'] | 'teamsPhoneGone';

/** Each refusal's sentence: of one's own line, and of another's. */
const sentences: Readonly<Record<Why, readonly [own: string, of: string]>> = {
  alreadySo: ['callerIdForm.refused.alreadySo', 'callerIdForm.refused.alreadySoOf'],
  noOtherChoice: ['callerIdForm.refused.noOtherChoice', 'callerIdForm.refused.noOtherChoiceOf'],
  hiddenNotOffered: ['callerIdForm.refused.hiddenNotOffered', 'callerIdForm.refused.hiddenNotOfferedOf'],
  ownNumberNotOffered: [
    'callerIdForm.refused.ownNumberNotOffered',
    'callerIdForm.refused.ownNumberNotOfferedOf',
  ],
  otherNumberNotOffered: [
    'callerIdForm.refused.otherNumberNotOffered',
    'callerIdForm.refused.otherNumberNotOfferedOf',
  ],
  byGroup: ['callerIdForm.refused.byGroup', 'callerIdForm.refused.byGroupOf'],
  noNumber: ['callerIdForm.refused.noNumber', 'callerIdForm.refused.noNumberOf'],
  noTeamsPhone: ['callerIdForm.refused.noTeamsPhone', 'callerIdForm.refused.noTeamsPhoneOf'],
  teamsPhoneGone: ['callerIdForm.refused.teamsPhoneGone', 'callerIdForm.refused.teamsPhoneGoneOf'],
};

/** Why there is no form, and the way forward. */
export function callerIdRefusedAnswer(refused: CallerIdRefused | NoCalls, { texts }: Reader): Answer {
  const { line, number } = refused;
  const { name } = line.person;
  const why: Why = refused.why === 'noTeamsPhone' && number !== null ? 'teamsPhoneGone' : refused.why;
  const shown = refused.result === 'callerIdRefused' ? refused.now.shows : 'unknown';
  const sentence = sentences[why][line.own ? 0 : 1];
  return messageAnswer(
    texts,
    {
      title: line.own ? texts('callerIdForm.refused.title') : texts('callerIdForm.refused.titleOf', { name }),
      paragraphs: [
        texts(sentence, {
          name,
          number: number === null ? '' : formatTelephoneNumber(number.telephoneNumber),
          shown: shown === 'unknown' ? '' : callerIdText(shown, number?.telephoneNumber ?? null, texts),
        }),
      ],
    },
    refused.result === 'callerIdRefused'
      ? waysToOtherChoices(texts, line, refused.others)
      : waysToCalls(texts, refused),
  );
}

/** The buttons of an answer that isn't the form: to the other choices, where there are any, and on from there. */
export function waysToOtherChoices(texts: Texts, line: LineAbout, others: boolean): CardAction[] {
  const show = plainAction(texts, 'openCallerIdForm', 'callerIdForm.showChoices', 'positive', about(line));
  return [
    ...(others ? [show] : []),
    plainAction(texts, 'listRequests', 'action.myRequests'),
    plainAction(texts, 'help', 'action.help'),
  ];
}

function waysToCalls(texts: Texts, { line, why }: NoCalls): CardAction[] {
  const lacking =
    why === 'noNumber'
      ? plainAction(texts, 'openNumberForm', 'callerIdForm.askForNumber', 'positive', about(line))
      : plainAction(texts, 'showReadiness', 'callerIdForm.showReadiness', 'positive', about(line));
  return [
    lacking,
    plainAction(texts, 'listRequests', 'action.myRequests'),
    plainAction(texts, 'help', 'action.help'),
  ];
}

function about({ own, person }: LineAbout): Readonly<Record<string, string>> {
  return own ? {} : { person: person.id };
}
