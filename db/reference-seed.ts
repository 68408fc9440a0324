import { createHash } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { officialSolutions } from "#lib/carriers/solutions";
import { dayOneCarriers, dayOneReason, dayOneValidity } from "#lib/carriers/tables/carriers";
import { canonicalJson } from "#lib/kit/fingerprint";
import type { RateCardFacts } from "#lib/rates/rate-card";
import { readRateCardFile } from "#lib/rates/rate-card-file";
import { seededExchangeRates } from "#lib/rates/tables/exchange-rates";
import { type Confidence, serviceRules } from "#lib/routing/tables/service-rules";
import { seedCarriers } from "./carrier-seed.ts";

const ruleTexts = "AliExpress seller rule texts 2018-2021, repeated 2024-12";
const ruleSources: Readonly<Record<Confidence, string>> = {
  official: ruleTexts,
  two_sources: `${ruleTexts} (two sources)`,
  one_source: `${ruleTexts} (one source)`,
};

/**
 * Brings the reference tables to what this version knows: solutions, price cards, exchange rates, seller rules. As the
 * owner, in one transaction of a fixed number of statements; does nothing when the same content is there already. The
 * caller holds the migration's advisory lock.
 */
export async function seedReference(sql: Sql): Promise<void> {
  const cards = readRateCardFile(rateCardFile);
  const carriers = { dayOneCarriers, dayOneReason, dayOneValidity };
  const hash = sha256(canonicalJson({ cards, carriers, officialSolutions, seededExchangeRates, serviceRules }));
  const [current] = await sql<{ value: string }[]>`select value from installation where key = 'reference'`;
  if (current?.value === hash) return;
  await sql.begin(async (tx) => {
    await seedCarriers(tx);
    await saveSolutions(tx);
    await saveRateCards(tx, cards);
    await saveExchangeRates(tx);
    await saveServiceRules(tx);
    await tx`insert into installation (key, value) values ('reference', ${hash})
      on conflict (key) do update set value = excluded.value, updated_at = now()`;
  });
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** As text: a connection that Drizzle has held sends jsonb parameters as they are, any other would quote them again. */
function recordset(tx: TransactionSql, rows: readonly object[]) {
  return tx`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)`;
}

async function saveSolutions(tx: TransactionSql): Promise<void> {
  const rows = officialSolutions.map((offer, position) => ({
    ...{ code: offer.code, carrier_code: offer.carrierCode, offer, position },
  }));
  await tx`insert into solutions (code, carrier_code, offer, position)
    select code, carrier_code, offer, position
      from ${recordset(tx, rows)} as r(code text, carrier_code text, offer jsonb, position integer)
    on conflict (code) do update set carrier_code = excluded.carrier_code, offer = excluded.offer,
      position = excluded.position, updated_at = now()
      where (solutions.carrier_code, solutions.offer, solutions.position)
        is distinct from (excluded.carrier_code, excluded.offer, excluded.position)`;
}

/** Rows are replaced only where the content of their card differs: a quote keeps its own figures with the parcel. */
async function saveRateCards(tx: TransactionSql, cards: readonly RateCardFacts[]): Promise<void> {
  const hashed = cards.map((card) => ({ ...card, hash: sha256(canonicalJson(card)) }));
  const known = await tx<{ id: string; content_hash: string }[]>`select id, content_hash from rate_cards`;
  const hashes = new Map(known.map((card) => [card.id, card.content_hash]));
  const changed = hashed.filter((card) => hashes.get(card.id) !== card.hash);
  const heads = changed.map((card) => ({
    ...{ id: card.id, solution_code: card.solutionCode, currency: card.currency, valid_from: card.validFrom },
    ...{ valid_to: card.validTo, source: card.source, content_hash: card.hash },
  }));
  await tx`insert into rate_cards (id, solution_code, currency, valid_from, valid_to, source, content_hash)
    select id, solution_code, currency, valid_from, valid_to, source, content_hash
      from ${recordset(tx, heads)} as r(id text, solution_code text, currency text, valid_from date, valid_to date,
        source text, content_hash text)
    on conflict (id) do update set currency = excluded.currency, valid_from = excluded.valid_from,
      valid_to = excluded.valid_to, source = excluded.source, content_hash = excluded.content_hash`;
  await tx`delete from rate_rows where card_id in (select id from ${recordset(tx, heads)} as r(id text))`;
  const rows = changed.flatMap((card) =>
    card.rows.map((row) => ({
      ...{ card_id: card.id, country: row.country, from_grams: row.fromGrams, to_grams: row.toGrams },
      ...{ per_kg_minor: row.perKgMinor, per_parcel_minor: row.perParcelMinor, status: row.status },
    })),
  );
  await tx`insert into rate_rows (card_id, country, from_grams, to_grams, per_kg_minor, per_parcel_minor, status)
    select card_id, country, from_grams, to_grams, per_kg_minor, per_parcel_minor, status
      from ${recordset(tx, rows)} as r(card_id text, country text, from_grams integer, to_grams integer,
        per_kg_minor bigint, per_parcel_minor bigint, status text)`;
}

async function saveExchangeRates(tx: TransactionSql): Promise<void> {
  const rows = seededExchangeRates.map(({ rateMicros, ...rate }) => ({ ...rate, rate_micros: rateMicros }));
  await tx`insert into exchange_rates (base, quote, day, rate_micros, source)
    select base, quote, day, rate_micros, source
      from ${recordset(tx, rows)} as r(base text, quote text, day date, rate_micros bigint, source text)
    on conflict (base, quote, day) do update set rate_micros = excluded.rate_micros, source = excluded.source
      where exchange_rates.entered_by = ''`;
}

/**
 * Shipped rules belong to this list until staff touch them: a rule that they ended, and every rule of a country for which
 * they entered one, stays as it is. A shipped rule that this version no longer knows ends; nothing is deleted.
 */
async function saveServiceRules(tx: TransactionSql): Promise<void> {
  const rows = serviceRules.map((rule, position) => ({
    ...{ id: rule.id, rule, position, source: ruleSources[rule.confidence] },
  }));
  await tx`update service_rules set valid_to = (now() at time zone 'Asia/Shanghai')::date - 1
    where entered_by = '' and valid_to is null and not id in ${tx(serviceRules.map((rule) => rule.id))}`;
  await tx`insert into service_rules (id, rule, position, source)
    select id, rule, position, source
      from ${recordset(tx, rows)} as r(id text, rule jsonb, position integer, source text)
      where not exists (select 1 from service_rules s
        where s.entered_by <> '' and s.rule ->> 'country' = r.rule ->> 'country')
    on conflict (id) do update set rule = excluded.rule, position = excluded.position, source = excluded.source
      where service_rules.entered_by = '' and service_rules.valid_to is null`;
}
