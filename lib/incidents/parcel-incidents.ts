import type { Instant } from "#lib/kit/time";
import type { ExceptionSpell } from "#lib/tracking/state";
import { mayBeUnknown } from "#lib/tracking/unknown-waybill";
import type { ParcelClosing } from "./closing-events.ts";
import type { IncidentKind } from "./kinds.ts";
import type { WatchedParcel } from "./parcel-facts.ts";
import type { IncidentSignal } from "./signals.ts";
import { judgeSilence } from "./silence.ts";

/** Which incident a reported trouble is; null: none of its own (the seller cancelled the parcel itself). */
export function kindOfSpell(
  { kind, substage }: Pick<ExceptionSpell, "kind" | "substage">,
  isCancelled: boolean,
): IncidentKind | null {
  if (kind === "cancelled") return isCancelled ? null : "carrier_exception";
  if (substage === "invalid_number" || substage === "not_found") return "waybill_unknown";
  return kind === "other" ? "carrier_exception" : kind;
}

export type ParcelJudgement = {
  /** All that is wrong with it now, one signal of a kind. */
  readonly signals: readonly IncidentSignal[];
  /** Silence goes on that was raised before, though its budget has grown since: it is ended by news alone. */
  readonly lastAt: Instant | null;
  readonly nextDueAt: Instant | null;
};

/**
 * What is wrong with a parcel at `now`: what its carrier reported and has not taken back, that it answers not to know it, and
 * what its silence says.
 */
export function judgeParcel(parcel: WatchedParcel, now: Instant): ParcelJudgement {
  const { overdue, nextDueAt } = judgeSilence(parcel, now);
  const byKind = new Map<IncidentKind, IncidentSignal>();
  for (const mark of overdue)
    byKind.set(mark.kind, {
      ...aboutOf(parcel),
      ...{ kind: mark.kind, event: mark.event, severity: mark.severity, status: "", words: "" },
      ...{ happenedAt: mark.since, silenceDueAt: mark.at },
    });
  const { unknown } = parcel;
  if (unknown !== null && !parcel.isCancelled && mayBeUnknown(parcel.state))
    byKind.set("waybill_unknown", {
      ...aboutOf(parcel),
      ...{ kind: "waybill_unknown", event: `unknown:${unknown.since}`, severity: null, status: unknown.status },
      ...{ words: unknown.words, happenedAt: unknown.since, silenceDueAt: null },
    });
  for (const spell of parcel.state.open.toSorted((a, b) => a.lastAt - b.lastAt)) {
    const kind = kindOfSpell(spell, parcel.isCancelled);
    if (kind === null) continue;
    const { latest } = parcel.state;
    const isLatest = latest !== null && latest.at === spell.lastAt && latest.code === spell.code;
    byKind.set(kind, {
      ...aboutOf(parcel),
      ...{ kind, event: `${spell.kind}/${spell.stage}@${spell.lastAt}`, severity: null },
      ...{ status: spell.code, words: isLatest ? latest.text : "", place: isLatest ? (latest.place ?? "") : "" },
      ...{ happenedAt: spell.since, silenceDueAt: null },
    });
  }
  return { signals: [...byKind.values()], lastAt: parcel.state.lastAt, nextDueAt };
}

function aboutOf(parcel: WatchedParcel) {
  const { waybillId, orderNumber, waybillNo, country, solutionCode, carrierCode, state } = parcel;
  return {
    ...{ subjectKind: "parcel" as const, subjectId: waybillId, waybillId, orderNumber, waybillNo },
    ...{ country, solutionCode, carrierCode, place: state.latest?.place ?? "" },
  };
}

/**
 * What ends an open incident of a parcel as it stands now; null: it goes on. Whatever is still wrong goes on, and silence that
 * was called too long once goes on until something is heard.
 */
export function parcelClosingOf(
  { kind, lastEvent }: { readonly kind: IncidentKind; readonly lastEvent: string },
  parcel: WatchedParcel,
  { signals, lastAt }: ParcelJudgement,
): ParcelClosing | null {
  if (signals.some((signal) => signal.kind === kind)) return null;
  const { state, isCancelled } = parcel;
  const { stage, milestones, ended } = state;
  if (stage === "done") return "parcel_delivered";
  if (isCancelled || ended) return stage === "return" && !isCancelled ? "parcel_going_back" : "parcel_ended";
  if (kind === "stalled" && lastEvent.startsWith("stalled:") && lastEvent.endsWith(`:${lastAt}`) && !state.open.length)
    return null;
  if (stage === "return") return "parcel_going_back";
  if (kind === "not_online") return "parcel_scanned";
  if (kind === "waybill_unknown") return "parcel_known";
  if (kind === "late") return milestones.pickup_point ? "parcel_at_pickup_point" : "parcel_moved";
  return kind === "customs_hold" || kind === "payment_due" ? "parcel_cleared" : "parcel_moved";
}
