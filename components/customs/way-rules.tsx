import { useTranslations } from "next-intl";
import { wayReasons } from "#lib/customs/choose-way";

/** When a parcel goes by which way: the rule in words, as the system applies it. */
export function WayRules() {
  const t = useTranslations("customs-pages");
  const customs = useTranslations("customs");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div className="rounded-lg border border-line bg-surface p-4">
        <h3 className="font-medium">{customs("ways.A")}</h3>
        <p className="mt-1 text-ink-soft">{t("settings.wayA")}</p>
      </div>
      <div className="rounded-lg border border-line bg-surface p-4">
        <h3 className="font-medium">{customs("ways.B")}</h3>
        <p className="mt-1 text-ink-soft">{t("settings.wayB")}</p>
        <ul className="mt-2 list-disc pl-5">
          {wayReasons.map((reason) => (
            <li key={reason}>{customs(`wayReasons.${reason}`)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
