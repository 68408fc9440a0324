import { createHash } from "node:crypto";
import { listLastRates } from "#db/queries/exchange-rates";
import { getCard, listBusyCountries, listCardHeads } from "#db/queries/rate-cards";
import type { SolutionRow } from "#db/queries/solutions";
import type { StaffDb } from "#db/scope";
import { fingerprint } from "#lib/kit/fingerprint";
import { type Currency, isCurrency } from "#lib/kit/money";
import { ok, type Result } from "#lib/kit/result";
import type { SheetTable } from "#lib/kit/sheet";
import { chinaDateOf } from "#lib/kit/time";
import type { CardNote, CardPreview } from "#lib/rates/card-preview";
import { sampleLanes } from "#lib/rates/card-samples";
import type { CardFileInput } from "#lib/rates/card-schema";
import { cardOn, nextVersion } from "#lib/rates/card-span";
import { type ExchangeRates, exchangeRatesOf } from "#lib/rates/exchange-rate";
import { compileRateCard, type RateCardFacts } from "#lib/rates/rate-card";
import { checkRateCard } from "#lib/rates/rate-card-check";
import { type CardDiff, diffRateCards, isSameCard } from "#lib/rates/rate-card-diff";
import { type ReadRateSheet, rateCardId, readRateSheet } from "#lib/rates/rate-sheet";
import { maxCardRows } from "../files/limits.ts";
import { readSheet } from "../files/read-sheet.ts";

const shownFindings = 200;
const sampledLanes = 8;
const namedCountries = 15;

export type CardFile = { readonly bytes: Uint8Array; readonly hash: string; readonly tables: readonly SheetTable[] };

/** A card's workbook as tables. Refused: what `readSheet` refuses. */
export async function openCardFile(bytes: Uint8Array, fileName: string): Promise<Result<CardFile>> {
  const sheet = await readSheet(bytes, fileName, maxCardRows);
  if (!sheet.ok) return sheet;
  const hash = createHash("sha256").update(bytes).digest("hex");
  return ok({ bytes, hash, tables: sheet.value.tables });
}

export type CardReading = { readonly preview: CardPreview; readonly facts: RateCardFacts | null };

/**
 * Reads a card's file for a solution, against everything that stands there now. What is typed beside the file goes before
 * what the file says of itself; its id and version are never taken.
 */
export async function readCardFile(
  db: StaffDb,
  solution: SolutionRow,
  file: CardFile,
  input: CardFileInput,
  now: number,
): Promise<CardReading> {
  const today = chinaDateOf(now);
  const { code } = solution.offer;
  const [heads, rows, busy] = await Promise.all([
    listCardHeads(db, code),
    listLastRates(db, today),
    listBusyCountries(db, code, sampledLanes),
  ]);
  const rates = exchangeRatesOf(
    rows.flatMap(({ quote, ...rate }) => (isCurrency(quote) ? [{ base: "USD" as const, quote, ...rate }] : [])),
    today,
  );
  const current = cardOn(heads, today);
  const read = readRateSheet(file.tables, {
    ...(input.validFrom === "" ? {} : { validFrom: input.validFrom }),
    ...currencyBeside(input, current),
    ...{ solutionCode: code, source: input.source || input.name },
  });
  const facts = read.facts && identified(read.facts, code, input, heads);
  const beforeHead = facts && cardOn(heads, facts.validFrom);
  const before = beforeHead && (await getCard(db, beforeHead.id));
  const seen = fingerprint({
    ...{ file: file.hash, solution: solution.version, typed: { ...input, seen: "", warnings: "" } },
    ...{ cards: heads.map(({ id, validTo }) => [id, validTo]), rates: rates ? [...rates.rates.keys()] : [] },
  });
  const common = { fileName: input.name, errors: read.errors, errorCount: read.errorCount, seen };
  if (!facts) return { preview: { ...nothing, ...common }, facts: null };
  const findings = checkRateCard(facts, { earlier: heads, rates, today });
  const diff = diffRateCards(before, facts);
  const notes = notesOf(read, facts, solution, { rates, diff, hasBefore: before !== null, today });
  const hasErrors = [...findings, ...notes].some(({ level }) => level === "error");
  const preview: CardPreview = {
    ...common,
    card: {
      ...{ version: facts.version, currency: facts.currency, validFrom: facts.validFrom, validTo: facts.validTo },
      ...{ source: facts.source, note: facts.note, rows: facts.rows.length },
      countries: new Set(facts.rows.map(({ country }) => country)).size,
    },
    notes,
    findings: findings
      .slice(0, shownFindings)
      .map((one) => ({ ...one, sheetRow: one.rowIndex === null ? null : (read.rowNumbers[one.rowIndex] ?? null) })),
    findingCount: findings.length,
    before: before && { id: before.id, validFrom: before.validFrom, currency: before.currency },
    diff: summary(diff),
    samples: hasErrors
      ? []
      : sampleLanes(
          solution.offer,
          { before: before && compileRateCard(before), after: compileRateCard(facts) },
          ...([busy, rates, sampledLanes] as const),
        ),
    isSavable: !hasErrors,
    hasWarnings: [...findings, ...notes].some(({ level }) => level === "warning"),
  };
  return { preview, facts };
}

