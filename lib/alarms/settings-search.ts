import type { DeliveryState } from "./channels.ts";

export const alarmTabs = ["rules", "robots", "log"] as const;
export type AlarmTab = (typeof alarmTabs)[number];

/** Views of the log. */
export const logViews = {
  all: null,
  open: ["waiting", "sending", "failed"],
  failed: ["failed"],
} as const satisfies Readonly<Record<string, readonly DeliveryState[] | null>>;
export type LogView = keyof typeof logViews;

export type AlarmSearch = {
  readonly tab: AlarmTab;
  readonly view: LogView;
  /** The last entry of the page above. */
  readonly before: string | null;
  /** A robot's id, `new`, or null: the list. */
  readonly edit: string | null;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the URL's search params; what it does not understand is left out. */
export function parseAlarmSearch(
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
): AlarmSearch {
  const one = (key: string) => {
    const value = params[key];
    return (typeof value === "string" ? value : value?.[0]) ?? "";
  };
  const views = Object.keys(logViews) as LogView[];
  return {
    tab: alarmTabs.find((tab) => tab === one("tab")) ?? "rules",
    view: views.find((view) => view === one("view")) ?? "all",
    before: uuid.test(one("before")) ? one("before") : null,
    edit: one("edit") === "new" || uuid.test(one("edit")) ? one("edit") : null,
  };
}
