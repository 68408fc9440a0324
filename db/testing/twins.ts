import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { saveSession, updateOwnPerson } from "../queries/people.ts";
import { saveRecoveryCodes, saveSecondFactorBegun } from "../queries/second-factors.ts";
import { saveMember } from "../queries/team.ts";
import { batches, parcels, waybills } from "../schema/dispatch.ts";
import { carrierBindings } from "../schema/gateways.ts";
import { orderLines, orders } from "../schema/orders.ts";
import { products } from "../schema/products.ts";
import { ownAddresses, stores } from "../schema/sellers.ts";
import { inScope } from "../scope.ts";
import { aReadySeller, type ReadySeller, waitingOrders } from "./dispatch.ts";
import { testDoorScope, testPersonScope } from "./scopes.ts";
import { sameKeys } from "./twin-keys.ts";
import { fillTwin } from "./twin-rows.ts";
import { aBatchOfWaybills, type TestWaybill } from "./waybills.ts";

/** A seller's ids, as a stranger would have to guess them. */
export type TwinIds = {
  readonly sellerId: string;
  readonly ownerId: string;
  readonly email: string;
  readonly storeId: string;
  readonly productId: string;
  readonly addressId: string;
  readonly spareAddressId: string;
  readonly waitingOrderId: string;
  readonly bookedOrderId: string;
  readonly queuedOrderId: string;
  readonly batchId: string;
  readonly bookedId: string;
  readonly tagId: string;
  readonly viewId: string;
  readonly profileId: string;
  readonly handOverId: string;
  readonly bookCheckId: string;
  readonly bagId: string;
  readonly openBagId: string;
  readonly conflictId: string;
  readonly bookedParcelId: string;
  readonly queuedId: string;
  readonly queuedParcelId: string;
  readonly importId: string;
  readonly exportId: string;
  readonly invitationId: string;
  readonly documentId: string;
  readonly msdsId: string;
  readonly downloadId: string;
  readonly parcelExportId: string;
  readonly billId: string;
  readonly declarationId: string;
  readonly withdrawalId: string;
  readonly masterListId: string;
  readonly summaryId: string;
  readonly receiptId: string;
  readonly incidentId: string;
  readonly robotId: string;
  readonly alarmId: string;
  readonly deliveryId: string;
  readonly parcelIncidentId: string;
  readonly groupIncidentId: string;
  readonly incidentFileId: string;
  readonly invoiceId: string;
  readonly dossierDocumentId: string;
  readonly dossierExportId: string;
  readonly proofId: string;
  readonly rehearsalId: string;
  readonly connectionId: string;
  readonly sessionId: string;
  readonly messageId: number;
  readonly templateId: string;
  readonly countryGroupId: string;
};

/** `mark` stands in the texts of this twin alone; `personId` works for both of them. */
export type Twin = TwinIds & { readonly mark: string; readonly personId: string };

/** Ids that nobody has: what a stranger's calls answer when there is no other seller. */
export function nobody(): TwinIds {
  const [sellerId, ownerId, storeId, productId, addressId] = uuids();
  const [spareAddressId, waitingOrderId, bookedOrderId, queuedOrderId, batchId] = uuids();
  const [bookedId, bookedParcelId, queuedId, queuedParcelId, importId] = uuids();
  const [exportId, invitationId, connectionId, sessionId, documentId] = uuids();
  const [proofId, rehearsalId, msdsId, billId, incidentId] = uuids();
  const [declarationId, withdrawalId, masterListId, summaryId, receiptId] = uuids();
  return {
    ...{ sellerId, ownerId, storeId, productId, addressId, spareAddressId, waitingOrderId, bookedOrderId },
    ...{ queuedOrderId, batchId, bookedId, bookedParcelId, queuedId, queuedParcelId, importId, exportId },
    ...{ invitationId, connectionId, sessionId, documentId, email: `nobody-${sellerId}@example.com`, messageId: 0 },
    ...{ templateId: randomUUID(), countryGroupId: randomUUID(), downloadId: randomUUID() },
    parcelExportId: randomUUID(),
    ...{ proofId, rehearsalId, msdsId, billId },
    ...{ tagId: randomUUID(), viewId: randomUUID(), profileId: randomUUID() },
    ...{
      bookCheckId: randomUUID(),
      handOverId: randomUUID(),
      bagId: randomUUID(),
      openBagId: randomUUID(),
      conflictId: randomUUID(),
    },
    ...{ declarationId, withdrawalId, masterListId, summaryId, receiptId, incidentId },
    ...{ robotId: randomUUID(), alarmId: randomUUID(), deliveryId: randomUUID() },
    ...{ parcelIncidentId: randomUUID(), groupIncidentId: randomUUID(), incidentFileId: randomUUID() },
    ...{ invoiceId: randomUUID(), dossierDocumentId: randomUUID(), dossierExportId: randomUUID() },
  };
}

