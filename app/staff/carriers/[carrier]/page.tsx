import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { getCarrierCustoms } from "#db/queries/carrier-customs";
import { getCarrier } from "#db/queries/carriers";
import { type CertificationRow, listCertificationRows, listCertificationSteps } from "#db/queries/certifications";
import { listLaneHistories } from "#db/queries/lane-counts";
import { listOffers } from "#db/queries/solutions";
import { inScope, type StaffScope } from "#db/scope";
import { standingOf } from "#lib/carriers/carrier-list";
import {
  missingFor,
  missingForCertification,
  movesFrom,
  needsOtherPerson,
  needsReason,
} from "#lib/carriers/certification-file";
import { type CountryCode, countryName, isCountryCode } from "#lib/kit/country";
import { chinaDateOf } from "#lib/kit/time";
import { dayOfShare, laneKey, mergeLaneCounts, noLaneCounts } from "#lib/routing/lane-counts";
import { canAsStaff } from "#lib/sellers/permissions";
import { carrierGateway } from "#server/gateways/carriers/registry";
import { requireStaff } from "#server/web/page";
import { ApplyButton } from "@/components/carriers/apply-button";
import { CarrierCustomsForm } from "@/components/carriers/carrier-customs-form";
import { CarrierFactsForm } from "@/components/carriers/carrier-facts-form";
import { CarrierLanes, type LaneLine } from "@/components/carriers/carrier-lanes";
import { CertificationCard } from "@/components/carriers/certification-card";
import type { OpenMove } from "@/components/carriers/certification-moves";
import { standingTones } from "@/components/carriers/certification-tone";
import { CertificationTrail } from "@/components/carriers/certification-trail";
import { Messages } from "@/components/layout/messages";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { StatusPill } from "@/components/ui/status-pill";
import {
  applyForCertificationAction,
  moveCertificationAction,
  recordSandboxResultAction,
  runSandboxCheckAction,
  saveCarrierAction,
  saveCarrierCustomsAction,
  setCertificationFrameAction,
} from "../actions.ts";

type Language = "zh" | "en";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("certification"))("title") };
}

