import { useTranslations } from "next-intl";
import { closingEvents } from "#lib/incidents/closing-events";
import { severities } from "#lib/incidents/kinds";
import type { IncidentState, IncidentStep } from "#lib/incidents/life";
import { RelativeTime } from "@/components/ui/relative-time";
import { Timeline, type TimelineItem } from "@/components/ui/timeline";

export type ShownStep = {
  readonly id: number;
  readonly step: IncidentStep;
  readonly state: IncidentState;
  readonly by: string;
  readonly text: string;
  readonly at: number;
};

/** What an incident went through, newest first: steps, notes, who and when. */
export function IncidentHistory({ steps, now }: { readonly steps: readonly ShownStep[]; readonly now: number }) {
  const t = useTranslations("incidents");
  const items = steps.toReversed().map(
    (one): TimelineItem => ({
      key: String(one.id),
      at: <RelativeTime at={one.at} now={now} isExact />,
      ...said(one),
    }),
  );
  return <Timeline items={items} />;

  function said({ step, by, text, state }: ShownStep): Pick<TimelineItem, "title" | "text" | "tone"> {
    switch (step) {
      case "raised":
      case "gathered":
        return { title: t(`history.${step}`), tone: step === "raised" ? "alarm" : "plain" };
      case "escalated": {
        const severity = severities.find((name) => name === text);
        return {
          title: t("history.escalated", { severity: severity ? t(`severities.${severity}`) : text }),
          tone: "alarm",
        };
      }
      case "assigned":
        return { title: t("history.assigned", { by, to: text }) };
      case "moved":
        return { title: t("history.moved", { by, state: t(`states.${state}`) }) };
      case "taken":
        return { title: t("history.taken", { by }) };
      case "due_changed":
        return {
          title: t("history.due_changed", { by }),
          text: <RelativeTime at={Date.parse(text)} now={now} isExact />,
        };
      case "noted":
        return { title: t("history.noted", { by }), text: <Words>{text}</Words>, tone: "now" };
      case "file_added":
      case "file_removed":
        return { title: t(`history.${step}`, { by, file: text }) };
      case "resolved":
        return { title: t("history.resolved", { by }), text: <Words>{text}</Words>, tone: "done" };
      case "closed": {
        const event = closingEvents.find((name) => name === text);
        return { title: event ? t(`closedBy.${event}`) : t("history.closed"), tone: "done" };
      }
      case "reopened":
        return by === ""
          ? { title: t("history.reopened"), tone: "alarm" }
          : { title: t("history.reopenedBy", { by }), text: <Words>{text}</Words>, tone: "alarm" };
    }
  }
}

function Words({ children }: { readonly children: string }) {
  return <span className="whitespace-pre-wrap break-words text-ink">{children}</span>;
}