const nothing = {
  ...{ card: null, notes: [], findings: [], findingCount: 0, before: null, diff: null, samples: [] },
  ...{ isSavable: false, hasWarnings: false },
} as const;

/** What a file that names no currency is in: as typed, else as the card that holds; nothing is guessed for the first one. */
function currencyBeside({ currency }: CardFileInput, current: { readonly currency: Currency } | null) {
  const known = currency || current?.currency;
  return known ? { currency: known } : {};
}

/** The card under its own id: a further card of the same first day is the next version. */
function identified(
  facts: RateCardFacts,
  solutionCode: string,
  input: CardFileInput,
  heads: Parameters<typeof nextVersion>[0],
): RateCardFacts {
  const validFrom = input.validFrom || facts.validFrom;
  const version = nextVersion(heads, validFrom);
  return {
    ...facts,
    ...{ id: rateCardId(solutionCode, validFrom, version), version, validFrom },
    validTo: input.validTo === "" ? (input.validFrom === "" ? facts.validTo : null) : input.validTo,
    currency: input.currency || facts.currency,
    source: input.source || facts.source,
    note: input.note || facts.note,
  };
}

type NoteFacts = {
  readonly rates: ExchangeRates | null;
  readonly diff: CardDiff;
  readonly hasBefore: boolean;
  readonly today: string;
};

function notesOf(
  read: ReadRateSheet,
  facts: RateCardFacts,
  solution: SolutionRow,
  { rates, diff, hasBefore, today }: NoteFacts,
): CardNote[] {
  const notes: CardNote[] = [];
  const add = (level: CardNote["level"], code: CardNote["code"], values: CardNote["values"] = {}) =>
    notes.push({ level, code, values });
  const { code } = solution.offer;
  if (read.facts && read.facts.solutionCode !== code) {
    add("error", "solution_differs", { file: read.facts.solutionCode, here: code });
  }
  const { currency, validFrom } = facts;
  if (currency !== "USD" && !rates?.rates.has(currency)) add("error", "no_exchange_rate", { currency });
  if (solution.retiredAt !== null) add("warning", "solution_retired");
  if (validFrom < today) add("warning", "begins_in_past", { from: validFrom, today });
  if (!hasBefore) return notes;
  if (isSameCard(diff)) add("warning", "same_as_current");
  const lost = diff.countries.filter(
    ({ added, changed, same, removed }) => removed > 0 && added + changed + same === 0,
  );
  if (lost.length > 0) {
    const named = lost.slice(0, namedCountries).map((one) => one.country);
    const countries = named.length < lost.length ? `${named.join(" ")} …` : named.join(" ");
    add("warning", "destinations_lost", { count: lost.length, countries });
  }
  return notes;
}

function summary(diff: CardDiff): CardPreview["diff"] {
  const names = (list: CardDiff["surcharges"]["added"]) => list.map(({ nameZh, nameEn }) => ({ nameZh, nameEn }));
  return {
    head: diff.head,
    ...{ added: diff.added.length, removed: diff.removed.length, changed: diff.changed.length, same: diff.same },
    countries: diff.countries
      .filter(({ added, removed, changed }) => added + removed + changed > 0)
      .sort((a, b) => largest(b) - largest(a) || Number(b.added > 0) - Number(a.added > 0)),
    surchargesAdded: names(diff.surcharges.added),
    surchargesRemoved: names(diff.surcharges.removed),
    services: diff.services,
  };
}

/** How far prices to a destination move; those that move most are looked at first. */
function largest({ leastBasisPoints, mostBasisPoints }: CardDiff["countries"][number]): number {
  return Math.max(Math.abs(leastBasisPoints ?? 0), Math.abs(mostBasisPoints ?? 0));
}
