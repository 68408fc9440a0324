"use client";

import { CircleCheck, CircleDashed, CircleDotDashed, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import type { Coverage, CoverageBand, CoverageCell, CoverageRow } from "#lib/routing/coverage";
import { readableWeight } from "@/components/ui/amounts";
import { buttonLook } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { Popover } from "@/components/ui/popover";
import { useTemplateWords } from "./template-words.ts";

type TemplateCoverageProps = {
  readonly base: string;
  readonly coverage: Coverage;
  /** Template id → name. */
  readonly names: Readonly<Record<string, string>>;
  readonly mayEdit: boolean;
};

type State = CoverageCell["state"];

const looks: Readonly<Record<State, { readonly icon: LucideIcon; readonly cell: string; readonly ink: string }>> = {
  covered: { icon: CircleCheck, cell: "", ink: "text-done" },
  conditional: { icon: CircleDotDashed, cell: "bg-soon-soft", ink: "text-soon" },
  gap: {
    icon: CircleDashed,
    cell: "bg-[repeating-linear-gradient(-45deg,var(--sunken)_0_6px,transparent_6px_12px)]",
    ink: "text-ink-soft",
  },
};

/** Countries down, weights across: which template decides, what is open, what is never reached. */
export function TemplateCoverage({ base, coverage, names, mayEdit }: TemplateCoverageProps) {
  const t = useTranslations("templates.coverage");
  const { bands, rows } = coverage;
  return (
    <>
      <Legend />
      {/* it scrolls by itself, so that head and first column stay in sight */}
      <section
        {...focusable}
        aria-label={t("title")}
        className="max-h-[72vh] overflow-auto border-line border-y bg-surface"
      >
        <table className="w-full border-separate border-spacing-0 text-left text-body">
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky top-0 left-0 z-20 min-w-32 border-line border-r border-b bg-surface px-4 py-2 font-medium text-ink-soft text-meta md:px-6"
              >
                {t("country")}
              </th>
              {bands.map((band) => (
                <th
                  key={band.fromGrams}
                  scope="col"
                  className="sticky top-0 z-10 min-w-44 whitespace-nowrap border-line border-b bg-surface px-3 py-2 font-medium text-ink-soft text-meta"
                >
                  {bandText(band)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.countries[0]} row={row} bands={bands} base={base} names={names} mayEdit={mayEdit} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

const focusable = { tabIndex: 0 } as const;

function bandText({ fromGrams, toGrams }: CoverageBand): string {
  return `${readableWeight(fromGrams)} – ${readableWeight(toGrams)}`;
}

function Legend() {
  const t = useTranslations("templates.coverage");
  return (
    <ul aria-label={t("legend")} className="flex flex-wrap gap-x-4 gap-y-1 px-4 pb-2 text-ink-soft text-meta md:px-6">
      {(["covered", "conditional", "gap"] as const).map((state) => {
        const { icon: Icon, ink } = looks[state];
        return (
          <li key={state} className="inline-flex items-center gap-1">
            <Icon aria-hidden className={cn("size-3.5", ink)} />
            {t(state)}
          </li>
        );
      })}
    </ul>
  );
}

type RowProps = Omit<TemplateCoverageProps, "coverage"> & {
  readonly row: CoverageRow;
  readonly bands: readonly CoverageBand[];
};

function Row({ row, bands, base, names, mayEdit }: RowProps) {
  const words = useTemplateWords();
  const name = words.countries(row.countries, 4, "coverage.countries");
  return (
    <tr>
      <th
        scope="row"
        title={words.list(row.countries.map(words.country))}
        className="sticky left-0 z-[1] max-w-56 border-line border-r border-b bg-surface px-4 py-1.5 font-normal max-md:max-w-32 md:px-6"
      >
        {name}
      </th>
      {row.cells.map((cell, index) => {
        const band = bands[index];
        return band ? (
          <td key={band.fromGrams} className={cn("border-line border-b p-0 align-top", looks[cell.state].cell)}>
            <CellButton cell={cell} band={band} row={row} country={name} base={base} names={names} mayEdit={mayEdit} />
          </td>
        ) : null;
      })}
    </tr>
  );
}

type CellButtonProps = Omit<RowProps, "bands"> & {
  readonly cell: CoverageCell;
  readonly band: CoverageBand;
  readonly country: string;
};

function CellButton({ cell, band, row, country, base, names, mayEdit }: CellButtonProps) {
  const t = useTranslations("templates.coverage");
  const { icon: Icon, ink } = looks[cell.state];
  const winners = [...new Set(cell.parts.flatMap(({ templateId }) => templateId ?? []))].map((id) => names[id] ?? id);
  const label = t("open", { country, band: bandText(band), state: t(cell.state) });
  return (
    <Popover
      label={label}
      className="w-80"
      trigger={
        <button
          type="button"
          aria-label={[label, ...winners].join(" · ")}
          className="flex min-h-9 w-full items-start gap-1.5 px-3 py-2 text-left hover:bg-hover"
        >
          <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", ink)} />
          <span className="min-w-0">
            {cell.state === "gap" ? (
              <span className="text-ink-soft">{t("gap")}</span>
            ) : (
              <>
                {cell.state === "conditional" ? <span className="text-soon text-meta">{t("conditional")} </span> : null}
                {winners.join(" / ")}
              </>
            )}
            {cell.hidden.length > 0 ? (
              <span className="ml-1.5 whitespace-nowrap text-ink-faint text-meta">
                {t("hidden", { count: cell.hidden.length })}
              </span>
            ) : null}
          </span>
        </button>
      }
    >
      <CellFacts cell={cell} band={band} row={row} country={country} base={base} names={names} mayEdit={mayEdit} />
    </Popover>
  );
}

/** What decides for which goods and amounts, and what never comes to its turn. */
function CellFacts({ cell, band, row, country, base, names, mayEdit }: CellButtonProps) {
  const t = useTranslations("templates.coverage");
  const words = useTemplateWords();
  const first = new URLSearchParams({
    countries: row.countries.join(","),
    from: String(band.fromGrams),
    to: String(band.toGrams),
  });
  return (
    <div className="flex flex-col gap-2">
      <p className="font-medium">{t("parts", { country, band: bandText(band) })}</p>
      <ul className="flex flex-col gap-1.5">
        {cell.parts.map((part) => (
          <li key={`${part.templateId} ${part.overUsdMinor} ${part.cargoKinds.join()}`}>
            <span className={cn("block", part.templateId === null ? "text-ink-soft" : "font-medium")}>
              {part.templateId === null ? t("nobody") : (names[part.templateId] ?? part.templateId)}
            </span>
            <span className="block text-ink-soft text-meta">
              {[
                part.cargoKinds.length === cargoKinds.length ? t("anyGoods") : words.cargo(part.cargoKinds),
                words.value(part) ?? t("anyValue"),
              ].join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      {cell.hidden.length > 0 ? (
        <p className="border-line border-t pt-2 text-ink-soft text-meta">
          {t("hiddenTitle")}
          <span className="block text-ink">{words.list(cell.hidden.map((id) => names[id] ?? id))}</span>
        </p>
      ) : null}
      {mayEdit && cell.state !== "covered" ? (
        <Link className={cn(buttonLook({ size: "small" }), "self-start")} href={`${base}/new?${first}`}>
          {t("fill")}
        </Link>
      ) : null}
    </div>
  );
}
