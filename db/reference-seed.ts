import { createHash } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import nomenclatureFile from "#data/nomenclature/seed.json" with { type: "json" };
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { officialSolutions } from "#lib/carriers/solutions";
import { dayOneCarriers, dayOneReason, dayOneValidity } from "#lib/carriers/tables/carriers";
import { canonicalJson } from "#lib/kit/fingerprint";
import { type NomenclatureSeed, readSeedFile } from "#lib/products/nomenclature/seed-file";
import type { RateCardFacts } from "#lib/rates/rate-card";
import { readRateCardFile } from "#lib/rates/rate-card-file";
import { storedRow } from "#lib/rates/stored-row";
import { seededExchangeRates } from "#lib/rates/tables/exchange-rates";
import { serviceRules } from "#lib/routing/tables/service-rules";
import { seedCarriers } from "./carrier-seed.ts";

const ruleSource = "AliExpress seller rules 2018–2021, repeated by a page of 2024-12";

/**
 * Brings the reference tables to what this version knows: solutions, price cards, exchange rates, seller rules. As the
 * owner, in one transaction of a fixed number of statements; does nothing when the same content is there already. The
 * caller holds the migration's advisory lock.
 */
export async function seedReference(sql: Sql): Promise<void> {
  const cards = readRateCardFile(rateCardFile);
  const carriers = { dayOneCarriers, dayOneReason, dayOneValidity };
  const hash = sha256(
    canonicalJson({ cards, carriers, officialSolutions, seededExchangeRates, serviceRules, nomenclatureFile }),
  );
  const [current] = await sql<{ value: string }[]>`select value from installation where key = 'reference'`;
  if (current?.value === hash) return;
  await sql.begin(async (tx) => {
    await seedCarriers(tx);
    await saveSolutions(tx);
    await saveRateCards(tx, cards);
    await saveExchangeRates(tx);
    await saveServiceRules(tx);
    await saveNationalCodes(tx, readSeedFile(nomenclatureFile));
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

/** The seed as it is now: a code that it no longer names is taken out; what staff imported is never written. */
async function saveNationalCodes(tx: TransactionSql, seed: NomenclatureSeed): Promise<void> {
  const { id, source, validFrom, rows } = seed;
  const hash = sha256(canonicalJson(rows));
  await tx`insert into nomenclature_editions (id, origin, valid_from, is_complete, source, file_hash, row_count)
    values (${id}, 'seed', ${validFrom}, false, ${source}, ${hash}, ${rows.length})
    on conflict (id) do update set source = excluded.source, file_hash = excluded.file_hash,
      row_count = excluded.row_count, valid_from = excluded.valid_from`;
  const list = rows.map((row) => ({
    ...{ code: row.code, name_zh: row.nameZh, name_en: row.nameEn, first_unit: row.firstUnit },
    ...{ second_unit: row.secondUnit, elements: row.elements, refund: row.refundBasisPoints },
    ...{ supervision: row.supervision, confidence: row.confidence },
  }));
  await tx`delete from nomenclature_codes where origin = 'seed'`;
  await tx`insert into nomenclature_codes (origin, code, valid_from, edition_id, name_zh, name_en, first_unit,
      second_unit, elements, refund_basis_points, supervision, confidence)
    select 'seed', code, ${validFrom}::date, ${id}, name_zh, name_en, first_unit, second_unit,
        nullif(elements, 'null'::jsonb), refund, supervision, confidence
      from ${recordset(tx, list)} as r(code text, name_zh text, name_en text, first_unit text, second_unit text,
        elements jsonb, refund integer, supervision text, confidence text)`;
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
      where solutions.edited_by = '' and (solutions.carrier_code, solutions.offer, solutions.position)
        is distinct from (excluded.carrier_code, excluded.offer, excluded.position)`;
}

type KnownCard = {
  readonly id: string;
  readonly content_hash: string;
  readonly solution_code: string;
  readonly valid_from: string;
  readonly version: number;
  readonly imported_by: string;
};

/**
 * Rows are replaced only where the content of their card differs: a quote keeps its own figures with the parcel. What staff
 * imported is never written, and a shipped card gives way where theirs stands for the same solution, day and version.
 */
async function saveRateCards(tx: TransactionSql, cards: readonly RateCardFacts[]): Promise<void> {
  const known = await tx<KnownCard[]>`select id, content_hash, solution_code, valid_from::text, version, imported_by
    from rate_cards`;
  const byId = new Map(known.map((card) => [card.id, card]));
  const idAt = new Map(known.map((card) => [`${card.solution_code} ${card.valid_from} ${card.version}`, card.id]));
  const changed = cards
    .map((card) => ({ ...card, hash: sha256(canonicalJson(card)) }))
    .filter((card) => {
      const place = idAt.get(`${card.solutionCode} ${card.validFrom} ${card.version}`);
      const stored = byId.get(card.id);
      return (place ?? card.id) === card.id && !stored?.imported_by && stored?.content_hash !== card.hash;
    });
  const heads = changed.map((card) => ({
    ...{ id: card.id, solution_code: card.solutionCode, currency: card.currency, valid_from: card.validFrom },
    ...{ valid_to: card.validTo, version: card.version, source: card.source, note: card.note },
    ...{ surcharges: card.surcharges, services: card.services, content_hash: card.hash },
  }));
  await tx`insert into rate_cards
      (id, solution_code, currency, valid_from, valid_to, version, source, note, surcharges, services, content_hash)
    select id, solution_code, currency, valid_from, valid_to, version, source, note, surcharges, services, content_hash
      from ${recordset(tx, heads)} as r(id text, solution_code text, currency text, valid_from date, valid_to date,
        version integer, source text, note text, surcharges jsonb, services jsonb, content_hash text)
    on conflict (id) do update set currency = excluded.currency, valid_from = excluded.valid_from,
      valid_to = excluded.valid_to, version = excluded.version, source = excluded.source, note = excluded.note,
      surcharges = excluded.surcharges, services = excluded.services, content_hash = excluded.content_hash`;
  await tx`delete from rate_rows where card_id in (select id from ${recordset(tx, heads)} as r(id text))`;
  const rows = changed.flatMap((card) =>
    card.rows.map(storedRow).map((row) => ({
      ...{ card_id: card.id, country: row.country, goods: row.goods, parcel: row.parcel, from_grams: row.fromGrams },
      ...{ to_grams: row.toGrams, shape: row.shape, first_grams: row.firstGrams, first_micros: row.firstMicros },
      ...{ step_grams: row.stepGrams, price_micros: row.priceMicros, parcel_micros: row.parcelMicros },
      ...{ minimum_micros: row.minimumMicros, minimum_grams: row.minimumGrams, status: row.status, note: row.note },
    })),
  );
  await tx`insert into rate_rows (card_id, country, goods, parcel, from_grams, to_grams, shape, first_grams, first_micros,
      step_grams, price_micros, parcel_micros, minimum_micros, minimum_grams, status, note)
    select card_id, country, goods, parcel, from_grams, to_grams, shape, first_grams, first_micros,
      step_grams, price_micros, parcel_micros, minimum_micros, minimum_grams, status, note
      from ${recordset(tx, rows)} as r(card_id text, country text, goods text, parcel text, from_grams integer,
        to_grams integer, shape text, first_grams integer, first_micros bigint, step_grams integer, price_micros bigint,
        parcel_micros bigint, minimum_micros bigint, minimum_grams integer, status text, note text)`;
}

/** A rate that staff entered for the same day stays. */
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
    ...{ id: rule.id, rule, position, source: ruleSource },
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
