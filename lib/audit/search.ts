import { type CalendarDate, isCalendarDate } from "../kit/time.ts";
import { type AuditGroup, auditGroups } from "./groups.ts";

/** Actors that are no single member: anybody of the platform's staff, and ALP's own jobs with carriers' pushes. */
export const actorClasses = ["staff", "system"] as const;
export type ActorClass = (typeof actorClasses)[number];

/** What the audit page shows; the address is its only state. Dates are days in the reader's time zone, both included. */
export type AuditSearch = {
  /** A person's id, a class of actors, or "" for everybody. */
  readonly actor: string;
  readonly group: AuditGroup | "";
  readonly from: CalendarDate | "";
  readonly to: CalendarDate | "";
  readonly after: AuditCursor | null;
};

/** The last entry of the page before. Microseconds: entries of one transaction have the same time, down to the last digit. */
export type AuditCursor = { readonly atMicros: string; readonly id: string };

export const wholeAudit: AuditSearch = { actor: "", group: "", from: "", to: "", after: null };

export const auditPageSize = 50;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isActorClass(text: string): text is ActorClass {
  return (actorClasses as readonly string[]).includes(text);
}

/** Reads the address's parameters; what it does not understand is left out, and so is an end before the beginning. */
export function parseAuditSearch(params: Params): AuditSearch {
  const text = (name: string) => single(params[name]);
  const [actor, from, to] = [text("actor"), date(text("from")), date(text("to"))];
  return {
    actor: uuid.test(actor) || isActorClass(actor) ? actor : "",
    group: auditGroups.find((group) => group === text("group")) ?? "",
    from,
    to: from !== "" && to !== "" && to < from ? "" : to,
    after: parseCursor(text("after")),
  };
}

/** The shortest query for a search, in a fixed order. */
export function auditQuery(search: AuditSearch): string {
  const query = new URLSearchParams();
  for (const name of ["actor", "group", "from", "to"] as const) {
    if (search[name] !== "") query.set(name, search[name]);
  }
  if (search.after) query.set("after", `${search.after.atMicros}.${search.after.id}`);
  return query.toString();
}

function parseCursor(text: string): AuditCursor | null {
  const match = /^(\d{1,18})\.(.+)$/.exec(text);
  return match?.[1] && match[2] && uuid.test(match[2]) ? { atMicros: match[1], id: match[2] } : null;
}

function date(text: string): CalendarDate | "" {
  return isCalendarDate(text) ? text : "";
}

function single(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}
