"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { CustomsWords } from "@/components/customs/trouble-box";
import { ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionList } from "@/components/ui/description-list";
import { Sheet } from "@/components/ui/dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { TimeLeft } from "@/components/ui/time-left";
import { CarrierTexts } from "./carrier-texts.tsx";
import type { IncidentLine } from "./incident-line.ts";
import { IncidentMark } from "./incident-mark.tsx";
import { IncidentOutcome } from "./incident-outcome.tsx";
import { type IncidentDoors, IncidentVerbs } from "./incident-verbs.tsx";

type IncidentSheetProps = IncidentDoors & {
  readonly incident: IncidentLine;
  readonly now: number;
  readonly onClose: () => void;
};

/** One incident: customs' words, what happened when, where the parcel is, and of an interception the text to the carrier. */
export function IncidentSheet({ incident, now, onClose, ...doors }: IncidentSheetProps) {
  const t = useTranslations("incidents");
  const { kind, ended, texts, words, status, count, handOver } = incident;
  const copyable = (text: string) => <CopyButton text={text}>{text}</CopyButton>;
  const moment = (at: number) => <RelativeTime at={at} now={now} isExact />;
  const repeated = count > 1 ? [{ term: t("sheet.last"), value: moment(incident.lastAt) }] : [];
  const times = count > 1 ? [{ term: t("sheet.count"), value: t("times", { count }) }] : [];
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={incident.orderNumber}
      text={`${incident.countryName} · ${incident.carrierName}`}
      footer={
        <>
          <ButtonLink href={incident.subjectHref}>{t("actions.declaration")}</ButtonLink>
          <IncidentVerbs incident={incident} {...doors} />
        </>
      }
    >
      <div className="flex flex-col gap-5 py-2">
        <div className="flex flex-wrap items-center gap-2">
          <IncidentMark kind={kind} severity={incident.severity} isEnded={ended !== null} />
          <span className="text-ink-soft">{t(`states.${incident.state}`)}</span>
        </div>
        {ended ? <IncidentOutcome ended={ended} /> : <p className="font-medium">{t(`nextSteps.${kind}`)}</p>}
        <CustomsWords label={t("sheet.words", { status: status || "—" })}>{words || t("noWords")}</CustomsWords>
        {texts && !ended ? <CarrierTexts {...texts} /> : null}
        {kind === "interception" ? (
          <section aria-labelledby="hand-over" className="flex flex-col gap-2">
            <h3 id="hand-over" className="font-medium">
              {t("handOver.title")}
            </h3>
            <DescriptionList
              items={[
                {
                  term: t("handOver.pickedUp"),
                  value: incident.pickedUpAt === null ? t("handOver.notPicked") : moment(incident.pickedUpAt),
                },
                { term: t("handOver.at"), value: handOver && moment(handOver.at) },
                { term: t("handOver.list"), value: handOver && copyable(handOver.list) },
                {
                  term: t("handOver.bag"),
                  value: handOver && (
                    <Link className="text-accent-ink hover:underline" href={handOver.bagHref}>
                      {handOver.bag}
                    </Link>
                  ),
                },
              ]}
            />
            {handOver ? null : <p className="text-ink-soft text-meta">{t("handOver.none")}</p>}
          </section>
        ) : null}
        <section aria-labelledby="incident-facts" className="flex flex-col gap-2">
          <h3 id="incident-facts" className="font-medium">
            {t("sheet.facts")}
          </h3>
          <DescriptionList
            items={[
              { term: t("sheet.happened"), value: moment(incident.happenedAt) },
              { term: t("sheet.received"), value: moment(incident.receivedAt) },
              ...repeated,
              ...times,
              { term: t("sheet.due"), value: <TimeLeft until={incident.dueAt} now={now} isQuiet={ended !== null} /> },
              { term: t("sheet.owner"), value: incident.ownerName || t("nobody") },
              { term: t("sheet.waybill"), value: copyable(incident.waybillNo) },
              { term: t("sheet.order"), value: copyable(incident.orderNumber) },
            ]}
          />
        </section>
      </div>
    </Sheet>
  );
}
