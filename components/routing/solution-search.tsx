import { useTranslations } from "next-intl";
import { type SolutionView, solutionViews } from "#lib/routing/solution-line";
import { Button, ButtonLink } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/input";

type SolutionSearchProps = {
  readonly base: string;
  readonly view: SolutionView;
  readonly text: string;
  readonly counts: Readonly<Record<SolutionView, number>>;
};

/** Words to find: a form of the browser's own, whose answer is an address. */
export function SolutionSearch({ base, view, text, counts }: SolutionSearchProps) {
  const t = useTranslations("solutions.list");
  const list = view === "offered" ? "" : view;
  return (
    <search>
      <form action={base} className="flex flex-wrap items-center gap-2 px-4 py-2.5 md:px-6">
        <Input
          name="q"
          type="search"
          maxLength={60}
          defaultValue={text}
          aria-label={t("search")}
          placeholder={t("search")}
          className="w-64"
        />
        <Select name="view" defaultValue={view} aria-label={t("views.label")} className="w-44">
          {solutionViews.map((one) => (
            <option key={one} value={one}>
              {t(`views.${one}`)} ({counts[one]})
            </option>
          ))}
        </Select>
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
