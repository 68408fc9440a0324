import { addDays, type CalendarDate } from "#lib/kit/time";
import type { ApplicationView, SectionView } from "./application-view.ts";
import type { Expiry } from "./expiry.ts";
import type { ReopenableSection } from "./schema.ts";
import type { ExpirySubject } from "./states.ts";

/** The materials in the order of the wizard; the declaration's parameters have a page of their own. */
const shown = ["entry", "licence", "representative", "account", "card", "single_window"] as const;

export type MaterialState = "in_force" | "changing" | "to_correct" | "in_review" | "missing";

/** A material as it stands: what it is in a word, and until when. */
export type MaterialRow = {
  readonly section: ReopenableSection;
  readonly detail: string;
  readonly state: MaterialState;
  /** The last day; null when it does not run out. */
  readonly expiresOn: CalendarDate | null;
  readonly urgency: "calm" | "soon" | "over";
};

/** What tells a reader which one it is: the company, the person, the account's last digits. */
const details: Readonly<Record<ReopenableSection, readonly string[]>> = {
  entry: ["contactName"],
  licence: ["registeredName"],
  representative: ["name"],
  account: ["bankName", "accountNumber"],
  card: ["cardNumber"],
  single_window: ["accountName"],
};

const subjectsOf: Readonly<Partial<Record<ReopenableSection, readonly ExpirySubject[]>>> = {
  licence: ["licence", "br_certificate"],
  representative: ["representative_id"],
  card: ["card"],
};

/** Amber within this many days, as the first message is sent. */
const soonDays = 60;

/** The materials of an application with their validity, for the seller's overview. */
export function viewMaterials(
  view: ApplicationView,
  expiries: readonly Expiry[],
  today: CalendarDate,
): readonly MaterialRow[] {
  return shown.map((key) => {
    const section = view.sections[key];
    const filled = section.fields.filter((field) => details[key].includes(field.key) && field.isFilled);
    const subjects = subjectsOf[key] ?? [];
    const expiresOn = expiries.find(({ subject }) => subjects.includes(subject))?.expiresOn ?? null;
    return {
      section: key,
      detail: filled.map(({ value }) => value).join(" "),
      state: stateOf(view, section),
      expiresOn,
      urgency:
        expiresOn === null || expiresOn > addDays(today, soonDays) ? "calm" : expiresOn < today ? "over" : "soon",
    };
  });
}

function stateOf(view: ApplicationView, section: SectionView): MaterialState {
  const isOpen = section.fields.some((field) => field.isOpen);
  if (view.state === "approved") return "in_force";
  if (view.state === "checking" || view.state === "in_review") return "in_review";
  if (section.problems > 0) return "to_correct";
  if (view.approvedAt !== null) return isOpen ? "changing" : "in_force";
  return section.missing > 0 ? "missing" : "changing";
}
