import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MissingSetting } from "#lib/sellers/missing-settings";
import { Link } from "@/components/ui/link";

type MissingSettingsProps = { readonly missing: readonly MissingSetting[]; readonly storesHref: string };

/** Why dispatch is still closed, store by store. */
export function MissingSettings({ missing, storesHref }: MissingSettingsProps) {
  const t = useTranslations("settings");
  if (missing.length === 0) return null;
  return (
    <section className="mx-4 mb-4 flex gap-2 rounded-md bg-soon-soft px-3 py-2 text-soon md:mx-6">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div>
        <h2 className="font-medium">{t("addresses.missingTitle")}</h2>
        <ul>
          {missing.map(({ storeId, storeName, kinds, lacksChoice }) => (
            <li key={storeId}>
              {kinds.length > 0
                ? t("addresses.missingText", {
                    store: storeName,
                    kinds: kinds.map((kind) => t(`addresses.kinds.${kind}`)).join(" · "),
                  })
                : null}
              {lacksChoice ? (
                <span className="block">
                  {t("addresses.undeliverableMissing", { store: storeName })}{" "}
                  <Link className="font-medium underline" href={storesHref}>
                    {t("addresses.toStores")}
                  </Link>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
