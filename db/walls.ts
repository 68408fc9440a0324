import { createHash } from "node:crypto";
import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import type { Sql } from "postgres";
import * as schema from "./schema/all.ts";

/** Roles of the kinds of scope; `alp_enqueue` only writes jobs. None can sign in, the app login switches to them. */
export const scopeRoles = ["alp_seller", "alp_staff", "alp_job", "alp_person", "alp_door"] as const;
export type ScopeRole = (typeof scopeRoles)[number];

type Verb = "select" | "insert" | "update" | "delete";
const all: readonly Verb[] = ["select", "insert", "update", "delete"];
const ofSeller = "seller_id = nullif(current_setting('app.seller_id', true), '')::uuid";
const ofPerson = "person_id = nullif(current_setting('app.person_id', true), '')::uuid";

/** One door in the wall: which verbs a role has on a table, and on which rows. */
type Door = { readonly role: ScopeRole; readonly verbs: readonly Verb[]; readonly rows: string };

type Wall = { readonly kind: "seller" | "platform" | "reference"; readonly doors: readonly Door[] };

/** A seller's table: its members and its jobs see its own rows only. */
function seller(...more: readonly Door[]): Wall {
  return {
    kind: "seller",
    doors: [
      { role: "alp_seller", verbs: all, rows: ofSeller },
      { role: "alp_job", verbs: all, rows: ofSeller },
      ...more,
    ],
  };
}

/** A record of what happened: written, never changed. */
function sellerLog(...more: readonly Door[]): Wall {
  return {
    kind: "seller",
    doors: [
      { role: "alp_seller", verbs: ["select", "insert"], rows: ofSeller },
      { role: "alp_job", verbs: ["select", "insert"], rows: ofSeller },
      ...more,
    ],
  };
}

/** A record of what happened that comes to its end later: written and ended, never deleted. */
function sellerRecord(...more: readonly Door[]): Wall {
  const verbs = ["select", "insert", "update"] as const;
  return {
    kind: "seller",
    doors: [{ role: "alp_seller", verbs, rows: ofSeller }, { role: "alp_job", verbs, rows: ofSeller }, ...more],
  };
}

function platform(...doors: readonly Door[]): Wall {
  return { kind: "platform", doors };
}

/** Everybody reads, staff write. */
function reference(...more: readonly Door[]): Wall {
  return {
    kind: "reference",
    doors: [
      { role: "alp_seller", verbs: ["select"], rows: "true" },
      { role: "alp_job", verbs: ["select"], rows: "true" },
      { role: "alp_staff", verbs: ["select", "insert", "update"], rows: "true" },
      ...more,
    ],
  };
}

const staffReads: Door = { role: "alp_staff", verbs: ["select"], rows: "true" };
/** Staff act on one named seller (activation, messages): the scope names it. */
const staffActs: Door = { role: "alp_staff", verbs: ["select", "insert", "update"], rows: ofSeller };
const doorOfNamedSeller = (verbs: readonly Verb[]): Door => ({ role: "alp_door", verbs, rows: ofSeller });

type TableName = { [K in keyof typeof schema]: (typeof schema)[K] extends PgTable ? K : never }[keyof typeof schema];

