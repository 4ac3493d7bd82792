import type { Answer } from '../conversation/index.js';

/** A conversation to which a message can be sent. */
export interface Destination {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly channelId: string;
  readonly botAccountId: string;
  readonly kind: 'personal' | 'channel';
}

/**
 * How messages leave the house. Errors are LineDeskErrors: `recipient-unreachable` (blocked or uninstalled),
 * `message-gone` (the message or conversation is no longer there), `connector-unavailable` (try again, maybe after
 * `retryAfterMs`), `connector-refused` (it will not get better).
 */
export interface Messenger {
  /** Sends a new message; resolves to its activity id. */
  send(to: Destination, answer: Answer): Promise<string>;
  /** Replaces a message. */
  update(to: Destination, activityId: string, answer: Answer): Promise<void>;
}
