import { z } from 'zod';
import { teamsNamespace } from '../graph/router.js';
import { type Random, seededRandom } from '../seededRandom.js';
import { type FaultKind, faultKindNames, faultKindRule } from './faultKinds.js';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** One fault, as `PUT /sandbox/faults` takes it. */
export const faultSchema = z
  .strictObject({
    /**
     * Which paths below `/v1.0` it strikes. Without `*`: this path and all below it. With `*`: paths that fit as a
     * whole, where `*` stands for any characters, slashes too. Both forms of an action's name fit the short form.
     */
    route: z.string().startsWith('/'),
    /**
     * Strikes only paths that name an action in this form: `short` (`…/assignNumber`) or `long`
     * (`…/microsoft.graph.teamsAdministration.assignNumber`). Absent: both.
     */
    form: z.enum(['short', 'long']).optional(),
    /** Absent: every method. */
    method: z.string().toUpperCase().pipe(z.enum(methods)).optional(),
    kind: z.enum(faultKindNames),
    /** Strikes this share of matching requests, from 0 to 1. */
    share: z.number().min(0).max(1).optional(),
    /** Strikes the next so many matching requests, then no more. */
    next: z.int().min(0).optional(),
    /** Milliseconds; each kind says what they mean to it. */
    delayMs: z.int().min(0).max(86_400_000).optional(),
    /** Decides which requests a share strikes; the fault's place in the list unless told. */
    seed: z.int().optional(),
  })
  .refine(({ share, next }) => share === undefined || next === undefined, {
    message: 'give share or next, not both',
  });

export type Fault = z.output<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

type Armed = { fault: Fault; struck: number; random: Random; fits: (path: string) => boolean };

/** A fault that has struck a request. */
export type Strike = {
  kind: FaultKind;
  delayMs: number | undefined;
  /** How many requests this fault struck before. */
  struckBefore: number;
  /** Takes the strike back. */
  spare(): void;
};

/** The faults that are set. For each request the first one in the list that matches and strikes counts. */
export class FaultSet {
  #armed: Armed[] = [];

  /** Replaces every fault, with fresh counts. */
  replace(faults: readonly Fault[]): void {
    this.#armed = faults.map((fault, index) => ({
      fault,
      struck: 0,
      random: seededRandom(fault.seed ?? index + 1),
      fits: pathTest(fault),
    }));
  }

  /** What is set; `next` counts down. */
  list(): Fault[] {
    return this.#armed.map(({ fault, struck }) =>
      fault.next === undefined ? fault : { ...fault, next: fault.next - struck },
    );
  }

  /**
   * The fault that strikes this request, if any; its count goes down.
   *
   * @param path below the service root
   */
  strike(method: string, path: string): Strike | undefined {
    const passed = method === 'GET' ? 'writes' : 'reads';
    const armed = this.#armed.find(({ fault, struck, random, fits }) => {
      if (fault.method !== undefined && fault.method !== method) return false;
      if (faultKindRule(fault.kind).only === passed) return false;
      if (struck === fault.next || !fits(path)) return false;
      return fault.share === undefined || random() < fault.share;
    });
    if (!armed) return undefined;
    const struckBefore = armed.struck;
    armed.struck += 1;
    const { kind, delayMs } = armed.fault;
    const spare = () => {
      armed.struck -= 1;
    };
    return { kind, delayMs, struckBefore, spare };
  }
}

function pathTest({ route, form }: Fault): (path: string) => boolean {
  const source = route
    .replace(/^\/v1\.0(?=\/)/, '')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*');
  // A prefix ends where a segment or a key begins: /users doesn't strike /usersAndMore.
  const pattern = new RegExp(
    route.includes('*') ? `^${source}$` : `^${source.replace(/\/$/, '')}(?=$|[/(])`,
    'i',
  );
  return (path) => {
    const short = path.replace(teamsNamespace, '');
    if (form !== undefined && (form === 'long') !== (short !== path)) return false;
    return pattern.test(path) || pattern.test(short);
  };
}
