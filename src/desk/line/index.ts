export { type CountryAnswer, type CountryQuery, readCountry } from './readCountry.js';
export { type LineView, lineViewOf, readLineView } from './readLine.js';
export type { LineFacts } from './readLineFacts.js';
