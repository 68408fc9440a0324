import type { Lane } from "./daily-lanes.ts";

/** How many waiting orders are alike in everything that the screen filters by; "" where something is not known. */
export type DailyCell = {
  readonly lane: Lane;
  readonly store: string;
  readonly country: string;
  readonly solution: string;
  readonly template: string;
  readonly cargo: string;
  readonly hasRemark: boolean;
  /** Why they need a hand, each code once. */
  readonly codes: readonly string[];
  /** As in `deadlineStepsOf`. */
  readonly deadlineStep: number;
  readonly count: number;
};

/** The part of it that every lane's counter needs. */
export type LaneCell = Pick<DailyCell, "lane" | "deadlineStep" | "count">;

/** Of these, how many carry one tag. */
export type TagCell = DailyCell & { readonly tag: string };

type Kind = Omit<DailyCell, "deadlineStep" | "count">;

/** A kind of order as one word: counting by one column is twice as fast as by eight. */
export function cellWord({ lane, store, country, solution, template, cargo, hasRemark, codes }: Kind): string {
  const reasons = [...new Set(codes)].sort().join(",");
  return [lane, store, country, solution, template, cargo, hasRemark ? "1" : "", reasons].join("|");
}

/** Reads such a word. */
export function readCellWord(word: string): Kind {
  const [lane = "", store = "", country = "", solution = "", template = "", cargo = "", remark = "", codes = ""] =
    word.split("|");
  return {
    ...{ lane: lane === "repair" ? "repair" : "ready", store, country, solution, template, cargo },
    ...{ hasRemark: remark === "1", codes: codes === "" ? [] : codes.split(",") },
  };
}
