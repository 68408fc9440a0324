import { saveAudit } from "#db/queries/audit";
import { getSealedAccount } from "#db/queries/gateway-calls";
import { raiseLiveCursor } from "#db/queries/live";
import {
  claimRehearsalParcel,
  listRehearsalParcels,
  listRehearsalSteps,
  lockRunningRehearsal,
  type RehearsalParcelRow,
  type RunningRehearsal,
  saveRehearsalEnd,
  updateRehearsalStep,
} from "#db/queries/rehearsals";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import { type NextStep, nextStep, type RehearsalFacts, type RehearsalTask } from "#lib/onboarding/rehearsal";
import type { RehearsalStep, RehearsalStepState } from "#lib/onboarding/states";
import { rehearsalParcelFacts } from "#lib/tracking/rehearsal-parcel";
import { readLabelBarcodes } from "#server/gateways/pdf/read-label";
import { mintDoorScope } from "#server/scope";
import { wordsOf } from "#server/text";
import { activateSeller } from "./activate-seller.ts";
import { failRehearsalStep } from "./fail-rehearsal-step.ts";
import { planRehearsalOrder } from "./plan-rehearsal.ts";
import { writeOnTrail } from "./record-rehearsal-push.ts";
import { askAboutParcel, drawRehearsalLabel } from "./rehearse-parcel.ts";
import type { StepWorld } from "./step-world.ts";

/** What the world gives to a test: time, chance, and the scanner that reads a label again. */
export type RehearsalWorld = StepWorld & { readonly readLabel?: typeof readLabelBarcodes };

/** `waiting`: nothing is to be done before then. */
export type Advanced =
  | { readonly kind: "no_test" }
  | { readonly kind: "waiting"; readonly until: number }
  | { readonly kind: "ended"; readonly outcome: "passed" | "failed" };

/** More turns than any test has: a defect must not keep a worker busy for ever. */
const mostTurns = 300;
/** Longer than any call or drawing lasts: so long nobody else works on the parcel. */
const claimMs = 40_000;

type Turn =
  | Advanced
  | { readonly kind: "again" }
  | { readonly kind: "activate"; readonly carrierCode: string }
  | { readonly kind: "plan"; readonly rehearsal: RunningRehearsal }
  | {
      readonly kind: "task";
      readonly task: Exclude<RehearsalTask, "plan">;
      readonly rehearsal: RunningRehearsal;
      /** As it was before it was claimed. */
      readonly parcel: RehearsalParcelRow;
    };

/**
 * Brings the seller's running test as far as it goes now, one step a transaction and none while the carrier is asked. May
 * run twice, side by side or after any crash: the waybill's id is the key at the carrier, and an answer that comes second
 * changes nothing.
 */
export async function advanceRehearsal(scope: JobScope, world: RehearsalWorld): Promise<Advanced> {
  for (let turns = 0; turns < mostTurns; turns++) {
    if (world.signal?.aborted) throw new Error("stopped before the test was over");
    const turn = await inScope(scope, (db) => decide(db, world.clock()));
    switch (turn.kind) {
      case "again":
        break;
      case "plan":
        await planRehearsalOrder(scope, turn.rehearsal, world.clock());
        break;
      case "task":
        if (turn.task === "draw_label") {
          await drawRehearsalLabel(scope, turn.parcel, world.readLabel ?? readLabelBarcodes, world.clock());
        } else await askAboutParcel(scope, turn.task, turn.parcel, turn.rehearsal.environment, world);
        break;
      case "activate": {
        const outcome = await openDispatch(scope, turn.carrierCode, world.clock());
        await inScope(scope, (db) => conclude(db, outcome, world.clock()));
        return { kind: "ended", outcome };
      }
      default:
        return turn;
    }
  }
  throw new Error("a rehearsal never comes to rest");
}

