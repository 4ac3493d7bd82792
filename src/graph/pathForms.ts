import type { GraphCall } from './contract/index.js';
import { GraphFailure } from './failure.js';

/**
 * Remembers which of the two published forms of a path the tenant takes. Graph says of a form that it doesn't know 404,
 * or 400 with the code of any other refusal; either way it did nothing, so that the other form can be tried safely. It is
 * tried once, and no more on a 400 after a form has worked: that one refuses what the call says.
 */
export class PathForms {
  readonly #worked = new Map<string, string>();

  async through<Body, Answer, Result>(
    call: GraphCall<Body, Answer>,
    send: (form: string) => Promise<Result>,
  ): Promise<Result> {
    if (call.otherPath === undefined) return send(call.path);
    const worked = this.#worked.get(call.name);
    const first = worked ?? call.path;
    const second = first === call.path ? call.otherPath : call.path;
    let refusal: GraphFailure;
    try {
      return await this.#remembering(call.name, first, send);
    } catch (error) {
      if (!(error instanceof GraphFailure) || !mayMeanThePath(error, call, worked !== undefined)) throw error;
      refusal = error;
    }
    try {
      return await this.#remembering(call.name, second, send);
    } catch (error) {
      if (!(error instanceof GraphFailure) || !refusesThePath(error)) throw error;
      throw bothRefused(call, refusal, error, worked !== undefined);
    }
  }

  async #remembering<Result>(
    name: string,
    form: string,
    send: (form: string) => Promise<Result>,
  ): Promise<Result> {
    const result = await send(form);
    this.#worked.set(name, form);
    return result;
  }
}

type AnyCall = Pick<GraphCall<never, never>, 'name' | 'path'>;

// Not so where something may have been done: that is no refusal of Graph's.
const refusesThePath = ({ status, nothingDone }: GraphFailure) =>
  nothingDone && (status === 404 || status === 400);

/** A path that names an entity also answers 404 where there is no such entity. */
const namesAnEntity = ({ path }: AnyCall) => path.includes('{id}');

function mayMeanThePath(error: GraphFailure, call: AnyCall, worked: boolean): boolean {
  if (!refusesThePath(error)) return false;
  if (error.status === 404) return !worked || !namesAnEntity(call);
  return !worked || error.graphCode === 'ResourceNotFound';
}

function bothRefused(
  call: AnyCall,
  first: GraphFailure,
  second: GraphFailure,
  worked: boolean,
): GraphFailure {
  const unknown = first.status === 404 && second.status === 404;
  if (unknown && !worked && !namesAnEntity(call)) {
    return new GraphFailure('tenant-cannot', `the tenant knows no form of ${call.name}`, {
      cause: second,
      status: 404,
      graphCode: second.graphCode,
      nothingDone: true,
    });
  }
  // A 404 beside a 400 says that its form is unknown: the 400 is about the call.
  return first.status === 404 && second.status === 400 ? second : first;
}
