"use client";

import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ManualEntry } from "#lib/dispatch/failure-manual";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { EmptyState } from "@/components/ui/states";

/** One code with its words, in the language of the reader. */
export type ManualRow = ManualEntry & { readonly name: string; readonly cause: string; readonly fix: string };

/** 《ALP错误代码手册》: all codes by family, searched as one types; prints without what is only for the screen. */
export function ErrorManual({ rows }: { readonly rows: readonly ManualRow[] }) {
  const t = useTranslations("help");
  const [text, setText] = useState("");
  const wanted = text.toLowerCase();
  const found = rows.filter(({ code, name, cause, fix }) =>
    `${code} ${name} ${cause} ${fix}`.toLowerCase().includes(wanted),
  );
  const families = [...new Set(found.map(({ family }) => family))];
  return (
    <>
      <div className="sticky top-0 z-10 flex flex-wrap items-center gap-2 border-line border-b bg-canvas px-4 py-2 md:px-6 print:hidden">
        <SearchInput value={text} onSearch={setText} label={t("search")} />
        <nav aria-label={t("contents")} className="flex flex-1 flex-wrap gap-x-3 gap-y-1 text-meta max-md:hidden">
          {families.map((family) => (
            <a key={family} href={`#family-${family}`} className="text-ink-soft hover:text-ink hover:underline">
              {t(`families.${family}` as "families.1")}
            </a>
          ))}
        </nav>
        <Button onClick={() => window.print()}>
          <Printer aria-hidden className="size-4" />
          {t("print")}
        </Button>
      </div>
      {found.length === 0 ? (
        <EmptyState title={t("none", { text })}>
          <Button onClick={() => setText("")}>{t("clear")}</Button>
        </EmptyState>
      ) : null}
      {families.map((family) => (
        <section key={family} id={`family-${family}`} className="scroll-mt-14 px-4 pt-6 md:px-6">
          <h2 className="font-semibold">{t(`families.${family}` as "families.1")}</h2>
          <ul className="mt-2 divide-y divide-line border-line border-y">
            {found
              .filter((row) => row.family === family)
              .map((row) => (
                <Entry key={row.code} row={row} />
              ))}
          </ul>
        </section>
      ))}
      <p className="px-4 pt-6 pb-10 text-ink-soft text-meta md:px-6">{t("unmapped")}</p>
    </>
  );
}

function Entry({ row }: { readonly row: ManualRow }) {
  const t = useTranslations("help");
  return (
    <li
      id={row.code}
      className="grid scroll-mt-14 break-inside-avoid gap-x-6 gap-y-1 py-3 target:bg-accent-soft md:grid-cols-[16rem_1fr_1fr]"
    >
      <h3 className="font-medium">
        <a href={`#${row.code}`} className="block text-ink-soft text-meta tabular-nums hover:underline">
          {row.code}
        </a>
        {row.name}
      </h3>
      <p>
        <span className="block text-ink-soft text-meta">{t("columns.cause")}</span>
        {row.cause}
      </p>
      <div>
        <span className="block text-ink-soft text-meta">{t("columns.fix")}</span>
        <p>{row.fix}</p>
        <p className="mt-1 text-ink-soft text-meta">
          {t("columns.who", { who: t(`fixers.${row.fixer}`) })} · {t(`after.${row.afterwards}`)}
        </p>
      </div>
    </li>
  );
}
