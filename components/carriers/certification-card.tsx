import { CircleAlert, CircleCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Certification } from "#lib/carriers/certification";
import type { MissingPart, SandboxResult } from "#lib/carriers/certification-file";
import type { CertificationState } from "#lib/carriers/certification-states";
import { StatusPill } from "@/components/ui/status-pill";
import { CertificationDocuments, type DocumentItem } from "./certification-documents.tsx";
import { CertificationFrame } from "./certification-frame.tsx";
import type { FrameDoor } from "./certification-frame-form.tsx";
import { CertificationMoves, type MoveDoor, type OpenMove } from "./certification-moves.tsx";
import { CertificationProgress } from "./certification-progress.tsx";
import { CertificationSandbox, type SandboxDoors } from "./certification-sandbox.tsx";
import { stateTones } from "./certification-tone.ts";

type CertificationCardProps = {
  readonly certification: Certification & {
    readonly version: number;
    readonly stateSince: number;
    readonly sandbox: SandboxResult | null;
    readonly documents: readonly Omit<DocumentItem, "isOver">[];
  };
  readonly carrierName: string;
  readonly solutions: readonly { readonly code: string; readonly name: string }[];
  readonly countryNames: readonly string[];
  readonly missing: readonly MissingPart[];
  readonly moves: readonly OpenMove[];
  /** Documents that have run out. */
  readonly overdue: readonly string[];
  readonly hasGateway: boolean;
  readonly mayEdit: boolean;
  readonly doors: { readonly move: MoveDoor; readonly frame: FrameDoor; readonly sandbox: SandboxDoors };
};

/** Afterwards the history says which way it came: the day-one list came by none. */
const underWay: readonly CertificationState[] = ["applied", "documents", "sandbox", "review"];

/** One certification: where it stands, what is missing, the steps that are open, and all that it rests on. */
export function CertificationCard(props: CertificationCardProps) {
  const { certification, carrierName, missing, moves, hasGateway, mayEdit, doors, overdue } = props;
  const t = useTranslations("certification");
  const format = useFormatter();
  const { id, state, reason, version, stateSince, scope, validFrom, validTo } = certification;
  const isRunning = state === "certified" || state === "suspended";
  const isOver = state === "withdrawn";
  const when = format.dateTime(stateSince, { dateStyle: "medium" });
  const seen = { certificationId: id, version };
  return (
    <article aria-label={t("certification.title")} className="rounded-lg border border-line bg-surface">
      <header className="flex flex-col gap-3 border-line border-b p-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="font-semibold">{t("certification.title")}</h2>
          <StatusPill tone={stateTones[state]}>{t(`states.${state}`)}</StatusPill>
          <span className="text-ink-soft text-meta">
            {t("certification.since", { state: t(`states.${state}`), when })}
          </span>
        </div>
        {underWay.includes(state) ? <CertificationProgress state={state} /> : null}
        {reason === "" ? null : (
          <p>
            <span className="text-ink-soft">{`${t(state === "certified" ? "certification.note" : "certification.reason")}: `}</span>
            {reason}
          </p>
        )}
        {isOver ? null : <Missing parts={missing} isRunning={isRunning} />}
        {moves.length > 0 ? (
          <CertificationMoves {...seen} carrierName={carrierName} state={state} moves={moves} door={doors.move} />
        ) : null}
      </header>
      <div className="grid gap-6 p-4 xl:grid-cols-2">
        <CertificationFrame
          {...seen}
          {...{ scope, validFrom, validTo, isRunning }}
          solutions={props.solutions}
          countryNames={props.countryNames}
          door={mayEdit && !isOver && state !== "expired" ? doors.frame : null}
        />
        <CertificationSandbox
          {...seen}
          result={certification.sandbox}
          hasGateway={hasGateway}
          doors={mayEdit && !isOver ? doors.sandbox : null}
        />
        <div className="xl:col-span-2">
          <CertificationDocuments
            certificationId={id}
            mayAdd={mayEdit && !isOver}
            documents={certification.documents.map(
              ({ id: key, kind, fileName, validTo: until, uploadedBy, uploadedAt }) => ({
                ...{ id: key, kind, fileName, validTo: until, uploadedBy, uploadedAt, isOver: overdue.includes(key) },
              }),
            )}
          />
        </div>
      </div>
    </article>
  );
}

function Missing({ parts, isRunning }: { readonly parts: readonly MissingPart[]; readonly isRunning: boolean }) {
  const t = useTranslations("certification");
  if (parts.length === 0) {
    return (
      <p className="flex items-center gap-1.5 text-done">
        <CircleCheck aria-hidden className="size-4 shrink-0" />
        {t("certification.nothingMissing")}
      </p>
    );
  }
  return (
    <div className="rounded-md bg-soon-soft px-3 py-2">
      <p className="flex items-center gap-1.5 font-medium text-soon">
        <CircleAlert aria-hidden className="size-4 shrink-0" />
        {t("certification.missing")}
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 pl-5.5">
        {parts.map((part) => (
          <li key={part}>{t(`missing.${part}`)}</li>
        ))}
      </ul>
      {isRunning ? <p className="mt-1 pl-5.5 text-ink-soft text-meta">{t("certification.missingButRunning")}</p> : null}
    </div>
  );
}
