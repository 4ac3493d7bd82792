import type { NumberFormView } from '../../desk/index.js';
import { formatTelephoneNumber } from '../../telephony/index.js';
import { anyChoice } from '../commands/numberCommands.js';
import { stripControls } from '../literal.js';
import type { Reader } from '../reader.js';
import type { Texts } from '../texts.js';

type Listed = NumberFormView['numbers'][number];

/** The choices of numbers: any first, then the one that was chosen before, then the page. */
export function numberChoices(view: NumberFormView, { texts }: Reader) {
  const { numbers, chosen, digits } = view;
  const others = numbers.filter(({ telephoneNumber }) => telephoneNumber !== chosen?.telephoneNumber);
  const any = texts.plain(digits === null ? 'numberForm.any' : 'numberForm.anyOfThese');
  return {
    chosenNumber: chosen?.telephoneNumber ?? anyChoice,
    numbers: [
      { title: any, value: anyChoice },
      ...[...(chosen === null ? [] : [chosen]), ...others].map((number) => ({
        title: titleOf(number, texts),
        value: number.telephoneNumber,
      })),
    ],
  };
}

/** "+49 30 231250 — Berlin", with whom it comes from where that isn't Microsoft. */
function titleOf({ telephoneNumber, city, numberType }: Listed, texts: Texts): string {
  const carrier =
    numberType === 'operatorConnect' || numberType === 'directRouting'
      ? texts.plain(`numberType.${numberType}`)
      : null;
  const about = [city, carrier].filter((part) => part !== null && part !== '').join(', ');
  const number = formatTelephoneNumber(telephoneNumber);
  return about === '' ? number : stripControls(`${number} — ${about}`);
}

/** The values of a sentence that reads otherwise where it is about one city's numbers. */
export const inCity = (city: string | null) => (city === null ? {} : { context: 'city', city });

/** Which of the free numbers the list shows. */
export function shownNumbers({ numbers, offset, more, digits }: NumberFormView, texts: Texts): string {
  const shown =
    offset === 0 && !more
      ? texts('numberForm.free', { count: numbers.length })
      : texts(more ? 'numberForm.page' : 'numberForm.lastPage', {
          from: offset + 1,
          to: offset + numbers.length,
        });
  return digits === null
    ? shown
    : `${texts(`numberForm.only.${digits.at}`, { digits: digits.digits })} ${shown}`;
}

/** Why the list shows something else than what was wished; null where it doesn't. */
export function listProblem({ wishProblem }: NumberFormView, { texts }: Reader): string | null {
  if (wishProblem === null) return null;
  switch (wishProblem.why) {
    case 'notDigits':
      return texts('numberForm.wish.notDigits', { typed: wishProblem.typed });
    case 'tooFewDigits':
      return texts('numberForm.wish.tooFewDigits', { count: wishProblem.fewest });
    case 'numberGone':
      return texts('numberForm.wish.numberGone', {
        number: formatTelephoneNumber(wishProblem.number),
      });
    case 'noneInCity':
      return texts('numberForm.wish.noneInCity', { city: wishProblem.city });
    case 'noneWithDigits': {
      const { digits, city } = wishProblem;
      return texts(`numberForm.none.${digits.at}`, { digits: digits.digits, ...inCity(city) });
    }
    default:
      return wishProblem satisfies never;
  }
}