/** The wall of every table; a new table without one does not compile, the catalogue test compares with the database. */
export const walls = {
  sellers: seller(
    { role: "alp_staff", verbs: ["select", "update"], rows: "true" },
    {
      role: "alp_person",
      verbs: ["select"],
      rows: `seller_id in (select m.seller_id from members m where m.${ofPerson})`,
    },
    doorOfNamedSeller(["insert"]),
    // the command that seals everything anew goes from seller to seller
    { role: "alp_door", verbs: ["select"], rows: "true" },
  ),
  members: seller(
    staffReads,
    { role: "alp_person", verbs: ["select"], rows: ofPerson },
    doorOfNamedSeller(["select", "insert"]),
  ),
  invitations: seller(doorOfNamedSeller(["select", "update"])),
  stores: seller(doorOfNamedSeller(["insert"]), { role: "alp_staff", verbs: ["select"], rows: ofSeller }),
  ownAddresses: seller(),
  messages: seller(staffActs),
  messageRecipients: seller(staffActs),
  auditEntries: sellerLog(
    { role: "alp_staff", verbs: ["select", "insert"], rows: ofSeller },
    doorOfNamedSeller(["select", "insert"]),
  ),
  liveCursors: seller(staffActs, doorOfNamedSeller(["select", "insert", "update"])),
  carrierBindings: seller(staffActs),
  rawExchanges: sellerLog(),

  applications: seller(
    // the reviewers' queue; staff change one named seller's alone
    staffReads,
    { role: "alp_staff", verbs: ["update"], rows: ofSeller },
    // made at sign-up; a late review is marked together with the message to the staff
    doorOfNamedSeller(["insert", "update"]),
    // the sweeps ask which sellers have something due
    { role: "alp_door", verbs: ["select"], rows: "true" },
  ),
  applicationFields: seller({ role: "alp_staff", verbs: ["select", "update"], rows: ofSeller }),
  applicationDocuments: seller({ role: "alp_staff", verbs: ["select", "update"], rows: ofSeller }),
  // the queue counts the open questions of every application
  applicationFindings: seller(staffReads, { role: "alp_staff", verbs: ["insert", "update"], rows: ofSeller }),
  applicationChecks: seller({ role: "alp_staff", verbs: ["select"], rows: ofSeller }),
  accountProofs: seller(staffReads, { role: "alp_door", verbs: ["select"], rows: "true" }),
  expiries: seller(
    staffReads,
    { role: "alp_staff", verbs: ["insert", "update", "delete"], rows: ofSeller },
    {
      role: "alp_door",
      verbs: ["select"],
      rows: "true",
    },
  ),
  rehearsals: seller(staffReads, { role: "alp_door", verbs: ["select"], rows: "true" }),
  rehearsalSteps: seller({ role: "alp_staff", verbs: ["select"], rows: ofSeller }),
  rehearsalParcels: seller(),

  products: seller(),
  msdsFiles: seller({ role: "alp_door", verbs: ["select"], rows: "true" }),
  productMsds: seller(),
  routingSettings: seller(doorOfNamedSeller(["insert"])),
  countryGroups: seller(),
  templates: seller(),
  // the nightly sum over all sellers
  laneCounts: seller({ role: "alp_door", verbs: ["select"], rows: "true" }),
  // staff see how many parcels of how many sellers lack a price on a lane, never which
  unpricedLanes: seller(staffReads),
  carrierBills: seller(),
  billLines: seller(),
  tags: seller(),
  orderTags: seller(),
  savedViews: seller(),
  dailyStates: seller(),
  judgeMarks: seller(),
  orderStandings: seller(),
  orderCards: seller(),
  orderReasons: seller(),
  failureSpells: sellerRecord(),
  printProfiles: seller(),
  labelPrints: sellerLog(),
  packingChecks: seller(),
  // staff see counts of every seller's checks, never which parcels differed
  bookChecks: seller(staffReads),
  bookDifferences: seller(),
  bags: seller(),
  bagParcels: seller(),
  handOvers: seller(),
  productMatches: seller(),
  productTerms: seller(),
  hsProposals: seller(),
  orders: seller(),
  orderLines: seller(),
  orderTerms: seller(),
  shippedNumbers: seller(),
  imports: seller(),
  importRows: seller(),
  recipientTaxIds: seller(),
  findingOverrides: seller(),
  recipientCorrections: seller(),
  orderChoices: seller(),
  batches: seller(),
  parcels: seller(),
  waybills: seller(),
  papers: seller(),
  paperFiles: seller(),
  // the sweep asks which sellers have downloads to clear away
  paperDownloads: seller({ role: "alp_door", verbs: ["select"], rows: "true" }),
  paperDownloadParts: seller(),
  shipmentNotices: seller(),
  orderConflicts: seller(),
  resendings: seller(),
  noticeExports: seller(),
  noticeLayouts: seller(),
  trackingEvents: sellerLog(),
  // the night's job asks whose archive is over its time
  trackingArchive: seller({ role: "alp_door", verbs: ["select"], rows: "true" }),
  trackingTraces: seller(),
  // the sweeps ask whose parcels are due
  trackingStates: seller({
    role: "alp_door",
    verbs: ["select"],
    rows: "due_at is not null or next_poll_at is not null",
  }),

  // what is a day old is forgotten by night, whoever's it is
  parcelChanges: sellerLog({ role: "alp_door", verbs: ["select", "delete"], rows: "true" }),

  // the sweeps ask whose receipts are due
  exchangeConnections: seller({ role: "alp_door", verbs: ["select"], rows: "true" }),
  customsSettings: seller(),
  productCustoms: seller(),
  declarations: seller(),
  withdrawals: seller(),
  incidents: seller(),
  alarmSettings: seller(),
  alarmRobots: seller(),
  // how soon alarms are told is watched over all sellers
  alarms: seller({ role: "alp_door", verbs: ["select"], rows: "true" }),
  // the sweep asks whose alarms are still to be sent
  alarmDeliveries: seller({ role: "alp_door", verbs: ["select"], rows: "true" }),
  incidentHistory: sellerLog(),
  incidentFiles: seller(),
  masterLists: seller(),
  summaries: seller(),
  // the sweep asks whose results have no dossier yet
  exportDeclarations: seller({ role: "alp_door", verbs: ["select"], rows: "true" }),
  exportDeclarationLines: seller(),
  customsMessages: seller(),
  customsDocuments: seller(),
  customsReceipts: sellerLog(),

  purchaseInvoices: seller(),
  purchaseInvoiceLines: seller(),
  // the sweep asks whose clocks run out
  dossiers: seller({ role: "alp_door", verbs: ["select"], rows: "true" }),
  dossierGoods: seller(),
  invoiceAllocations: seller(),
  dossierFiles: seller(),
  dossierDocuments: seller(),
  refundRates: seller(),
  // the sweep asks which sellers have exports to clear away
  dossierExports: seller({ role: "alp_door", verbs: ["select"], rows: "true" }),
  dossierExportParts: seller(),
  // the sweep asks which sellers have exports to clear away
  parcelExports: seller({ role: "alp_door", verbs: ["select"], rows: "true" }),

  people: platform(
    {
      role: "alp_person",
      verbs: ["select", "update"],
      rows: "id = nullif(current_setting('app.person_id', true), '')::uuid",
    },
    { role: "alp_door", verbs: ["select", "insert", "update"], rows: "true" },
  ),
  sessions: platform(
    { role: "alp_person", verbs: ["select", "update", "delete"], rows: ofPerson },
    { role: "alp_door", verbs: all, rows: "true" },
  ),
  secondFactors: platform(
    { role: "alp_person", verbs: all, rows: ofPerson },
    { role: "alp_door", verbs: ["select", "update"], rows: "true" },
  ),
  recoveryCodes: platform({ role: "alp_person", verbs: all, rows: ofPerson }),
  sellerClaims: platform({ role: "alp_door", verbs: ["select", "insert", "delete"], rows: "true" }),
  throttles: platform({ role: "alp_door", verbs: all, rows: "true" }),
  installation: platform({ role: "alp_door", verbs: ["select", "insert", "update"], rows: "true" }),
  platformAudit: platform({ role: "alp_staff", verbs: ["select", "insert"], rows: "true" }),
  staffMessages: platform(
    { role: "alp_staff", verbs: ["select", "insert"], rows: "true" },
    { role: "alp_door", verbs: ["insert"], rows: "true" },
  ),
  staffMessageReads: platform({ role: "alp_staff", verbs: ["select", "insert", "update"], rows: ofPerson }),
  gatewayAccounts: platform(
    { role: "alp_staff", verbs: ["select", "insert", "update"], rows: "true" },
    { role: "alp_door", verbs: ["select", "update"], rows: "true" },
  ),
  gatewayStates: platform(staffReads, { role: "alp_door", verbs: ["select", "insert", "update"], rows: "true" }),
  connections: platform(
    { role: "alp_staff", verbs: ["select", "insert", "update"], rows: "true" },
    // a connection arises when the first-order test begins and when it has passed
    { role: "alp_door", verbs: ["select", "insert", "update"], rows: "true" },
  ),

  carrierMandates: platform(
    { role: "alp_staff", verbs: ["select", "insert", "update"], rows: "true" },
    { role: "alp_door", verbs: ["select", "update"], rows: "true" },
  ),
  mandatedDocuments: platform({ role: "alp_door", verbs: ["select", "insert"], rows: "true" }),

  // refused pushes are counted at the door and seen by staff
  pushRefusals: platform(
    { role: "alp_door", verbs: ["select", "insert", "update", "delete"], rows: "true" },
    { role: "alp_staff", verbs: ["select"], rows: "true" },
  ),
  unmappedCodes: reference({ role: "alp_job", verbs: ["insert", "update"], rows: "true" }),
  solutions: reference(),
  // whoever looks after exchange rates asks in which currencies cards are written
  rateCards: reference({ role: "alp_door", verbs: ["select"], rows: "true" }),
  rateRows: reference(),
  exchangeRates: reference({ role: "alp_door", verbs: ["select", "insert", "update"], rows: "true" }),
  serviceRules: reference(),
  carriers: reference({ role: "alp_door", verbs: ["select"], rows: "true" }),
  carrierCustoms: reference(),
  nomenclatureEditions: reference(),
  // a corrected table of the same first day takes the place of the one before
  nomenclatureCodes: reference({ role: "alp_staff", verbs: ["delete"], rows: "true" }),
  // certifications run out by the day
  certifications: reference({ role: "alp_door", verbs: ["select", "update"], rows: "true" }),
  certificationSteps: reference({ role: "alp_door", verbs: ["select", "insert"], rows: "true" }),
  certificationDocuments: reference({ role: "alp_door", verbs: ["select", "update"], rows: "true" }),
  dwellBudgets: reference({ role: "alp_door", verbs: ["select", "insert", "update", "delete"], rows: "true" }),
  // a mapping that is taken back ends; the audit remembers it
  staffMeanings: reference({ role: "alp_staff", verbs: ["delete"], rows: "true" }),
  laneHistories: reference({ role: "alp_door", verbs: ["select", "insert", "update", "delete"], rows: "true" }),
} as const satisfies Record<TableName, Wall>;