function uuids(): [string, string, string, string, string] {
  return [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
}

/** A seller with rows in every seller's table, under `sameKeys`, its other texts marked. */
export async function aTwin(mark: string, personId: string): Promise<Twin> {
  const seller = await aReadySeller(`${mark} 商家`);
  await nameTwin(seller, mark, personId);
  const [waitingOrderId = ""] = await waitingOrders(seller, 1, {
    ...{ orderNumber: sameKeys.waitingOrder, remark: `${mark} remark`, address: `${mark} 2204 Maple Hollow Trl` },
    ...{ city: `${mark} Austin`, buyerEmail: `${mark}@example.com`, failureCode: "ERR-1", failureText: mark },
  });
  const [booked, queued] = await aBatchOfWaybills(seller, 2);
  if (!booked || !queued) throw new Error("a twin has no waybills");
  const places = await markDispatch(seller, mark, booked, queued);
  const ids = {
    ...{ sellerId: seller.sellerId, ownerId: seller.ownerId, email: `owner-${seller.sellerId}@example.com` },
    ...{ storeId: seller.storeId, productId: seller.productId, waitingOrderId },
    ...{ bookedOrderId: booked.orderId, bookedId: booked.waybillId },
    ...{ queuedOrderId: queued.orderId, queuedId: queued.waybillId },
    ...places,
  };
  const rest = await fillTwin(seller.ownerScope, ids, mark, personId);
  return { ...ids, ...rest, ...(await signInOwner(seller, mark)), mark, personId };
}

/** Store, addresses, product and the person that works for both. */
async function nameTwin(seller: ReadySeller, mark: string, personId: string): Promise<void> {
  const { sellerId } = seller;
  const email = "both@example.com";
  await inScope(testDoorScope(sellerId), (db) =>
    saveMember(db, { personId, name: `${mark} 两家`, email, role: "owner" }, Date.now()),
  );
  await inScope(seller.ownerScope, async (db) => {
    await db
      .update(stores)
      .set({ name: `${mark} 店铺`, platformNumber: sameKeys.platformNumber })
      .where(eq(stores.sellerId, sellerId));
    await db
      .update(ownAddresses)
      .set({ label: `${mark} 地址`, companyName: `${mark} Ltd.`, isDefault: sql`${ownAddresses.kind} <> 'return'` })
      .where(eq(ownAddresses.sellerId, sellerId));
    await db
      .update(products)
      .set({ title: `${mark} cup`, nameZh: `${mark} 杯` })
      .where(eq(products.sellerId, sellerId));
  });
}

/** Numbers and texts of the batch; answers the ids that its fixture made by itself. */
async function markDispatch(seller: ReadySeller, mark: string, booked: TestWaybill, queued: TestWaybill) {
  const { sellerId } = seller;
  return inScope(seller.ownerScope, async (db) => {
    const numberOf = (id: string, orderNumber: string) =>
      db
        .update(orders)
        .set({ orderNumber, remark: `${mark} remark`, address: `${mark} 100 Congress Ave` })
        .where(and(eq(orders.sellerId, sellerId), eq(orders.id, id)));
    await numberOf(booked.orderId, sameKeys.bookedOrder);
    await numberOf(queued.orderId, sameKeys.queuedOrder);
    await db
      .update(orderLines)
      .set({ title: `${mark} cup` })
      .where(eq(orderLines.sellerId, sellerId));
    await db
      .update(batches)
      .set({ requestKey: sameKeys.requestKey, createdBy: mark, receipt: { text: mark } })
      .where(eq(batches.sellerId, sellerId));
    const parcelIds = new Map<string, string>();
    for (const row of await db.select().from(parcels).where(eq(parcels.sellerId, sellerId))) {
      parcelIds.set(row.orderId, row.id);
    }
    await db.update(waybills).set({ failureText: mark }).where(eq(waybills.sellerId, sellerId));
    const { lpNumber, trackingNumber } = sameKeys;
    const bookedAt = Date.UTC(2026, 10, 20);
    const [first] = await db
      .update(waybills)
      .set({ state: "booked", lpNumber, trackingNumber, bookedAt, failureCode: "ERR-790", failureAnswer: "X1" })
      .where(and(eq(waybills.sellerId, sellerId), eq(waybills.id, booked.waybillId)))
      .returning({ batchId: waybills.batchId });
    const addresses = await db.select().from(ownAddresses).where(eq(ownAddresses.sellerId, sellerId));
    const addressOf = (kind: string) => addresses.find((row) => row.kind === kind)?.id ?? "";
    const [binding] = await db.select().from(carrierBindings).where(eq(carrierBindings.sellerId, sellerId));
    return {
      batchId: first?.batchId ?? "",
      bookedParcelId: parcelIds.get(booked.orderId) ?? "",
      queuedParcelId: parcelIds.get(queued.orderId) ?? "",
      addressId: addressOf("sender"),
      spareAddressId: addressOf("return"),
      connectionId: binding?.connectionId ?? "",
    };
  });
}

async function signInOwner(seller: ReadySeller, mark: string): Promise<{ readonly sessionId: string }> {
  const personId = seller.ownerId;
  await inScope(testPersonScope(personId), async (db) => {
    await updateOwnPerson(db, { name: mark, passwordHash: `${mark} hash` });
    await saveSecondFactorBegun(db, `${mark} secret`, Date.now());
    await saveRecoveryCodes(db, [sameKeys.recoveryHash]);
  });
  const sessionId = await inScope(testDoorScope(), (db) =>
    saveSession(db, { personId, userAgent: `${mark} browser` }, Date.now()),
  );
  return { sessionId };
}
