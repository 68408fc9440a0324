import type { LaneFigures } from "./dashboard.ts";
import { figureName, figures, ratesSince } from "./figures.ts";
import { type FigureBasis, figuresOfFlags, verdictsOf } from "./judged-parcels.ts";
import type { ParcelColumns } from "./parcel-columns.ts";

/**
 * All figures, exact, by solution and country. What was counted of these columns before is kept beside them: only parcels
 * that changed since, and those of which the hour says something else by now, are judged again.
 */
export function judgeParcels(columns: ParcelColumns, basis: FigureBasis): readonly LaneFigures[] {
  const running = kept.get(columns) ?? new RunningFigures();
  kept.set(columns, running);
  running.bringTo(columns, basis);
  return running.lanes();
}

const kept = new WeakMap<ParcelColumns, RunningFigures>();
const names = figures.map(figureName);
const width = names.length;

/** By place what was counted of its parcel, where, and between which moments that holds; and the sums of it. */
class RunningFigures {
  /** The day and the promises that all was judged by. */
  #basis = "";
  #edits = 0;
  #size = 0;
  #flags = new Float64Array(0);
  #from = new Float64Array(0);
  #until = new Float64Array(0);
  #lane = new Uint32Array(0);
  #laneOfGroup: number[] = [];
  readonly #laneNames = new Map<string, number>();
  #counts: number[] = [];
  readonly #figuresOf = new Map<number, readonly number[]>();

  bringTo(columns: ParcelColumns, basis: FigureBasis): void {
    const { group, size, edits, editOf } = columns;
    const { now, promises } = basis;
    const own = `${ratesSince(now)} ${JSON.stringify(promises)}`;
    if (own !== this.#basis) this.#forget(own);
    this.#knowGroups(columns);
    if (size > this.#flags.length) this.#grow(group.length);
    const verdictOf = verdictsOf(columns, basis);
    // those who have left
    for (let place = size; place < this.#size; place += 1) this.#add(place, -1);
    for (let place = 0; place < size; place += 1) {
      if (place < this.#size) {
        const isSame = (editOf[place] ?? 0) <= this.#edits;
        if (isSame && (this.#from[place] ?? 0) < now && now < (this.#until[place] ?? 0)) continue;
        this.#add(place, -1);
      }
      const { flags, from, until } = verdictOf(place);
      this.#flags[place] = flags;
      this.#from[place] = from;
      this.#until[place] = until;
      this.#lane[place] = this.#laneOfGroup[group[place] ?? 0] ?? 0;
      this.#add(place, 1);
    }
    this.#size = size;
    this.#edits = edits;
  }

  lanes(): readonly LaneFigures[] {
    return [...this.#laneNames].map(([name, lane]) => {
      const [solutionCode = "", country = ""] = name.split("\n");
      const counts: Record<string, number> = {};
      for (const [slot, figure] of names.entries()) counts[figure] = this.#counts[lane * width + slot] ?? 0;
      return { solutionCode, country, counts };
    });
  }

  #add(place: number, by: 1 | -1): void {
    const flags = this.#flags[place] ?? 0;
    const first = (this.#lane[place] ?? 0) * width;
    let slots = this.#figuresOf.get(flags);
    if (!slots) {
      slots = figuresOfFlags(flags);
      this.#figuresOf.set(flags, slots);
    }
    for (const slot of slots) this.#counts[first + slot] = (this.#counts[first + slot] ?? 0) + by;
  }

  #knowGroups({ groups }: ParcelColumns): void {
    for (const { solutionCode, country } of groups.slice(this.#laneOfGroup.length)) {
      const name = `${solutionCode}\n${country}`;
      const lane = this.#laneNames.get(name) ?? this.#laneNames.size;
      this.#laneNames.set(name, lane);
      this.#laneOfGroup.push(lane);
      while (this.#counts.length < this.#laneNames.size * width) this.#counts.push(0);
    }
  }

  #forget(basis: string): void {
    this.#basis = basis;
    this.#size = 0;
    this.#counts = this.#counts.map(() => 0);
  }

  #grow(room: number): void {
    const larger = (old: Float64Array) => {
      const column = new Float64Array(room);
      column.set(old);
      return column;
    };
    this.#flags = larger(this.#flags);
    this.#from = larger(this.#from);
    this.#until = larger(this.#until);
    const lane = new Uint32Array(room);
    lane.set(this.#lane);
    this.#lane = lane;
  }
}
