import assert from 'node:assert/strict';
import { type Policy, policySchema } from '../../src/approvals/index.js';

/** A GUID of its own for each number. */
export const guid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

export const fallback = { people: [guid(0xf)], groups: [guid(0x1f)] };

/** What an organisation may write into its policy file, as YAML gives it; everything that isn't named is the least there can be. */
export interface WrittenPolicy {
  /** Rules of changes of emergency locations. */
  readonly rules?: readonly unknown[];
  /** Rules of other kinds. */
  readonly requests?: Readonly<Record<string, unknown>>;
  readonly sites?: Readonly<Record<string, unknown>>;
  /** Other sections. */
  readonly sections?: Readonly<Record<string, unknown>>;
}

const inFull = ({ rules, requests = {}, sites = {}, sections = {} }: WrittenPolicy): unknown => ({
  version: 1,
  requests: {
    emergencyLocationChange: rules ?? [{ name: 'always', approval: 'fallbackApprovers' }],
    ...requests,
  },
  approvers: { sites, fallback },
  administrators: { people: [guid(0xad)], groups: [] },
  ...sections,
});

/** The policy; fails where it isn't taken. */
export function policyWith(written: WrittenPolicy = {}): Policy {
  const parsed = policySchema.safeParse(inFull(written));
  assert.ok(parsed.success, parsed.error?.message);
  return parsed.data;
}

/** What is wrong with it, as `path: message`; nothing where it is taken. */
export function faultsOf(written: WrittenPolicy): readonly string[] {
  const parsed = policySchema.safeParse(inFull(written));
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
}
