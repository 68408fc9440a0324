import { allSellers } from "#lib/onboarding/staff-search";
import * as accounts from "../queries/gateway-accounts.ts";
import * as gatewayCalls from "../queries/gateway-calls.ts";
import * as health from "../queries/health.ts";
import * as installation from "../queries/installation.ts";
import * as people from "../queries/people.ts";
import * as pushDoor from "../queries/push-door.ts";
import * as staffMessages from "../queries/staff-messages.ts";
import * as staffSellers from "../queries/staff-sellers.ts";
import * as throttles from "../queries/throttles.ts";
import { asDoor, asPerson, asStaff, type CallsOf, open } from "./crossing.ts";

const now = Date.UTC(2026, 10, 25);
const gateway = "cainiao";
const environment = "sandbox";
const account = { gateway, environment, baseAddress: "http://127.0.0.1:1", providerId: "p" } as const;

/** Tables of the platform: no seller's rows stand in them. */
const ofPlatform = "the platform's own rows";

const accountCalls = {
  listGatewayAccounts: open(
    ofPlatform,
    asStaff((db) => accounts.listGatewayAccounts(db)),
  ),
  lockGatewayAccount: open(
    ofPlatform,
    asStaff((db) => accounts.lockGatewayAccount(db, gateway, environment)),
  ),
  saveGatewayAccount: open(
    ofPlatform,
    asStaff((db) => accounts.saveGatewayAccount(db, account, "sealed", now)),
  ),
  savePlatformAudit: open(
    ofPlatform,
    asStaff((db) => accounts.savePlatformAudit(db, { event: "account_saved", data: {} })),
  ),
} satisfies CallsOf<typeof accounts>;

const ofPush = "a push's address names its connection before anybody is known; the signature decides what follows";

const gatewayCallCalls = {
  getSealedAccount: open(
    ofPlatform,
    asDoor((db) => gatewayCalls.getSealedAccount(db, gateway, environment)),
  ),
  getBreaker: open(
    ofPlatform,
    asDoor((db) => gatewayCalls.getBreaker(db, gateway, environment)),
  ),
  lockBreaker: open(
    ofPlatform,
    asDoor((db) => gatewayCalls.lockBreaker(db, gateway, environment)),
  ),
  saveBreaker: open(
    ofPlatform,
    asDoor((db) =>
      gatewayCalls.saveBreaker(
        db,
        gateway,
        environment,
        { failures: 1, openUntil: null, failedAt: now },
        "cut off",
        now,
      ),
    ),
  ),
  saveProbe: open(
    ofPlatform,
    asDoor((db) => gatewayCalls.saveProbe(db, gateway, environment, now)),
  ),
  listPausedGateways: open(
    ofPlatform,
    asDoor((db) => gatewayCalls.listPausedGateways(db, now)),
  ),
  listConnectedSellers: open(
    "the sweeps ask for every seller and then work inside one seller's scope each",
    asDoor((db) => gatewayCalls.listConnectedSellers(db)),
  ),
} satisfies CallsOf<typeof gatewayCalls>;

const refusal = {
  ...{ day: "2026-11-25", carrierCode: gateway, connection: "", verdict: "bad_signature", count: 1, sample: "x" },
};

const pushDoorCalls = {
  listPushConnections: open(
    ofPush,
    asDoor((db, { connectionId }) => pushDoor.listPushConnections(db, [connectionId])),
  ),
  countPushRefusals: open(
    "refused pushes are counted by day, without a seller",
    asDoor((db) => pushDoor.countPushRefusals(db, [refusal], now)),
  ),
  listPushRefusals: open(
    ofPlatform,
    asStaff((db) => pushDoor.listPushRefusals(db, 0)),
  ),
  deleteOldRefusals: open(
    ofPlatform,
    asDoor((db) => pushDoor.deleteOldRefusals(db, now)),
  ),
} satisfies CallsOf<typeof pushDoor>;

const healthCalls = {
  listGatewayHealth: open(
    ofPlatform,
    asDoor((db) => health.listGatewayHealth(db)),
  ),
} satisfies CallsOf<typeof health>;

const installationCalls = {
  keepFact: open(
    ofPlatform,
    asDoor((db) => installation.keepFact(db, "crossing", "1")),
  ),
  getFact: open(
    ofPlatform,
    asDoor((db) => installation.getFact(db, "crossing")),
  ),
  saveFact: open(
    ofPlatform,
    asDoor((db) => installation.saveFact(db, "crossing", "2", now)),
  ),
} satisfies CallsOf<typeof installation>;

