/** Days are counted up to this one; the last place of a histogram holds it and everything slower. */
export const lastCountedDay = 90;

/** What is known of the parcels that one solution carried to one country. */
export type LaneCounts = {
  readonly parcels: number;
  readonly delivered: number;
  /** How many were delivered after so many days: the place is the day, the last one 90 and more. */
  readonly days: readonly number[];
  /** Delivered within the promised days. */
  readonly onTime: number;
  readonly pickedUp: number;
  readonly pickedUpInTime: number;
  readonly incidents: number;
  /** Null: nobody kept count of claims. */
  readonly claims: number | null;
};

export const noLaneCounts: LaneCounts = {
  ...{ parcels: 0, delivered: 0, days: [], onTime: 0, pickedUp: 0, pickedUpInTime: 0, incidents: 0, claims: null },
};

/** The key of a lane in a routing book. */
export function laneKey(solutionCode: string, country: string): string {
  return `${solutionCode} ${country}`;
}

/** Both together, as though all parcels had been of one count. */
export function mergeLaneCounts(a: LaneCounts, b: LaneCounts): LaneCounts {
  const length = Math.max(a.days.length, b.days.length);
  return {
    parcels: a.parcels + b.parcels,
    delivered: a.delivered + b.delivered,
    days: Array.from({ length }, (_, day) => (a.days[day] ?? 0) + (b.days[day] ?? 0)),
    onTime: a.onTime + b.onTime,
    pickedUp: a.pickedUp + b.pickedUp,
    pickedUpInTime: a.pickedUpInTime + b.pickedUpInTime,
    incidents: a.incidents + b.incidents,
    claims: a.claims === null && b.claims === null ? null : (a.claims ?? 0) + (b.claims ?? 0),
  };
}

/** The day by which a share (0 to 1) of the delivered had arrived; null while none was delivered. 90 means 90 or more. */
export function dayOfShare({ days }: LaneCounts, share: number): number | null {
  const delivered = days.reduce((sum, count) => sum + count, 0);
  if (delivered === 0) return null;
  let seen = 0;
  for (const [day, count] of days.entries()) {
    seen += count;
    if (seen >= delivered * share && count > 0) return day;
  }
  return days.length - 1;
}
