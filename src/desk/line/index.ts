export { type CountryAnswer, type CountryQuery, readCountry } from './readCountry.js';
export { type LineView, readLineView } from './readLine.js';
export type { LineFacts } from './readLineFacts.js';
