import { useTranslations } from "next-intl";
import { daysUntil } from "#lib/customs/dossier/clocks";
import type { DossierLight } from "#lib/customs/dossier/completeness";
import { branchRules, type TaxBranch } from "#lib/customs/dossier/tax-branches";
import type { CalendarDate } from "#lib/kit/time";
import { Link } from "@/components/ui/link";
import { StatusPill } from "@/components/ui/status-pill";
import { coveredPercent, lightTones, yuanText } from "./dossier-words.ts";

export type ListedDossier = {
  readonly declSeqNo: string;
  readonly entryId: string;
  readonly branch: TaxBranch;
  readonly light: DossierLight;
  readonly declaredOn: CalendarDate;
  readonly claimDueOn: CalendarDate;
  readonly claimedOn: CalendarDate | null;
  readonly documentsDueOn: CalendarDate | null;
  readonly retainUntil: CalendarDate;
  readonly exportedE5: number;
  readonly coveredE5: number;
  readonly unknownLines: number;
  readonly missingKinds: number;
  readonly refundFen: number;
  readonly netFen: number;
  readonly unknownNetFen: number;
};

const head =
  "sticky top-0 z-10 whitespace-nowrap border-line border-b bg-canvas px-3 py-2 text-left font-medium text-ink-soft text-meta";
const cell = "border-line border-b px-3 py-1.5 align-top";

/** Dossiers by export declaration: the light, what is missing, the clock that runs, and what may come back. */
export function DossierTable(props: {
  readonly base: string;
  readonly today: CalendarDate;
  readonly dossiers: readonly ListedDossier[];
}) {
  const { base, today, dossiers } = props;
  const t = useTranslations("dossier");
  return (
    <div className="overflow-x-auto">
      <table aria-label={t("list.label")} className="w-full border-separate border-spacing-0 bg-surface">
        <thead>
          <tr>
            <th scope="col" className={`${head} md:pl-6`}>
              {t("columns.declaration")}
            </th>
            <th scope="col" className={head}>
              {t("columns.light")}
            </th>
            <th scope="col" className={`${head} hidden sm:table-cell`}>
              {t("columns.clock")}
            </th>
            <th scope="col" className={`${head} hidden md:table-cell`}>
              {t("columns.goods")}
            </th>
            <th scope="col" className={`${head} hidden md:table-cell`}>
              {t("columns.documents")}
            </th>
            <th scope="col" className={`${head} hidden lg:table-cell`}>
              {t("columns.branch")}
            </th>
            <th scope="col" className={`${head} hidden w-full text-right sm:table-cell md:pr-6`}>
              {t("columns.estimate")}
            </th>
          </tr>
        </thead>
        <tbody>
          {dossiers.map((one) => (
            <DossierLine key={one.declSeqNo} base={base} today={today} dossier={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type LineProps = { readonly base: string; readonly today: CalendarDate; readonly dossier: ListedDossier };

function DossierLine({ base, today, dossier }: LineProps) {
  const t = useTranslations("dossier");
  const { declSeqNo, entryId, light, declaredOn, branch, missingKinds, unknownLines } = dossier;
  return (
    <tr className="hover:bg-hover">
      <th scope="row" className={`${cell} whitespace-nowrap text-left font-normal md:pl-6`}>
        <Link href={`${base}/${declSeqNo}`} className="font-medium text-accent-ink tabular-nums hover:underline">
          {entryId}
        </Link>
        <span className="block text-ink-soft text-meta tabular-nums">{declaredOn}</span>
        <span className="block text-meta tabular-nums sm:hidden">
          <RefundText dossier={dossier} />
        </span>
      </th>
      <td className={cell}>
        <StatusPill tone={lightTones[light]}>{t(`lights.${light}`)}</StatusPill>
        <span className="mt-0.5 block text-ink-soft text-meta sm:hidden">
          <DossierClock dossier={dossier} today={today} />
        </span>
      </td>
      <td className={`${cell} hidden whitespace-nowrap text-ink-soft sm:table-cell`}>
        <DossierClock dossier={dossier} today={today} />
      </td>
      <td className={`${cell} hidden whitespace-nowrap tabular-nums md:table-cell`}>
        {branchRules[branch].invoices === "none" ? (
          <span className="text-ink-soft">{t("list.coveredNone")}</span>
        ) : (
          t("list.covered", { percent: coveredPercent(dossier) })
        )}
        {unknownLines > 0 ? (
          <span className="block text-meta text-soon">{t("list.unknownLines", { count: unknownLines })}</span>
        ) : null}
      </td>
      <td className={`${cell} hidden whitespace-nowrap md:table-cell`}>
        {missingKinds === 0 ? (
          t("list.documentsThere")
        ) : (
          <span className="text-soon">{t("list.documentsMissing", { count: missingKinds })}</span>
        )}
      </td>
      <td className={`${cell} hidden whitespace-nowrap text-ink-soft lg:table-cell`}>{t(`branches.${branch}`)}</td>
      <td className={`${cell} hidden whitespace-nowrap text-right tabular-nums sm:table-cell md:pr-6`}>
        <RefundText dossier={dossier} />
      </td>
    </tr>
  );
}

/** The clock that runs now: of the claim, of the documents, or until when everything is kept. */
function DossierClock({ dossier, today }: Pick<LineProps, "dossier" | "today">) {
  const t = useTranslations("dossier");
  const { branch, claimedOn, claimDueOn, documentsDueOn, missingKinds, retainUntil } = dossier;
  if (branchRules[branch].hasClaim && claimedOn === null) {
    const days = daysUntil(claimDueOn, today);
    if (days < 0) return <span className="text-alarm">{t("list.claimOver", { on: claimDueOn })}</span>;
    return (
      <>
        {t("list.claimBy", { on: claimDueOn })}
        {days <= 90 ? <span className="block text-meta text-soon">{t("list.claimDays", { days })}</span> : null}
      </>
    );
  }
  if (claimedOn !== null && missingKinds > 0 && documentsDueOn !== null) {
    const isOver = today > documentsDueOn;
    return (
      <span className={isOver ? "text-alarm" : "text-soon"}>
        {t(isOver ? "list.documentsOver" : "list.documentsBy", { on: documentsDueOn })}
      </span>
    );
  }
  return t("list.keptUntil", { on: retainUntil });
}

function RefundText({ dossier }: { readonly dossier: ListedDossier }) {
  const t = useTranslations("dossier");
  const { branch, refundFen, netFen, unknownNetFen } = dossier;
  if (!branchRules[branch].hasClaim) return <span className="text-ink-soft">{t("list.refundNone")}</span>;
  if (netFen === 0) return <span className="text-ink-soft">{t("list.noInvoices")}</span>;
  if (refundFen === 0 && unknownNetFen > 0) return <span className="text-soon">{t("list.refundUnknown")}</span>;
  return t(unknownNetFen > 0 ? "list.refundPart" : "list.refund", { amount: yuanText(refundFen) });
}