/** One decision on the locked test, made true as far as the books go; what is left is to be done outside them. */
async function decide(db: SellerDb, now: number): Promise<Turn> {
  const rehearsal = await lockRunningRehearsal(db);
  if (!rehearsal) return { kind: "no_test" };
  const parcels = await listRehearsalParcels(db, rehearsal.id);
  const next = nextStep(await factsOf(db, rehearsal, parcels), now);
  switch (next.kind) {
    case "over":
      return { kind: "no_test" };
    case "wait":
      return { kind: "waiting", until: next.until };
    case "move":
      await moveStep(db, rehearsal, next, parcels, now);
      return { kind: "again" };
    case "fail":
      await failRehearsalStep(db, rehearsal.id, next.step, next.failure, now);
      return { kind: "again" };
    case "end":
      if (next.outcome === "passed") return { kind: "activate", carrierCode: parcels[0]?.carrierCode ?? "" };
      await endWith(db, rehearsal, "failed", now);
      return { kind: "ended", outcome: "failed" };
    case "run":
      return runTask(db, rehearsal, next, now);
  }
}

async function factsOf(
  db: SellerDb,
  rehearsal: RunningRehearsal,
  parcels: readonly RehearsalParcelRow[],
): Promise<RehearsalFacts> {
  const { deadlineAt, sellerState } = rehearsal;
  const rows = await listRehearsalSteps(db, rehearsal.id);
  const steps = Object.fromEntries(rows.map(({ step, state }) => [step, state])) as Record<
    RehearsalStep,
    RehearsalStepState
  >;
  return { state: "running", deadlineAt, sellerState, steps, parcels: parcels.map(rehearsalParcelFacts) };
}

async function runTask(
  db: SellerDb,
  rehearsal: RunningRehearsal,
  next: NextStep & { readonly kind: "run" },
  now: number,
): Promise<Turn> {
  if (next.task === "plan") return { kind: "plan", rehearsal };
  const parcel = await claimRehearsalParcel(db, rehearsal.id, next.role, now + claimMs, now);
  return parcel ? { kind: "task", task: next.task, rehearsal, parcel } : { kind: "again" };
}

async function moveStep(
  db: SellerDb,
  rehearsal: RunningRehearsal,
  { step, to }: NextStep & { readonly kind: "move" },
  parcels: readonly RehearsalParcelRow[],
  now: number,
): Promise<void> {
  if (step === "exception" && to === "passed") await composeAlarm(db, rehearsal, parcels);
  const times = to === "running" ? { startedAt: now } : { endedAt: now };
  await updateRehearsalStep(db, rehearsal.id, step, { state: to, ...times });
  await raiseLiveCursor(db);
}

/** The alarm as the seller's people would read it: composed with the very words of the inbox, and sent to nobody. */
async function composeAlarm(
  db: SellerDb,
  rehearsal: RunningRehearsal,
  parcels: readonly RehearsalParcelRow[],
): Promise<void> {
  const role = "exception";
  const number = parcels.find((one) => one.role === role)?.trackingNumber ?? "";
  const received = ["zh-CN", "en"].map((locale) => {
    const text = wordsOf("inbox", locale)("kinds.parcels_in_trouble", { count: 1 });
    return { role, head: locale, text: `${text} (${number})` } as const;
  });
  await writeOnTrail(db, rehearsal.id, role, { received });
}

/** Production once staff have set ALP's account there, else the sandbox that was just rehearsed at. */
async function openDispatch(scope: JobScope, carrierCode: string, now: number): Promise<"passed" | "failed"> {
  const door = mintDoorScope("rehearsal");
  const production = await inScope(door, (db) => getSealedAccount(db, carrierCode, "production"));
  const done = await activateSeller(scope, { environment: production ? "production" : "sandbox" }, now);
  if (done.ok) return "passed";
  if (done.refusal.code === "seller_suspended") return "failed";
  throw new Error(`a seller that passed is not activated: ${done.refusal.code}`);
}

/** Another worker may have ended it meanwhile. */
async function conclude(db: SellerDb, outcome: "passed" | "failed", now: number): Promise<void> {
  const rehearsal = await lockRunningRehearsal(db);
  if (rehearsal) await endWith(db, rehearsal, outcome, now);
}

async function endWith(
  db: SellerDb,
  rehearsal: RunningRehearsal,
  outcome: "passed" | "failed",
  now: number,
): Promise<void> {
  await saveRehearsalEnd(db, rehearsal.id, outcome, now);
  const subject = { kind: "rehearsal", id: rehearsal.id } as const;
  await saveAudit(db, [{ event: "rehearsal_ended", data: { outcome }, subject }]);
  await raiseLiveCursor(db);
}
