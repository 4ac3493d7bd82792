import { createHmac } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import type { AnchorTargetName, CheckpointAnchor } from '../desk/index.js';

/** Somewhere outside the database that keeps checkpoints. */
export interface AnchorTarget {
  readonly name: AnchorTargetName;
  /** Keeps the checkpoint; throws AnchorFailure where that didn't succeed. The same one may come twice. */
  put(anchor: CheckpointAnchor): Promise<void>;
}

/** Why a checkpoint was not kept: a code for the log and for `/health`, without addresses and secrets. */
export class AnchorFailure extends Error {
  constructor(
    readonly code: string,
    cause?: unknown,
  ) {
    super(`the checkpoint was not kept: ${code}`, { cause });
  }
}

/** An anchor as others read it: one JSON object. */
const anchorJson = ({ tenantId, number, hash, sealedAt }: CheckpointAnchor): string =>
  JSON.stringify({ tenant: tenantId, number, hash, sealedAt: sealedAt.toISOString() });

/** Appends a line to the file, which is made where it isn't there. The process needs no right to change what stands there. */
export function anchorFile(file: string): AnchorTarget {
  return {
    name: 'file',
    async put(anchor) {
      try {
        // Flushed: a checkpoint that is on record as anchored has to outlive a power cut.
        await appendFile(file, `${anchorJson(anchor)}\n`, { mode: 0o600, flush: true });
      } catch (cause) {
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
        throw new AnchorFailure(`file-${code}`, cause);
      }
    },
  };
}

const patienceMs = 10_000;

/**
 * Posts the anchor to the address. `X-Line-Desk-Signature: sha256=…` is the HMAC-SHA256 of the body in hexadecimal, so that
 * nobody else can have anchors kept. Anything but 2xx is a failure; redirects are not followed.
 */
export function anchorWebhook(url: string, secret: string): AnchorTarget {
  return {
    name: 'webhook',
    async put(anchor) {
      const body = anchorJson(anchor);
      const signature = createHmac('sha256', secret).update(body).digest('hex');
      let status: number;
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-Line-Desk-Signature': `sha256=${signature}` },
          body,
          redirect: 'manual',
          signal: AbortSignal.timeout(patienceMs),
        });
        status = answer.status;
        await answer.body?.cancel();
      } catch (cause) {
        throw new AnchorFailure('webhook-unreachable', cause);
      }
      if (status < 200 || status > 299) throw new AnchorFailure(`webhook-${status}`);
    },
  };
}
