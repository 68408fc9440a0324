import type { IncidentKind, Severity } from "#lib/incidents/kinds";
import type { Instant } from "#lib/kit/time";
import { type AlarmChange, isRed } from "./channels.ts";

/** What leaves the house about an incident: numbers, kind and times; never a name or an address of a buyer. */
export type AlarmToTell = {
  readonly kind: IncidentKind;
  readonly severity: Severity;
  readonly change: AlarmChange;
  readonly waybillNo: string;
  readonly orderNumber: string;
  /** More than one: an incident of many parcels. */
  readonly parcels: number;
  readonly happenedAt: Instant;
  readonly dueAt: Instant;
  /** A path inside ALP. */
  readonly link: string;
};

/** Looks a text up and fills its values in: `alarms` for the sentences, `incidents` for kinds and next steps. */
export type AlarmWords = {
  readonly alarms: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly incidents: (key: string) => string;
};

export type AlarmLine = {
  /** What happened to which parcel, in one line. */
  readonly title: string;
  readonly isRed: boolean;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** The address to act at. */
  readonly href: string;
};

export type AlarmPost = {
  readonly title: string;
  readonly isRed: boolean;
  readonly lines: readonly AlarmLine[];
  readonly open: string;
};

type Around = {
  readonly words: AlarmWords;
  readonly locale: string;
  readonly timeZone: string;
  readonly baseUrl: string;
};

/** One alarm as people read it, in their language; times on the clock of `timeZone`. */
export function alarmLine(alarm: AlarmToTell, { words, locale, timeZone, baseUrl }: Around): AlarmLine {
  const clock = new Intl.DateTimeFormat(locale, {
    ...{ timeZone, month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  });
  const what = words.incidents(`kinds.${alarm.kind}`);
  const red = isRed(alarm.severity);
  const title = words.alarms("told.title", {
    ...{ level: red ? "red" : "amber", change: alarm.change, what },
    ...{ number: alarm.waybillNo || alarm.orderNumber, parcels: alarm.parcels },
  });
  const fact = (name: string, value: string) => (value === "" ? [] : [{ name: words.alarms(`told.${name}`), value }]);
  return {
    ...{ title, isRed: red, href: new URL(alarm.link, baseUrl).href },
    facts: [
      ...(alarm.parcels > 1 ? [] : fact("order", alarm.orderNumber)),
      ...fact("happened", clock.format(alarm.happenedAt)),
      ...fact("due", clock.format(alarm.dueAt)),
      ...fact("next", words.incidents(`nextSteps.${alarm.kind}`)),
    ],
  };
}

/** Alarms that go out together: the worst gives the colour, the title says how many. */
export function alarmPost(alarms: readonly AlarmToTell[], around: Around): AlarmPost {
  const lines = alarms.map((alarm) => alarmLine(alarm, around));
  const [first] = lines;
  const red = lines.filter((line) => line.isRed).length;
  return {
    title: lines.length === 1 && first ? first.title : around.words.alarms("told.many", { count: lines.length, red }),
    isRed: red > 0,
    lines,
    open: around.words.alarms("told.open"),
  };
}
