import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { LineDeskError } from '../errors.js';

/**
 * Reads a PEM file with a certificate and its private key, so that a wrong one is found at the start and not at the first
 * call.
 *
 * @param password of an encrypted key; null for none
 * @returns the file's text
 * @throws LineDeskError `configuration`, which says what is wrong and nothing of what stands in the file
 */
export function readCertificate(file: string, password: string | null, now: number): string {
  const wrong = (what: string, cause?: unknown) =>
    new LineDeskError('configuration', `the Graph certificate ${file} ${what}`, { cause });
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (cause) {
    throw wrong("can't be read", cause);
  }
  const certificate = attempt(() => new X509Certificate(pem));
  if (certificate === null) throw wrong('holds no certificate in PEM form');
  const key = attempt(() =>
    createPrivateKey({ key: pem, format: 'pem', ...(password === null ? {} : { passphrase: password }) }),
  );
  if (key === null) throw wrong('holds no private key that opens with the password given');
  if (!certificate.checkPrivateKey(key))
    throw wrong('holds a private key that belongs to another certificate');
  if (certificate.validToDate.getTime() <= now) throw wrong('has expired');
  return pem;
}

function attempt<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch {
    return null;
  }
}
