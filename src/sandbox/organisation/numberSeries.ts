import { numberBlocks } from './numberBlocks.js';
import { numberIds, personIds } from './numberedGuid.js';
import { freeNumber, locationAtAssignment, locationOf, serviceCapabilities } from './numbers.js';
import type { EmergencyLocation, NumberAssignment } from './types.js';

// Every so-manyth number is for services, not for people.
const serviceEvery = 20;
const uses = ['free', 'service', 'held'] as const;

/**
 * The numbers that a large tenant has beyond those of its sites. Nothing is kept for one of them: each follows from its
 * position, so that half a million cost no memory. The countries take turns; numbers that differ by nothing but
 * `telephoneNumber`, `id` and `assignmentTargetId` are of one class.
 */
export class NumberSeries {
  readonly #classes: NumberAssignment[];

  /**
   * @param count how many there are
   * @param held the first so many belong to the person of the same position in `personIds`
   */
  constructor(
    readonly count: number,
    readonly held: number,
    locations: readonly EmergencyLocation[],
  ) {
    this.#classes = numberBlocks.flatMap(({ country, city }) => {
      const location = locations.find((each) => each.country === country && each.validated);
      const free = { ...freeNumber('', { country, city }), id: '' };
      const placed = location ? { ...free, ...locationOf(location) } : free;
      const atFirst = locationAtAssignment.has(country) ? free : placed;
      return uses.map((use): NumberAssignment => {
        if (use === 'free') return atFirst;
        if (use === 'service') return { ...atFirst, capabilities: serviceCapabilities };
        return { ...placed, assignmentStatus: 'userAssigned', assignmentCategory: 'primary' };
      });
    });
  }

  at(position: number): NumberAssignment {
    const block = numberBlocks[position % numberBlocks.length];
    const likeness = this.#classes[this.classOf(position)];
    if (!block || !likeness) throw new RangeError(`no number at ${position}`);
    return {
      ...likeness,
      id: numberIds.of(position),
      telephoneNumber: block.telephoneNumber(Math.floor(position / numberBlocks.length)),
      assignmentTargetId: position < this.held ? personIds.of(position) : null,
    };
  }

  /** Which class the number at a position is of. */
  classOf(position: number): number {
    const turn = Math.floor(position / numberBlocks.length);
    const use = position < this.held ? 2 : turn % serviceEvery === serviceEvery - 1 ? 1 : 0;
    return (position % numberBlocks.length) * uses.length + use;
  }

  /** A number of each class, by the class, without what tells numbers of one class apart. */
  get classes(): readonly NumberAssignment[] {
    return this.#classes;
  }

  positionOf(telephoneNumber: string): number | undefined {
    for (const [turn, block] of numberBlocks.entries()) {
      const inBlock = block.positionOf(telephoneNumber);
      if (inBlock === undefined) continue;
      const position = inBlock * numberBlocks.length + turn;
      if (position < this.count) return position;
    }
    return undefined;
  }

  positionOfId(id: string): number | undefined {
    const position = numberIds.indexOf(id);
    return position !== undefined && position < this.count ? position : undefined;
  }

  /** The position of the number that a person has from the start. */
  positionHeldBy(personId: string): number | undefined {
    const position = personIds.indexOf(personId);
    return position !== undefined && position < this.held ? position : undefined;
  }
}
