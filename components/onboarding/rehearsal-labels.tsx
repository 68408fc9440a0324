import { useTranslations } from "next-intl";
import type { RehearsalParcelView } from "#lib/tracking/rehearsal-view";
import { RehearsalMark } from "./rehearsal-mark.tsx";

type RehearsalLabelsProps = {
  readonly seller: string;
  readonly rehearsalId: string;
  readonly parcels: readonly RehearsalParcelView[];
};

/** The labels as they were drawn and scanned; a click opens the PDF. */
export function RehearsalLabels({ seller, rehearsalId, parcels }: RehearsalLabelsProps) {
  const t = useTranslations("rehearsal");
  const drawn = parcels.filter(({ hasLabel }) => hasLabel);
  if (drawn.length === 0) return null;
  return (
    <ul className="grid max-w-96 grid-cols-2 gap-4">
      {drawn.map(({ role, trackingNumber }) => {
        const href = `/api/s/${seller}/rehearsal-label/${role}`;
        return (
          <li key={role} className="min-w-0">
            <a
              href={href}
              target="_blank"
              rel="noreferrer"
              className="block overflow-hidden rounded border border-line bg-white"
            >
              {/* biome-ignore lint/performance/noImgElement: an authorised route of ours, which no optimiser may fetch */}
              <img
                src={`${href}?picture&of=${rehearsalId}`}
                alt={t("label.alt", { number: trackingNumber ?? "" })}
                width={400}
                height={600}
                loading="lazy"
                className="h-auto w-full"
              />
            </a>
            <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-meta">
              <RehearsalMark />
              <span className="text-ink-soft">{t(`roles.${role}`)}</span>
            </p>
            <p className="text-ink-soft text-meta">
              {t("label.scanned")} <span className="inline-block font-mono">{trackingNumber}</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
