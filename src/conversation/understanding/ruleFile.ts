import { z } from 'zod';
import { type Intent, intents } from './intents.js';
import { matchPattern, type Pattern, readingOf, readPattern } from './pattern.js';

const words = z.string().transform((list) => list.split(' ').filter((word) => word !== ''));

const ruleSchema = z.strictObject({
  intent: z.enum(intents),
  /** One of these patterns is in the message; see `readPattern`. */
  say: z.array(z.string()).min(1),
  /** None of these is: things that only sound alike. */
  none: z.array(z.string()).default([]),
  /** Words that may stand beside the pattern's; with any other word it is about something else. */
  rest: z.array(z.string()).optional(),
  /** The message has at most this many words: longer ones are about something else. */
  atMost: z.number().optional(),
});

const fileSchema = z.strictObject({
  /** The bot's own names, and the word that stands for them. */
  bot: z.strictObject({ names: z.array(z.string()), as: z.string() }),
  /** Words passed over at the message's beginning and end. */
  lead: z.array(z.string()),
  trail: z.array(z.string()),
  /** Words that are one letter from a rule's word and mean something else. */
  noSlips: words,
  groups: z.record(z.string(), z.array(z.string())),
  rules: z.array(ruleSchema),
  place: z.strictObject({
    /** Words that say nothing of a place. */
    frame: z.array(z.string()).transform((lists) => lists.flatMap((list) => list.split(' '))),
    /** Words that may join two words of a place's name. */
    connectors: words,
    /** Words before a place that belong to it no more. */
    articles: words,
    /** Capitalised words that stand after "in" and "at" and are no places. */
    notPlaces: words,
    negations: words,
    /** Words for oneself and for others: whose move it is. */
    own: z.array(z.string()),
    others: words,
    /** "Another building": a floor beside it is not one of the building where the person was. */
    elsewhere: z.array(z.string()),
    /** Words that begin another clause. */
    clauses: words,
    /** Words that begin a clause that says why, who or when: it names no destination. */
    asides: words,
    /** Words after which comes where somebody was ("from", "instead of"), up to one of `destinations`. */
    sources: z.array(z.string()),
    /** After one of these, a source word names where somebody is ("I work from Hamburg"). */
    notSourceAfter: words,
    destinations: words,
    months: words,
    timeUnits: words,
  }),
});

/** A language's file, its patterns read. */
export interface RuleFile {
  readonly bot: { readonly names: readonly (readonly string[])[]; readonly as: string };
  readonly lead: readonly (readonly string[])[];
  readonly trail: readonly (readonly string[])[];
  readonly noSlips: ReadonlySet<string>;
  readonly rules: readonly Rule[];
  readonly place: PlaceVocabulary;
}

export interface Rule {
  readonly intent: Intent;
  readonly say: readonly Pattern[];
  readonly none: readonly Pattern[];
  readonly rest: ReadonlySet<string> | null;
  readonly atMost: number;
}

type Lists = z.infer<typeof fileSchema>['place'];
export type PlaceVocabulary = {
  readonly [Name in keyof Lists]: Name extends 'own' | 'elsewhere' | 'sources'
    ? readonly Pattern[]
    : ReadonlySet<string>;
};

/** Reads a language's rule file; throws where it has another form, or names a group that it doesn't have. */
export function readRuleFile(json: unknown): RuleFile {
  const file = fileSchema.parse(json);
  const split = (phrases: readonly string[]) => phrases.map((phrase) => phrase.split(' '));
  const patterns = (texts: readonly string[]) => texts.map((text) => readPattern(text, file.groups));
  const { place } = file;
  return {
    bot: { names: split(file.bot.names), as: file.bot.as },
    lead: split(file.lead),
    trail: split(file.trail),
    // A word that means something of its own is no misspelling of another.
    noSlips: new Set([...file.noSlips, ...place.frame, ...split(Object.values(file.groups).flat()).flat()]),
    rules: file.rules.map((rule) => ({
      ...rule,
      say: patterns(rule.say),
      none: patterns(rule.none),
      rest:
        rule.rest === undefined
          ? null
          : new Set(
              rule.rest.flatMap((each) =>
                each.startsWith('@') ? (file.groups[each.slice(1)] ?? []) : each.split(' '),
              ),
            ),
      atMost: rule.atMost ?? Number.POSITIVE_INFINITY,
    })),
    place: {
      frame: new Set(place.frame),
      connectors: new Set(place.connectors),
      articles: new Set(place.articles),
      notPlaces: new Set(place.notPlaces),
      negations: new Set(place.negations),
      own: patterns(place.own),
      elsewhere: patterns(place.elsewhere),
      others: new Set(place.others),
      clauses: new Set(place.clauses),
      asides: new Set(place.asides),
      sources: patterns(place.sources),
      notSourceAfter: new Set(place.notSourceAfter),
      destinations: new Set(place.destinations),
      months: new Set(place.months),
      timeUnits: new Set(place.timeUnits),
    },
  };
}

/** Whether one of the patterns is in the words. */
export function anyIn(patterns: readonly Pattern[], words: readonly string[]): boolean {
  const reading = readingOf(words);
  return patterns.some((pattern) => matchPattern(pattern, reading) !== null);
}
