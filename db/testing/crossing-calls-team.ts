import { randomUUID } from "node:crypto";
import type { OwnAddressValues } from "../queries/addresses.ts";
import * as addresses from "../queries/addresses.ts";
import * as audit from "../queries/audit.ts";
import * as countedMessages from "../queries/counted-messages.ts";
import * as live from "../queries/live.ts";
import * as members from "../queries/members.ts";
import * as messages from "../queries/messages.ts";
import * as stores from "../queries/stores.ts";
import * as team from "../queries/team.ts";
import { asDoor, asPerson, asSeller, type CallsOf } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";

const now = Date.UTC(2026, 10, 25);
const { link, invited, tokenHash, platformNumber } = sameKeys;

function anAddress(storeId: string): OwnAddressValues {
  const text = { contactName: "stranger", province: "", city: "", district: "", street: "" };
  return {
    ...{ storeId, kind: "pickup", isDefault: false, label: "stranger's", companyName: "", zh: text, en: text },
    ...{ postalCode: "", mobile: "", telephone: "", email: "" },
  };
}

const addressCalls = {
  listOwnAddresses: asSeller((db) => addresses.listOwnAddresses(db)),
  lockOwnAddresses: asSeller((db, { storeId }) => addresses.lockOwnAddresses(db, storeId, "sender")),
  getOwnAddress: asSeller((db, { addressId }) => addresses.getOwnAddress(db, addressId)),
  saveOtherDefaults: asSeller((db, { storeId }) => addresses.saveOtherDefaults(db, storeId, "sender", null)),
  saveNewOwnAddress: asSeller((db, { storeId }) => addresses.saveNewOwnAddress(db, anAddress(storeId), now)),
  updateOwnAddress: asSeller((db, { addressId, storeId }) =>
    addresses.updateOwnAddress(db, addressId, anAddress(storeId), now),
  ),
  saveDefault: asSeller((db, { spareAddressId }) => addresses.saveDefault(db, spareAddressId)),
  saveOwnAddressArchived: asSeller((db, { addressId }) => addresses.saveOwnAddressArchived(db, addressId, now)),
} satisfies CallsOf<typeof addresses>;

const auditCalls = {
  saveAudit: asSeller((db, { waitingOrderId: id }) =>
    audit.saveAudit(db, [{ event: "order_held", data: { reason: "stranger's" }, subject: { kind: "order", id } }]),
  ),
} satisfies CallsOf<typeof audit>;

const countedMessageCalls = {
  sendCountedMessage: asSeller((db) => countedMessages.sendCountedMessage(db, { kind: "notices_urgent", link })),
} satisfies CallsOf<typeof countedMessages>;

const liveCalls = {
  raiseLiveCursor: asSeller((db) => live.raiseLiveCursor(db)),
  getLiveCursor: asSeller((db) => live.getLiveCursor(db), "counted"),
} satisfies CallsOf<typeof live>;

const memberCalls = {
  getMembership: asPerson((db, { sellerId }) => members.getMembership(db, sellerId)),
  listOwnSellers: asPerson((db) => members.listOwnSellers(db)),
  listMembers: asSeller((db) => members.listMembers(db)),
} satisfies CallsOf<typeof members>;

const messageCalls = {
  sendMessage: asSeller((db, { ownerId }) =>
    messages.sendMessage(db, { kind: "notices_differ", values: {}, link, personIds: [ownerId] }),
  ),
  hasMessageSince: asSeller((db) => messages.hasMessageSince(db, "parcels_in_trouble", 0), "counted"),
  listMessages: asSeller((db) => messages.listMessages(db, { before: null, unreadOnly: false, limit: 100 })),
  countUnreadMessages: asSeller((db) => messages.countUnreadMessages(db), "counted"),
  saveMessagesRead: asSeller(async (db, { messageId }) => [
    await messages.saveMessagesRead(db, [messageId], now),
    await messages.saveMessagesRead(db, null, now),
  ]),
} satisfies CallsOf<typeof messages>;

const newStore = { name: "stranger's", undeliverable: null };

const storeCalls = {
  listStores: asSeller((db) => stores.listStores(db)),
  getStore: asSeller((db, { storeId }) => stores.getStore(db, storeId)),
  saveNewStore: asSeller(async (db) => [
    await stores.saveNewStore(db, { ...newStore, platformNumber }, now),
    await stores.saveNewStore(db, { ...newStore, platformNumber: "2001002" }, now),
  ]),
  updateStore: asSeller((db, { storeId }) => stores.updateStore(db, storeId, newStore)),
  listApplicantStores: asSeller((db) => stores.listApplicantStores(db)),
  updateApplicantStore: asSeller((db, { storeId }) =>
    stores.updateApplicantStore(db, storeId, { name: "stranger's", isCertified: true }),
  ),
  hasOrders: asSeller((db, { storeId }) => stores.hasOrders(db, storeId), "counted"),
} satisfies CallsOf<typeof stores>;

const newcomer = { name: "stranger's", email: "newcomer@example.com", role: "viewer" } as const;

const teamCalls = {
  // A door opens for a new seller's id; an id that exists is refused by its key.
  saveSeller: asDoor((db) => team.saveSeller(db, { kind: "mainland_company", name: "stranger's" }, now), "unseen"),
  saveMember: asDoor((db) => team.saveMember(db, { ...newcomer, personId: randomUUID() }, now)),
  lockMembers: asSeller((db) => team.lockMembers(db)),
  updateMemberRole: asSeller((db, { ownerId }) => team.updateMemberRole(db, ownerId, "viewer")),
  deleteMember: asSeller((db, { ownerId }) => team.deleteMember(db, ownerId)),
  saveInvitation: asSeller((db) =>
    team.saveInvitation(db, { email: invited, role: "viewer", tokenHash: "another", expiresAt: now + 1 }, now),
  ),
  listInvitations: asSeller((db) => team.listInvitations(db, now)),
  revokeOpenInvitation: asSeller((db, { invitationId }) => team.revokeOpenInvitation(db, invitationId, now)),
  getInvitation: asDoor((db) => team.getInvitation(db, tokenHash, now)),
  acceptInvitation: asDoor((db, { invitationId }) => team.acceptInvitation(db, invitationId, now)),
} satisfies CallsOf<typeof team>;

export const teamCallsByModule = {
  addresses: addressCalls,
  audit: auditCalls,
  "counted-messages": countedMessageCalls,
  live: liveCalls,
  members: memberCalls,
  messages: messageCalls,
  stores: storeCalls,
  team: teamCalls,
};
