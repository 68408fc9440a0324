import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { getCustomsSettings } from "#db/queries/customs-settings";
import {
  listSummaryCandidates,
  lockSummaryCandidates,
  type SummaryRow,
  saveSummary,
} from "#db/queries/customs-summaries";
import { raiseLiveCursor } from "#db/queries/live";
import { enqueue } from "#db/queue";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { buildSummary } from "#lib/customs/build-summary";
import type { SendSummaryInput } from "#lib/customs/declaration-schema";
import { maxLinesOfPart } from "#lib/customs/message-specs";
import { copNoOf } from "#lib/customs/own-numbers";
import { partCount } from "#lib/customs/parts";
import type { FrozenDeclaration } from "#lib/customs/plan-declaration";
import { planSummary, type SummaryCandidate, type SummaryPlan } from "#lib/customs/summary-plan";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { sendingJob } from "./make-declarations.ts";
import { RefusedMessage } from "./refused-message.ts";
import { type DeclaringNow, sellerNow } from "./send-master-list.ts";
import { newGuid, storeMessages } from "./store-messages.ts";

/** A list as the plan of a month names it to people. */
export type PlannedList = {
  readonly id: string;
  readonly orderNumber: string;
  readonly waybillNo: string;
  readonly invtNo: string | null;
};

export type MonthPlan = {
  readonly deadline: string;
  readonly overdue: number;
  readonly included: readonly PlannedList[];
  readonly leftOut: readonly (PlannedList & { readonly reason: SummaryPlan["leftOut"][number]["reason"] })[];
};

/** What a month's summary would contain, and every other list with the reason why not. */
export async function planMonth(db: SellerDb, month: string): Promise<MonthPlan> {
  const rows = await listSummaryCandidates(db, month);
  return shown(rows, planSummary(month, rows.map(candidateOf)));
}

function shown(rows: readonly SummaryRow[], plan: SummaryPlan): MonthPlan {
  const byId = new Map(
    rows.map(({ id, orderNumber, waybillNo, invtNo }) => [id, { id, orderNumber, waybillNo, invtNo }]),
  );
  const listed = (id: string): readonly PlannedList[] => {
    const row = byId.get(id);
    return row ? [row] : [];
  };
  return {
    ...{ deadline: plan.deadline, overdue: plan.overdue },
    included: plan.groups.flatMap(({ lists }) => lists.flatMap(({ id }) => listed(id))),
    leftOut: plan.leftOut.flatMap(({ list, reason }) => listed(list.id).map((row) => ({ ...row, reason }))),
  };
}

function candidateOf(row: SummaryRow): SummaryCandidate {
  const { seller } = row.facts as FrozenDeclaration;
  return {
    ...{ id: row.id, way: row.way, state: row.state, invtNo: row.invtNo, isWithdrawing: row.isWithdrawing },
    isCancelled: row.cancelledAt !== null,
    closedOn: row.closedAt === null ? null : chinaDateOf(row.closedAt),
    summarisedBy: row.summaryId,
    customsCode: seller.declarationOffice,
    ...{ agentCode: seller.agent.code, consignorCode: seller.consignor.code },
  };
}

export type SummaryReceipt = {
  readonly summaries: readonly { readonly id: string; readonly lists: number }[];
  readonly leftOut: MonthPlan["leftOut"];
};

/**
 * 汇总申请单 (701) of the lists of way B that were closed in a month, in parts of 1,000. Lists that another office or company
 * declared go into a summary of their own. Refused: `month_not_over`, `nothing_to_summarise`, `no_exchange_connection`,
 * `summary_not_valid` with what is wrong.
 */
export async function sendSummary(
  scope: SellerScope,
  input: SendSummaryInput,
  now: number = Date.now(),
): Promise<Result<SummaryReceipt>> {
  const { month } = input;
  if (chinaDateOf(now).slice(0, 7) <= month) return refuse({ code: "month_not_over", field: "month" });
  return inScope(scope, async (db): Promise<Result<SummaryReceipt>> => {
    const rows = await lockSummaryCandidates(db, month);
    const plan = planSummary(month, rows.map(candidateOf));
    const seller = await sellerNow(db, now);
    if (plan.groups.length === 0)
      return refuse({ code: "nothing_to_summarise", values: { leftOut: plan.leftOut.length } });
    if (!seller) return refuse({ code: "no_exchange_connection" });
    const { leftOut } = shown(rows, plan);
    const summaries = [];
    for (const { lists } of plan.groups) {
      const facts = rows.find(({ id }) => id === lists[0]?.id)?.facts as FrozenDeclaration;
      const id = await sendOne(db, input, { ...facts.seller, ...identity(seller) }, lists, leftOut, now);
      summaries.push({ id, lists: lists.length });
    }
    await enqueue(db, [sendingJob(db, seller.environment, now)]);
    await raiseLiveCursor(db);
    return ok({ summaries, leftOut });
  }).catch(RefusedMessage.asRefusal("summary_not_valid"));
}

/** Office and parties are those of the lists; who transmits, and how, is of today. */
function identity({ environment, transmitter, settings }: DeclaringNow) {
  return { environment, transmitter, settings };
}

async function sendOne(
  db: SellerDb,
  { month, byOwner, byItemName }: SendSummaryInput,
  seller: DeclaringNow,
  lists: readonly SummaryCandidate[],
  leftOut: MonthPlan["leftOut"],
  now: number,
): Promise<string> {
  const id = randomUUID();
  const settings = await getCustomsSettings(db);
  const declarant =
    settings.declarantCode === "" ? seller.agent : { code: settings.declarantCode, name: settings.declarantName };
  const guids = Array.from({ length: partCount(lists.length, maxLinesOfPart) }, newGuid);
  const copNo = copNoOf("S", id);
  const documents = buildSummary(
    { copNo, declarant, byOwner, byItemName, invtNos: lists.flatMap(({ invtNo }) => invtNo ?? []) },
    seller,
    { at: now, appType: "1", preNo: null, invtNo: null },
    guids,
  );
  const createdBy = db.scope.kind === "seller" ? db.scope.personName : db.scope.job;
  await saveSummary(
    db,
    {
      ...{ id, environment: seller.environment, month, copNo, byOwner, byItemName, listCount: lists.length, leftOut },
      ...{ declarantCode: declarant.code, declarantName: declarant.name, createdBy, createdAt: now },
    },
    lists.map((one) => one.id),
  );
  const outgoing = documents.map((document, at) => ({ document, subjectId: id, part: at + 1, submission: 1 }));
  const sender = { environment: seller.environment, transmitter: seller.transmitter, settings: seller.settings };
  const bad = await storeMessages(db, "CEB701", outgoing, { ...sender, mandateOf: null }, now);
  RefusedMessage.throwFor(bad);
  const data = { month, lists: lists.length, leftOut: leftOut.length };
  await saveAudit(db, [{ event: "summary_sent", data, subject: { kind: "summary", id } }]);
  return id;
}
