import { type PersonRef, personId } from '../../../src/telephony/index.js';

const guid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const person = (n: number, name: string): PersonRef => ({ id: personId(guid(n)), name });

/** Who plays: Robin asks, at times for Sam; the others approve, or would like to. */
export const robin = person(0x01, 'Robin Keller');
export const sam = person(0x02, 'Sam Berger');
export const ada = person(0x0a, 'Ada Lindner');
export const ben = person(0x0b, 'Ben Hofer');
export const cleo = person(0x0c, 'Cleo Brandt');
export const dan = person(0x0d, 'Dan Vogel');
export const fay = person(0x0f, 'Fay Sommer');
export const zoe = person(0x11, 'Zoe Adler');

export const everybody: readonly PersonRef[] = [robin, sam, ada, ben, cleo, dan, fay, zoe];

/** Groups whose members approve. */
export const telephony = guid(0xa1);
export const security = guid(0xa2);
export const groups: readonly string[] = [telephony, security];

/** Those whom policy falls back to by name. */
export const fallback = { people: [fay.id], groups: [] };
export const administrators = { people: [zoe.id], groups: [] };
