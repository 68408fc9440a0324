import { LayoutTemplate } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

/** Offers the ready-made sets to a seller without any template. Needs the namespace templates. */
export function TemplateOffer({ seller }: { readonly seller: string }) {
  const t = useTranslations("templates.sets");
  return (
    <aside className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-y bg-accent-soft px-4 py-2.5 md:px-6">
      <p className="flex min-w-0 flex-1 basis-72 items-start gap-2">
        <LayoutTemplate aria-hidden className="mt-0.5 size-4 shrink-0 text-accent-ink" />
        {t("offer")}
      </p>
      <ButtonLink size="small" href={`/s/${seller}/templates/sets`}>
        {t("choose")}
      </ButtonLink>
    </aside>
  );
}
