import { z } from "zod";

/** Lanes of the daily screen: 待打单, 需处理. The third, 待声明, is a page of its own. */
export const lanes = ["ready", "repair"] as const;
export type Lane = (typeof lanes)[number];

export const dailySorts = ["deadline", "country", "weight", "price"] as const;

const flag = z.literal("1").optional().catch(undefined);
const word = z.string().max(64).optional().catch(undefined);

/** The address of the daily screen; what it does not understand is dropped. */
const dailySearchParams = z.object({
  lane: z.enum(lanes).catch("ready"),
  q: z.string().max(200).catch(""),
  store: word,
  country: word,
  solution: word,
  failure: word,
  remark: flag,
  urgent: flag,
  sort: z.enum(dailySorts).catch("deadline"),
  desc: flag,
});

export type DailySearch = {
  readonly lane: Lane;
  readonly text: string;
  readonly store: string | null;
  readonly country: string | null;
  readonly solution: string | null;
  readonly failure: string | null;
  readonly remark: boolean;
  readonly urgent: boolean;
  readonly sort: (typeof dailySorts)[number];
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
    failure: params.failure || null,
    remark: params.remark === "1",
    urgent: params.urgent === "1",
    sort: params.sort,
    descending: params.desc === "1",
  };
}
