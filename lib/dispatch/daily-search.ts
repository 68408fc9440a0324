import { z } from "zod";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import { type DailySort, dailySorts, type Lane, lanes } from "./daily-lanes.ts";
import { type DeadlineFilter, deadlineFilters } from "./deadline-filter.ts";

const flag = z.literal("1").optional().catch(undefined);
const word = z.string().max(64).optional().catch(undefined);
const id = z.uuid().optional().catch(undefined);

/** The address of the daily screen; what it does not understand is dropped. */
const dailySearchParams = z.object({
  lane: z.enum(lanes).catch("ready"),
  q: z.string().max(200).catch(""),
  store: id,
  country: word,
  solution: word,
  template: z
    .union([z.uuid(), z.literal("none")])
    .optional()
    .catch(undefined),
  cargo: z.enum(cargoKinds).optional().catch(undefined),
  deadline: z.enum(deadlineFilters).optional().catch(undefined),
  tag: id,
  failure: word,
  subject: z.string().max(400).optional().catch(undefined),
  remark: flag,
  sort: z.enum(dailySorts).catch("deadline"),
  desc: flag,
});

export type DailySearch = {
  readonly lane: Lane;
  readonly text: string;
  readonly store: string | null;
  readonly country: string | null;
  readonly solution: string | null;
  /** A template's id, or `none`: no template is for the order. */
  readonly template: string | null;
  readonly cargo: string | null;
  readonly deadline: DeadlineFilter | null;
  readonly tag: string | null;
  readonly failure: string | null;
  /** Together with `failure`: the thing to repair. */
  readonly subject: string | null;
  readonly remark: boolean;
  readonly sort: DailySort;
  readonly descending: boolean;
};

type RawSearch = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The search that an address names; repeated parameters count by their first. */
export function parseDailySearch(raw: RawSearch): DailySearch {
  const single = Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [key, typeof value === "string" ? value : value?.[0]]),
  );
  const params = dailySearchParams.parse({ lane: "", q: "", sort: "", ...single });
  return {
    lane: params.lane,
    text: params.q.trim(),
    store: params.store || null,
    country: params.country || null,
    solution: params.solution || null,
    template: params.template || null,
    cargo: params.cargo || null,
    deadline: params.deadline ?? null,
    tag: params.tag || null,
    failure: params.failure || null,
    subject: (params.failure && params.subject) || null,
    remark: params.remark === "1",
    sort: params.sort,
    descending: params.desc === "1",
  };
}
