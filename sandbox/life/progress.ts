/** The clock of all parcels: hours that have passed in their world. It runs with real time, and `step` adds to it. */
export class Progress {
  #hours: number;
  #since: number;
  #perSecond: number;
  readonly #now: () => number;

  constructor(now: () => number, startHours: number, hoursPerSecond: number) {
    this.#now = now;
    this.#hours = startHours;
    this.#since = now();
    this.#perSecond = hoursPerSecond;
  }

  hours(): number {
    return this.#hours + (Math.max(0, this.#now() - this.#since) / 1000) * this.#perSecond;
  }

  get hoursPerSecond(): number {
    return this.#perSecond;
  }

  setSpeed(hoursPerSecond: number): void {
    this.#settle();
    this.#perSecond = hoursPerSecond;
  }

  step(hours: number): void {
    this.#settle();
    this.#hours += hours;
  }

  #settle(): void {
    this.#hours = this.hours();
    this.#since = this.#now();
  }
}