export default async function CarrierPage({ params }: PageProps<"/staff/carriers/[carrier]">) {
  const [scope, { carrier: code }] = await Promise.all([requireStaff("carriers.read"), params]);
  const today = chinaDateOf(Date.now());
  const [[carrier, customs, certifications, steps, offers, lanes], t, locale] = await Promise.all([
    inScope(scope, (db) =>
      Promise.all([
        getCarrier(db, code),
        getCarrierCustoms(db, code),
        listCertificationRows(db, { carrierCode: code }),
        listCertificationSteps(db, code),
        listOffers(db),
        listLaneHistories(db),
      ]),
    ),
    getTranslations("certification"),
    getLocale(),
  ]);
  if (!carrier) notFound();
  const language: Language = locale.startsWith("zh") ? "zh" : "en";
  const mayEdit = canAsStaff([scope.role], "carriers.edit");
  const solutions = offers
    .filter(({ carrierCode }) => carrierCode === code)
    .map((offer) => ({ code: offer.code, name: language === "zh" ? offer.nameZh : offer.nameEn }));
  const { standing, counts } = standingOf(certifications, today);
  // what ended stands in the history; the last one is shown when nothing else is there
  const open = certifications.filter(({ state }) => state !== "withdrawn" && state !== "expired");
  const shown = open.length > 0 ? open : certifications.slice(0, 1);
  const isUnderWay = certifications.some(({ state }) => ["applied", "documents", "sandbox", "review"].includes(state));
  const name = language === "zh" ? carrier.nameZh : carrier.nameEn;
  const laneLines = linesOf(solutions, lanes, language);
  const total = laneLines.reduce((sum, line) => mergeLaneCounts(sum, line.counts), noLaneCounts);
  return (
    <Messages namespaces={["certification", "carriers", "documents"]}>
      <PageHeader
        title={name}
        state={
          <span className="inline-flex flex-wrap items-center gap-2">
            <StatusPill tone={standingTones[standing]}>{t(`states.${counts?.state ?? "none"}`)}</StatusPill>
            <span>{`${t(`kinds.${carrier.kind}`)} · ${carrier.code}`}</span>
            {carrier.isPending ? (
              <span title={t("pendingWhy")} className="rounded bg-soon-soft px-1 text-meta text-soon">
                {t("pending")}
              </span>
            ) : null}
          </span>
        }
        actions={
          mayEdit && !isUnderWay && certifications.length > 0 ? (
            <ApplyButton carrierCode={code} isFirst={false} door={applyForCertificationAction} />
          ) : null
        }
      />
      <div className="grid gap-x-8 gap-y-6 px-4 pb-8 md:px-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-6">
          {shown.length === 0 ? (
            <EmptyState title={t("certification.none")} text={t("certification.noneWhy")}>
              {mayEdit ? <ApplyButton carrierCode={code} isFirst door={applyForCertificationAction} /> : null}
            </EmptyState>
          ) : null}
          {shown.map((certification) => (
            <CertificationCard
              key={certification.id}
              certification={certification}
              carrierName={name}
              solutions={solutions}
              countryNames={namesOf(certification, language)}
              missing={missingForCertification(certification, today)}
              moves={openMoves(certification, scope, today)}
              overdue={overdueOf(certification, today)}
              hasGateway={carrierGateway(code) !== null}
              mayEdit={mayEdit}
              doors={{
                move: moveCertificationAction,
                frame: setCertificationFrameAction,
                sandbox: { run: runSandboxCheckAction, record: recordSandboxResultAction },
              }}
            />
          ))}
          <section aria-labelledby="customs" className="flex flex-col gap-3">
            <h2 id="customs" className="font-semibold">
              {t("customs.title")}
            </h2>
            <CarrierCustomsForm
              carrierCode={code}
              customs={customs}
              mandates={mandatesOf(open)}
              today={today}
              door={mayEdit ? saveCarrierCustomsAction : null}
            />
          </section>
        </div>
        <aside className="flex min-w-0 flex-col gap-6">
          <section aria-labelledby="facts" className="flex flex-col gap-3">
            <h2 id="facts" className="font-semibold">
              {t("facts.title")}
            </h2>
            <CarrierFactsForm key={carrier.version} carrier={carrier} door={mayEdit ? saveCarrierAction : null} />
          </section>
          <section aria-labelledby="trail" className="flex flex-col gap-3">
            <h2 id="trail" className="font-semibold">
              {t("trail.title")}
            </h2>
            <CertificationTrail steps={steps} />
          </section>
        </aside>
      </div>
      <section aria-labelledby="lanes" className="pb-8">
        <h2 id="lanes" className="px-4 font-semibold md:px-6">
          {t("lanes.title")}
        </h2>
        <p className="mt-0.5 mb-3 max-w-4xl px-4 text-ink-soft text-meta md:px-6">{t("lanes.text")}</p>
        <div className={laneLines.length === 0 ? "px-4 md:px-6" : ""}>
          <CarrierLanes lines={laneLines} total={total} />
        </div>
      </section>
    </Messages>
  );
}

/** The steps that this person may take from here, each with what is in its way. */
function openMoves(certification: CertificationRow, { role, personId }: StaffScope, today: string): OpenMove[] {
  const { state, sentToReviewBy } = certification;
  if (state !== "review" && !canAsStaff([role], "carriers.edit")) return [];
  return movesFrom(state).map((to) => ({
    to,
    needsReason: needsReason(state, to),
    missing: missingFor(certification, to, today),
    isSamePerson: needsOtherPerson(state, to) && sentToReviewBy === personId,
  }));
}

function mandatesOf(certifications: readonly CertificationRow[]): string[] {
  return certifications.flatMap(({ documents }) =>
    documents.filter(({ kind }) => kind === "customs_mandate").map(({ fileName }) => fileName),
  );
}

function overdueOf({ documents }: CertificationRow, today: string): string[] {
  return documents.flatMap(({ id, validTo }) => (validTo !== null && validTo < today ? [id] : []));
}

function namesOf({ scope: { countries } }: CertificationRow, language: Language): string[] {
  return countries === "all" ? [] : countries.filter(isCountryCode).map((code) => countryName(code, language));
}

function linesOf(
  solutions: readonly { readonly code: string; readonly name: string }[],
  lanes: Awaited<ReturnType<typeof listLaneHistories>>,
  language: Language,
): LaneLine[] {
  const names = new Map(solutions.map(({ code, name }) => [code, name]));
  const lines = [...lanes].flatMap(([key, counts]): LaneLine[] => {
    const [solutionCode = "", country = ""] = key.split(" ");
    const solution = names.get(solutionCode);
    if (solution === undefined || laneKey(solutionCode, country) !== key) return [];
    const place = isCountryCode(country) ? countryName(country satisfies CountryCode, language) : country;
    return [{ key, solution, country: place, counts, p50: dayOfShare(counts, 0.5), p90: dayOfShare(counts, 0.9) }];
  });
  return lines.sort((a, b) => b.counts.parcels - a.counts.parcels);
}
