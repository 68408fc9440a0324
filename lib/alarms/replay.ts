/** What one message of the live stream brings: the alarms behind `from` up to `to`. Every seller counts for itself. */
export type AlarmBatch<Alarm extends { readonly seq: number }> = {
  readonly from: number;
  readonly to: number;
  readonly alarms: readonly Alarm[];
};

/** How far a screen has been told. */
export type Told = { readonly last: number };

export type Heard<Alarm> = {
  readonly told: Told;
  /** To be shown now, in order; each at most once over the life of the screen. */
  readonly show: readonly Alarm[];
  /** Something in between did not come through here: what lies behind this number is to be asked for. */
  readonly missing: number | null;
};

/**
 * Takes a batch, however late, often or torn it comes: shows what is new, never twice, and says where a gap is. A gap is not
 * jumped over: the batch is left until what is missing was asked for, which brings it along.
 */
export function hear<Alarm extends { readonly seq: number }>(told: Told, batch: AlarmBatch<Alarm>): Heard<Alarm> {
  if (batch.from > told.last) return { told, show: [], missing: told.last };
  const show = batch.alarms.filter(({ seq }) => seq > told.last).sort((one, other) => one.seq - other.seq);
  return { told: { last: Math.max(told.last, batch.to) }, show, missing: null };
}
