import { CircleHelp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { WayChoice } from "#lib/customs/parcel-way";

type ChosenWayProps = {
  readonly way: "A" | "B";
  /** Null: it was declared before the reasons were kept. */
  readonly choice: WayChoice | null;
};

/** By which way a parcel was declared, every reason for it, and what was not known of its goods when it was chosen. */
export function ChosenWay({ way, choice }: ChosenWayProps) {
  const t = useTranslations("customs-pages");
  const customs = useTranslations("customs");
  return (
    <div className="flex flex-col gap-1.5">
      <p className="font-medium">{customs(`ways.${way}`)}</p>
      {choice === null ? null : (
        <>
          {choice.isSetByPerson && choice.way !== way ? <p>{t("way.byPerson", { rule: choice.way })}</p> : null}
          {choice.reasons.length > 0 ? (
            <div>
              <p className="text-ink-soft">{t("way.because")}</p>
              <ul className="list-disc pl-5">
                {choice.reasons.map((reason) => (
                  <li key={reason}>{customs(`wayReasons.${reason}`)}</li>
                ))}
              </ul>
            </div>
          ) : choice.doubts.includes("value_unknown") ? null : (
            <p className="text-ink-soft">{t("way.open", { way: choice.way })}</p>
          )}
          {choice.doubts.length > 0 ? (
            <ul aria-label={t("way.doubts")} className="flex flex-col gap-0.5 text-ink-soft text-meta">
              {choice.doubts.map((doubt) => (
                <li key={doubt} className="flex gap-1.5">
                  <CircleHelp aria-hidden className="mt-0.5 size-3.5 shrink-0" />
                  {customs(`wayDoubts.${doubt}`)}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      )}
    </div>
  );
}
