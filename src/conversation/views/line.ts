import type { LineView } from '../../desk/index.js';
import { formatTelephoneNumber, locationAddress, locationName } from '../../telephony/index.js';
import { type CardAction, plainAction, requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { type Reader, when } from '../reader.js';
import type { Texts } from '../texts.js';
import { callerIdText } from './callerIdShown.js';
import { subjectOf } from './kinds/index.js';
import { firstMend } from './mend.js';
import { planName } from './planWords.js';
import { factOf, headOf } from './wording.js';

type Facts = LineView['facts'];

/** "My phone": what is known of a line on one card, its open requests, and what to do next. */
export function lineAnswer(view: LineView, reader: Reader): Answer {
  const { facts } = view;
  const { texts } = reader;
  const fact = (name: string, value: string) => factOf(texts.plain(`line.facts.${name}`), value);
  const title = titleOf(facts, reader, 'card');
  const open = facts.open.requests.map((request) => ({
    head: headOf(request, texts),
    title: texts('requests.line', {
      kind: texts.plain(`kind.${request.details.kind}`),
      to: subjectOf(request, reader).to,
    }),
    open: requestAction(texts, request, 'openRequest', 'action.openRequest'),
  }));
  const hidden = facts.open.total - open.length;
  const card = renderCard('line', texts, {
    title,
    facts: [
      fact('number', numberText(facts, texts)),
      ...(typeof facts.number === 'string' || facts.number === null
        ? []
        : [fact('numberType', numberTypeText(facts.number, texts))]),
      fact('licences', licencesText(facts, texts)),
      ...(facts.number === null ? [] : [fact('location', locationText(facts, texts))]),
      ...(facts.location === null || facts.location === 'unknown'
        ? []
        : [
            fact(
              'confirmed',
              facts.confirmed.at === null
                ? texts.plain('line.neverConfirmed')
                : when(facts.confirmed.at, reader),
            ),
          ]),
      ...(facts.number === null ? [] : [fact('callerId', callerIdShownText(facts, reader))]),
    ],
    sentences: sentences(view, texts).map((text) => ({ text })),
    openTitle: texts('line.open'),
    hasOpen: open.length > 0,
    open,
    more: texts('line.more', { count: hidden }),
    hasMore: hidden > 0,
    actions: actionsOf(view, texts),
    fallbackText: titleOf(facts, reader, 'plain'),
  });
  return { card, summary: titleOf(facts, reader, 'plain'), shows: null };
}

function titleOf({ line, number }: Facts, { texts }: Reader, where: 'card' | 'plain'): string {
  const state = number === 'unread' ? 'unread' : number === null ? 'none' : 'number';
  const key = `line.title.${line.own ? 'own' : 'other'}.${state}`;
  const values = {
    name: line.person.name,
    number: number === null || number === 'unread' ? '' : formatTelephoneNumber(number.telephoneNumber),
  };
  return where === 'plain' ? texts.plain(key, values) : texts(key, values);
}

function numberText({ number }: Facts, texts: Texts): string {
  if (number === 'unread') return texts.plain('line.unread');
  return number === null ? texts.plain('line.none') : formatTelephoneNumber(number.telephoneNumber);
}

function numberTypeText(
  { numberType, city }: Exclude<Facts['number'], null | 'unread'>,
  texts: Texts,
): string {
  const type =
    numberType === 'other' ? texts.plain('line.otherNumberType') : texts.plain(`numberType.${numberType}`);
  return city === null ? type : `${type}, ${city}`;
}

/** The operator keeps its address, or the network tells it; the tenant's own record of it says nothing then. */
const isKeptElsewhere = (number: Facts['asked']['number']): boolean =>
  number?.numberType === 'operatorConnect' || number?.numberType === 'directRouting';

function licencesText({ licences, asked }: Facts, texts: Texts): string {
  const { teamsPhone, callingPlan } = licences;
  const withoutPlan = isKeptElsewhere(asked.number) ? 'teamsPhone' : 'noPlan';
  const which = teamsPhone
    ? callingPlan === 'none'
      ? withoutPlan
      : 'both'
    : callingPlan === 'none'
      ? 'none'
      : 'planOnly';
  return texts.plain(`line.licences.${which}`, { plan: planName(callingPlan, texts) });
}

function locationText({ location, number }: Facts, texts: Texts): string {
  if (number === 'unread') return texts.plain('line.unread');
  if (isKeptElsewhere(number)) return texts.plain('line.locationElsewhere');
  if (location === null) return texts.plain('form.currentNone');
  if (location === 'unknown') return texts.plain('form.currentUnknown');
  return `${locationName(location)} — ${locationAddress(location)}`;
}

function callerIdShownText({ callerId, asked }: Facts, { texts, language }: Reader): string {
  if (callerId === 'unread' || callerId.policy === 'unknown') return texts.plain('line.unread');
  if (callerId.shows === 'unknown') return texts.plain('line.otherCallerId');
  const text = callerIdText(callerId.shows, asked.number?.telephoneNumber ?? null, texts);
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

function sentences({ facts, missing }: LineView, texts: Texts): readonly string[] {
  const unread = facts.number === 'unread' || facts.callerId === 'unread';
  const { number } = facts;
  return [
    ...(unread ? [texts('line.partlyUnread')] : []),
    ...(number !== null && number !== 'unread' && number.pending ? [texts('line.pending')] : []),
    ...(missing.length > 0 && number !== 'unread' ? [texts('line.missing', { count: missing.length })] : []),
  ];
}

/** What mends the first thing that is missing, the list of all, and the change that people come for most. */
function actionsOf({ facts, missing, advised, onlySeen }: LineView, texts: Texts): readonly CardAction[] {
  const { own, person } = facts.line;
  const whose = own ? {} : { person: person.id };
  const mend = firstMend([...missing, ...advised], facts, texts);
  const readiness = (style: CardAction['style']) =>
    plainAction(
      texts,
      'showReadiness',
      own ? 'line.action.readiness' : 'line.action.readinessOf',
      style,
      whose,
    );
  if (facts.number === 'unread') {
    return [plainAction(texts, 'showLine', 'action.tryAgain', 'positive', whose), readiness('default')];
  }
  if (onlySeen) return [readiness('positive')];
  const movable = facts.number?.locationChangeable === true && mend?.verb !== 'openLocationForm';
  return [
    ...(mend === null ? [] : [mend]),
    ...(movable
      ? [
          plainAction(
            texts,
            'openLocationForm',
            'line.mend.changeEmergencyLocation',
            mend === null ? 'positive' : 'default',
            whose,
          ),
        ]
      : []),
    readiness(mend === null && !movable ? 'positive' : 'default'),
  ];
}
