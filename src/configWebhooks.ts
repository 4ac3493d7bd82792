import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { LineDeskError } from './errors.js';
import { isLoopbackUrl } from './loopback.js';

/** A secret in the form of the Standard Webhooks: `whsec_` and base64 of 24 to 64 bytes. */
export function isWebhookSecret(text: string): boolean {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1];
  if (encoded === undefined) return false;
  const { length } = Buffer.from(encoded, 'base64');
  return length >= 24 && length <= 64;
}

const addresses = (text: string) => text.split(/[\s,]+/).filter((part) => part !== '');

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  const secure = protocol === 'https:' || (protocol === 'http:' && isLoopbackUrl(text));
  return secure && username === '' && password === '';
}

/** The variables that say who is told of every event of a request. */
export const webhookVariables = {
  WEBHOOK_URLS: z
    .string()
    .refine(
      (text) => addresses(text).every(isAddress),
      'must be https URLs (http on this machine only) without a password, with blanks or commas between them',
    )
    .refine((text) => addresses(text).length <= 10, 'must be 10 URLs at most')
    .optional(),
  WEBHOOK_SECRET: z
    .string()
    .refine(
      (text) => text.split(/\s+/).every(isWebhookSecret),
      'must be whsec_ and base64 of 24 to 64 bytes; two of them with a blank between while it is changed',
    )
    .optional(),
  WEBHOOK_SECRET_FILE: z.string().optional(),
  WEBHOOK_DETAILS: z
    .enum(['0', '1', 'true', 'false'])
    .transform((value) => value === '1' || value === 'true')
    .default(false),
};
type WebhookVariables = z.infer<z.ZodObject<typeof webhookVariables>>;

/** A receiver of webhooks. `name` stands for its address in rows and logs. */
export interface WebhookReceiver {
  readonly name: string;
  readonly url: string;
}

/** Who is told of events, and with which secrets that is signed. */
export interface WebhookConfig {
  readonly receivers: readonly WebhookReceiver[];
  /** Null: they stand in the file, which is read again for each message. */
  readonly secrets: readonly string[] | null;
  readonly secretFile: string | null;
  /** Whether names, places, numbers and reasons go out too. */
  readonly details: boolean;
}

/** The rules between these variables: without a signature receivers couldn't tell ours from anybody's. */
export function checkWebhookVariables(
  env: WebhookVariables,
  report: (
    name: 'WEBHOOK_URLS' | 'WEBHOOK_SECRET' | 'WEBHOOK_SECRET_FILE',
    message: string,
    ...because: ('WEBHOOK_URLS' | 'WEBHOOK_SECRET' | 'WEBHOOK_SECRET_FILE')[]
  ) => void,
): void {
  const { WEBHOOK_URLS: urls, WEBHOOK_SECRET: secret, WEBHOOK_SECRET_FILE: file } = env;
  if (secret !== undefined && file !== undefined) {
    report('WEBHOOK_SECRET_FILE', 'must not be set beside WEBHOOK_SECRET', 'WEBHOOK_SECRET');
  }
  if (urls !== undefined && secret === undefined && file === undefined) {
    report('WEBHOOK_SECRET', 'is required for WEBHOOK_URLS (or WEBHOOK_SECRET_FILE)', 'WEBHOOK_URLS');
  }
  if (urls === undefined && (secret !== undefined || file !== undefined)) {
    const given = secret === undefined ? 'WEBHOOK_SECRET_FILE' : 'WEBHOOK_SECRET';
    report('WEBHOOK_URLS', `is required for ${given}`, given);
  }
}

/** What the variables say. A receiver keeps its name where others are added or removed. */
export const webhooksOf = (env: WebhookVariables): WebhookConfig => ({
  receivers: [...new Set(addresses(env.WEBHOOK_URLS ?? ''))].map((url) => ({
    name: createHash('sha256').update(url).digest('hex').slice(0, 12),
    url,
  })),
  secrets: env.WEBHOOK_SECRET?.split(/\s+/) ?? null,
  secretFile: env.WEBHOOK_SECRET_FILE ?? null,
  details: env.WEBHOOK_DETAILS,
});

/** The secrets as they stand now. Throws LineDeskError `configuration` where the file holds none. */
export async function webhookSecrets({ secrets, secretFile }: WebhookConfig): Promise<readonly string[]> {
  if (secrets !== null || secretFile === null) return secrets ?? [];
  const text = await readFile(secretFile, 'utf8').catch((cause: unknown) => {
    throw new LineDeskError('configuration', 'WEBHOOK_SECRET_FILE can not be read', { cause });
  });
  const found = text.split(/\s+/).filter((part) => part !== '');
  if (found.length === 0 || !found.every(isWebhookSecret)) {
    throw new LineDeskError(
      'configuration',
      'WEBHOOK_SECRET_FILE must hold whsec_ and base64 of 24 to 64 bytes',
    );
  }
  return found;
}