const ofSignIn = "sign-in asks by address or session before anybody is known; password or cookie prove who asks";

const peopleCalls = {
  getAccount: open(
    ofSignIn,
    asDoor((db, { email }) => people.getAccount(db, email)),
  ),
  updateStaffRole: open(
    "the installation's owner names staff on the command line",
    asDoor((db) => people.updateStaffRole(db, "both@example.com", "reviewer")),
  ),
  savePerson: open(
    "sign-up must know that an address is taken; who has it stays as it is",
    asDoor((db, { email }) => people.savePerson(db, { email, emailKey: email, name: "stranger", passwordHash: "" })),
  ),
  saveSession: open(
    ofSignIn,
    asDoor((db) => people.saveSession(db, { personId: "00000000-0000-4000-8000-000000000001", userAgent: "" }, now)),
  ),
  getSessionPerson: open(
    ofSignIn,
    asDoor((db, { sessionId }) => people.getSessionPerson(db, sessionId, now)),
  ),
  listSessions: asPerson((db) => people.listSessions(db, now)),
  deleteSession: asPerson((db, { sessionId }) => people.deleteSession(db, sessionId)),
  deleteSessions: asPerson((db) => people.deleteSessions(db)),
  deleteDeadSessions: open(
    "sweeps sessions of all people that nobody can use any more",
    asDoor((db) => people.deleteDeadSessions(db, Date.UTC(2000, 0, 1))),
  ),
  lockPasswordHash: asPerson((db) => people.lockPasswordHash(db)),
  updateOwnPerson: asPerson((db) => people.updateOwnPerson(db, { name: "stranger's" })),
} satisfies CallsOf<typeof people>;

const toStaff = { kind: "seller_signed_up", values: {}, link: "/staff", role: "reviewer" } as const;

const staffMessageCalls = {
  sendStaffMessage: open(
    ofPlatform,
    asStaff((db) => staffMessages.sendStaffMessage(db, toStaff)),
  ),
  listStaffMessages: open(
    ofPlatform,
    asStaff((db) => staffMessages.listStaffMessages(db, { before: null, limit: 100 })),
  ),
  countUnreadStaffMessages: open(
    ofPlatform,
    asStaff((db) => staffMessages.countUnreadStaffMessages(db)),
  ),
  saveStaffReadUpTo: open(
    ofPlatform,
    asStaff((db) => staffMessages.saveStaffReadUpTo(db, 1)),
  ),
} satisfies CallsOf<typeof staffMessages>;

const staffSellerCalls = {
  listSellersForStaff: open(
    "reviewers see every seller's name, owner and state, and nothing of its trade",
    asStaff((db) => staffSellers.listSellersForStaff(db, allSellers)),
  ),
  lockSeller: asStaff((db) => staffSellers.lockSeller(db)),
  updateSellerState: asStaff((db) => staffSellers.updateSellerState(db, { state: "new", suspendedFor: "" }, now)),
  suspendConnections: asStaff((db) => staffSellers.suspendConnections(db, now)),
  wakeConnections: asStaff((db) => staffSellers.wakeConnections(db, now)),
} satisfies CallsOf<typeof staffSellers>;

const throttleCalls = {
  lockThrottles: open(
    ofPlatform,
    asDoor((db) => throttles.lockThrottles(db, ["account:x"], now)),
  ),
  saveThrottles: open(
    ofPlatform,
    asDoor((db) =>
      throttles.saveThrottles(db, new Map([["account:x", { failures: 1, windowStartedAt: now, blockedUntil: null }]])),
    ),
  ),
  deleteOldThrottles: open(
    ofPlatform,
    asDoor((db) => throttles.deleteOldThrottles(db, now)),
  ),
} satisfies CallsOf<typeof throttles>;

export const platformCalls = {
  "gateway-accounts": accountCalls,
  "gateway-calls": gatewayCallCalls,
  health: healthCalls,
  installation: installationCalls,
  people: peopleCalls,
  "push-door": pushDoorCalls,
  "staff-messages": staffMessageCalls,
  "staff-sellers": staffSellerCalls,
  throttles: throttleCalls,
};
