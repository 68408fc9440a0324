import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { listCarrierCustoms } from "#db/queries/carrier-customs";
import { lockMasterListCandidates, type MasterListCandidate, saveMasterList } from "#db/queries/customs-summaries";
import { getDeclarationFacts } from "#db/queries/declaration-facts";
import { getExchangeConnection } from "#db/queries/exchange-connections";
import { raiseLiveCursor } from "#db/queries/live";
import { enqueue } from "#db/queue";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { buildMasterList } from "#lib/customs/build-master-list";
import type { SendMasterListInput } from "#lib/customs/declaration-schema";
import type { SellerCustoms } from "#lib/customs/facts";
import { maxLinesOfPart } from "#lib/customs/message-specs";
import { copNoOf } from "#lib/customs/own-numbers";
import { partCount } from "#lib/customs/parts";
import { type LeftOut, planMasterList } from "#lib/customs/plan-master-list";
import { sellerCustomsOf } from "#lib/customs/seller-customs";
import { ok, type Result, refuse } from "#lib/kit/result";
import { exchangeAddress } from "../gateways/open-terminal.ts";
import { sendingJob } from "./make-declarations.ts";
import { RefusedMessage } from "./refused-message.ts";
import { newGuid, storeMessages } from "./store-messages.ts";

export type MasterListReceipt = {
  readonly lists: readonly { readonly id: string; readonly logisticsCode: string; readonly parcels: number }[];
  readonly leftOut: readonly LeftOut[];
};

/**
 * 清单总分单 (607): ties the parcels of a day, or those named, to one bill, one list for each logistics company, in parts of
 * 1,000. Every parcel asked for is on a list or named with the reason why not. Refused: `nothing_to_send` (with what is left
 * out), `no_exchange_connection`, `master_list_not_valid` with what is wrong.
 */
export async function sendMasterList(
  scope: SellerScope,
  input: SendMasterListInput,
  now: number = Date.now(),
): Promise<Result<MasterListReceipt>> {
  return inScope(scope, async (db): Promise<Result<MasterListReceipt>> => {
    const asked = input.declarationIds === null ? { day: input.day } : { ids: input.declarationIds };
    const { groups, leftOut } = planMasterList(await lockMasterListCandidates(db, asked));
    if (groups.length === 0) return refuse({ code: "nothing_to_send", values: { leftOut: leftOut.length } });
    const seller = await sellerNow(db, now);
    if (!seller) return refuse({ code: "no_exchange_connection" });
    const names = new Map((await listCarrierCustoms(db)).map((one) => [one.logisticsCode, one.logisticsName]));
    const lists = [];
    for (const group of groups) {
      const logistics = { code: group.logisticsCode, name: names.get(group.logisticsCode) ?? "" };
      const id = await sendOne(db, input, seller, logistics, group.parcels, leftOut, now);
      lists.push({ id, logisticsCode: group.logisticsCode, parcels: group.parcels.length });
    }
    await enqueue(db, [sendingJob(db, seller.environment, now)]);
    await raiseLiveCursor(db);
    return ok({ lists, leftOut });
  }).catch(RefusedMessage.asRefusal("master_list_not_valid"));
}

export type DeclaringNow = SellerCustoms & { readonly environment: "sandbox" | "production" };

/** The seller as its messages name it now, with its terminal; null: none is active where the exchange is reached. */
export async function sellerNow(db: SellerDb, now: number): Promise<DeclaringNow | null> {
  const environment = exchangeAddress()?.environment;
  if (environment === undefined) return null;
  const [facts, connection] = await Promise.all([
    getDeclarationFacts(db, [], now),
    getExchangeConnection(db, environment),
  ]);
  if (connection?.state !== "active") return null;
  const transmitter = { code: connection.copCode, name: connection.copName, dxpId: connection.dxpId };
  const { registeredName, declaration, platform, settings } = facts;
  return {
    environment,
    ...sellerCustomsOf({ registeredName, declaration, platform, settings, telephone: null, transmitter }),
  };
}

async function sendOne(
  db: SellerDb,
  input: SendMasterListInput,
  seller: DeclaringNow,
  logistics: { readonly code: string; readonly name: string },
  parcels: readonly MasterListCandidate[],
  leftOut: readonly LeftOut[],
  now: number,
): Promise<string> {
  const { day, billNo, mode, vehicleName, voyageNo, truckPlate, source } = input;
  const id = randomUUID();
  const grossGrams = parcels.reduce((sum, one) => sum + one.grossGrams, 0);
  const guids = Array.from({ length: partCount(parcels.length, maxLinesOfPart) }, newGuid);
  const transport = { mode, vehicleName, voyageNo, billNo, truckPlate };
  const documents = buildMasterList(
    {
      ...{ copNo: copNoOf("M", id), transport, logistics, grossGrams },
      parcels: parcels.map(({ waybillNo }) => ({ waybillNo, bagNo: null })),
    },
    seller,
    { at: now, appType: "1", preNo: null, invtNo: null },
    guids,
  );
  const createdBy = db.scope.kind === "seller" ? db.scope.personName : db.scope.job;
  await saveMasterList(
    db,
    {
      ...{ id, environment: seller.environment, day, copNo: copNoOf("M", id), billNo, transport, source, grossGrams },
      ...{ logisticsCode: logistics.code, logisticsName: logistics.name, parcelCount: parcels.length, leftOut },
      ...{ createdBy, createdAt: now },
    },
    parcels.map((one) => one.id),
  );
  const outgoing = documents.map((document, at) => ({ document, subjectId: id, part: at + 1, submission: 1 }));
  const { environment, transmitter, settings } = seller;
  const bad = await storeMessages(db, "CEB607", outgoing, { environment, transmitter, mandateOf: null, settings }, now);
  RefusedMessage.throwFor(bad);
  const subject = { kind: "master_list", id } as const;
  const data = { billNo, parcels: parcels.length, leftOut: leftOut.length };
  await saveAudit(db, [{ event: "master_list_sent", data, subject }]);
  return id;
}
