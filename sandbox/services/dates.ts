const dayMs = 86_400_000;

/** The calendar date in Beijing, some days from an instant. */
export function beijingDate(instant: number, days = 0): string {
  return new Date(instant + 8 * 3_600_000 + days * dayMs).toISOString().slice(0, 10);
}

export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
