import { createSign, generateKeyPairSync } from 'node:crypto';

/** A certificate and its key, in PEM form; the key is encrypted where there is a password. */
export interface SelfSigned {
  readonly certificate: string;
  readonly key: string;
}

/** A self-signed certificate (RFC 5280) for tests, so that no key lies about in the project. */
export function selfSignedCertificate(
  options: { readonly password?: string; readonly validUntil?: Date } = {},
): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const algorithm = sequence(objectId(1, 2, 840, 113549, 1, 1, 11), der(0x05));
  const name = sequence(der(0x31, sequence(objectId(2, 5, 4, 3), der(0x0c, Buffer.from('line-desk-test')))));
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    sequence(time(new Date('2020-01-01')), time(options.validUntil ?? new Date('2049-01-01'))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = createSign('sha256').update(toSign).sign(privateKey);
  const whole = sequence(toSign, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey
      .export({
        type: 'pkcs8',
        format: 'pem',
        ...(options.password === undefined ? {} : { cipher: 'aes-256-cbc', passphrase: options.password }),
      })
      .toString(),
  };
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);

/** UTCTime: two digits of the year, for 1950 to 2049. */
const time = (date: Date) =>
  der(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

function objectId(first: number, second: number, ...rest: number[]): Buffer {
  const bytes = [first * 40 + second];
  for (const each of rest) {
    const sevens = [each & 0x7f];
    for (let left = each >> 7; left > 0; left >>= 7) sevens.unshift((left & 0x7f) | 0x80);
    bytes.push(...sevens);
  }
  return der(0x06, Buffer.from(bytes));
}