/** Database names of the tables of one kind. */
export function tablesOfKind(kind: Wall["kind"]): string[] {
  return Object.entries(walls)
    .filter(([, wall]) => wall.kind === kind)
    .map(([name]) => databaseName(name as TableName));
}

const tables = new Map<string, unknown>(Object.entries(schema));

function databaseName(name: TableName): string {
  const table = tables.get(name);
  if (!is(table, PgTable)) throw new Error(`${name} is no table`);
  return getTableName(table);
}

/** What a verb's policy needs: rows one may see, rows one may leave behind. */
function policyClause(verb: Verb, rows: string): string {
  if (verb === "insert") return `with check (${rows})`;
  if (verb === "update") return `using (${rows}) with check (${rows})`;
  return `using (${rows})`;
}

/** All statements that make the walls, from nothing or from an older state. */
export function wallStatements(): string[] {
  const roles = scopeRoles.join(", ");
  const statements = [`grant usage on schema public to ${roles}`];
  for (const [name, wall] of Object.entries(walls) as [TableName, Wall][]) {
    const table = databaseName(name);
    statements.push(`alter table ${table} enable row level security`, `revoke all on ${table} from public, ${roles}`);
    for (const door of wall.doors) {
      statements.push(`grant ${door.verbs.join(", ")} on ${table} to ${door.role}`);
      for (const verb of door.verbs) {
        const policy = `wall_${door.role}_${verb}`;
        statements.push(
          `create policy ${policy} on ${table} for ${verb} to ${door.role} ${policyClause(verb, door.rows)}`,
        );
      }
    }
  }
  return statements;
}

/**
 * Makes grants and row-level security equal to `walls`, as the owner, in one transaction; does nothing when they are
 * already so. The caller holds the migration's advisory lock.
 */
export async function applyWalls(sql: Sql): Promise<void> {
  const statements = wallStatements();
  const hash = createHash("sha256").update(statements.join(";\n")).digest("hex");
  const [current] = await sql<{ value: string }[]>`select value from installation where key = 'walls'`;
  if (current?.value === hash) return;
  await sql.begin(async (tx) => {
    const old = await tx<{ policyname: string; tablename: string }[]>`
      select policyname, tablename from pg_policies where schemaname = 'public' and policyname like 'wall\_%'`;
    const drops = old.map((policy) => `drop policy ${policy.policyname} on ${policy.tablename}`);
    await tx.unsafe([...drops, ...statements].join(";\n"));
    await tx`insert into installation (key, value) values ('walls', ${hash})
      on conflict (key) do update set value = excluded.value, updated_at = now()`;
  });
}
