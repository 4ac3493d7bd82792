/**
 * How the telephone numbers of a large tenant run in a country: the first, the second, and so on, and back from a
 * number to its place. None is dialled from here; few countries keep as many for fiction as a large tenant needs.
 */
export type NumberBlock = {
  country: string;
  city: string;
  telephoneNumber(position: number): string;
  /** Undefined for a number that isn't of this block. */
  positionOf(telephoneNumber: string): number | undefined;
};

const perAreaCode = 10_000;
const american =
  '201 202 203 205 207 208 209 210 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304';
const canadian =
  '204 226 236 249 250 263 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 519 548 579 581 584 587 604 613 639 647 672 683 705 709 742';

/** One block for each country of the organisation. */
export const numberBlocks: readonly NumberBlock[] = [
  oneAreaCode('DE', 'Berlin', '+493026', 6),
  manyAreaCodes('US', 'New York', american),
  oneAreaCode('GB', 'London', '+44203', 7),
  oneAreaCode('FR', 'Courbevoie', '+33199', 6, 100_000),
  manyAreaCodes('CA', 'Montréal', canadian),
  oneAreaCode('CH', 'Zürich', '+41446', 6),
];

function oneAreaCode(country: string, city: string, prefix: string, digits: number, first = 0): NumberBlock {
  return {
    country,
    city,
    telephoneNumber: (position) => prefix + String(first + position).padStart(digits, '0'),
    positionOf: (telephoneNumber) => {
      const rest = telephoneNumber.slice(prefix.length);
      const ours = telephoneNumber.startsWith(prefix) && rest.length === digits && /^\d+$/.test(rest);
      return ours && Number(rest) >= first ? Number(rest) - first : undefined;
    },
  };
}

// North American numbers: +1, an area code, the exchange 555, four digits.
function manyAreaCodes(country: string, city: string, list: string): NumberBlock {
  const areaCodes = list.split(' ');
  return {
    country,
    city,
    telephoneNumber: (position) => {
      const areaCode = areaCodes[Math.floor(position / perAreaCode)];
      if (areaCode === undefined) throw new RangeError(`no more numbers in ${country}`);
      return `+1${areaCode}555${String(position % perAreaCode).padStart(4, '0')}`;
    },
    positionOf: (telephoneNumber) => {
      const [, areaCode = '', rest = ''] = /^\+1(\d{3})555(\d{4})$/.exec(telephoneNumber) ?? [];
      const index = areaCodes.indexOf(areaCode);
      return index < 0 ? undefined : index * perAreaCode + Number(rest);
    },
  };
}
