import { useTranslations } from "next-intl";
import type { SolutionView } from "#lib/routing/solution-line";
import { Button, ButtonLink } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

type SolutionSearchProps = { readonly base: string; readonly view: SolutionView; readonly text: string };

/** Words to find: a form of the browser's own, whose answer is an address. */
export function SolutionSearch({ base, view, text }: SolutionSearchProps) {
  const t = useTranslations("solutions.list");
  const list = view === "offered" ? "" : view;
  return (
    <search>
      <form action={base} className="flex flex-wrap items-center gap-2 px-4 py-2.5 md:px-6">
        {list === "" ? null : <input type="hidden" name="view" value={list} />}
        <Input
          name="q"
          type="search"
          maxLength={60}
          defaultValue={text}
          aria-label={t("search")}
          placeholder={t("search")}
          className="w-64"
        />
        <Button type="submit">{t("find")}</Button>
        {text === "" ? null : (
          <ButtonLink look="ghost" href={list === "" ? base : `${base}?view=${list}`}>
            {t("clear")}
          </ButtonLink>
        )}
      </form>
    </search>
  );
}
