import { z } from 'zod';
import { isLoopbackUrl } from './loopback.js';

const minutesError = 'must be whole minutes, from 1 to 10080 (a week)';

/** The variables that say where checkpoints of the audit trail are kept outside the database. */
export const anchorVariables = {
  AUDIT_ANCHOR_FILE: z.string().optional(),
  AUDIT_ANCHOR_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .refine((url) => url.startsWith('https:') || isLoopbackUrl(url), 'must be https, except on this machine')
    .optional(),
  AUDIT_ANCHOR_SECRET: z.string().min(16, 'must have 16 characters or more').optional(),
  AUDIT_ANCHOR_MINUTES: z.coerce
    .number(minutesError)
    .int(minutesError)
    .min(1, minutesError)
    .max(10_080, minutesError)
    .default(60),
};
type AnchorVariables = z.infer<z.ZodObject<typeof anchorVariables>>;

/** Where checkpoints are kept outside the database, and how long at least from one to the next. */
export interface AnchorConfig {
  readonly file: string | null;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly everyMs: number;
}

/** The rules between these variables: an address without a secret would take anchors from anybody. */
export function checkAnchorVariables(
  { AUDIT_ANCHOR_URL: url, AUDIT_ANCHOR_SECRET: secret }: AnchorVariables,
  report: (
    name: 'AUDIT_ANCHOR_URL' | 'AUDIT_ANCHOR_SECRET',
    message: string,
    ...because: ('AUDIT_ANCHOR_URL' | 'AUDIT_ANCHOR_SECRET')[]
  ) => void,
): void {
  if (url !== undefined && secret === undefined) {
    report('AUDIT_ANCHOR_SECRET', 'is required for AUDIT_ANCHOR_URL', 'AUDIT_ANCHOR_URL');
  }
  if (url === undefined && secret !== undefined) {
    report('AUDIT_ANCHOR_URL', 'is required for AUDIT_ANCHOR_SECRET', 'AUDIT_ANCHOR_SECRET');
  }
}

/** What the variables say. */
export const anchorsOf = (env: AnchorVariables): AnchorConfig => ({
  file: env.AUDIT_ANCHOR_FILE ?? null,
  webhook:
    env.AUDIT_ANCHOR_URL === undefined || env.AUDIT_ANCHOR_SECRET === undefined
      ? null
      : { url: env.AUDIT_ANCHOR_URL, secret: env.AUDIT_ANCHOR_SECRET },
  everyMs: env.AUDIT_ANCHOR_MINUTES * 60_000,
});
