import { createHash } from "node:crypto";
import type { TransactionSql } from "postgres";
import { dayOneCarriers, dayOneReason, dayOneValidity, sourceOf } from "#lib/carriers/tables/carriers";

const everything = { solutions: "all", countries: "all", cargoKinds: "all" };

/**
 * Brings the day-one list of carriers and a certificate for each. What staff wrote stays: a row that somebody edited is
 * not touched, and a carrier that has any certification gets no other.
 */
export async function seedCarriers(tx: TransactionSql): Promise<void> {
  const rows = dayOneCarriers.map((carrier, position) => {
    const { code, kind, website, nameZh: name_zh, nameEn: name_en } = carrier;
    const ids = { certification: idOf(`certification ${code}`), step: idOf(`step ${code}`) };
    return { code, kind, website, name_zh, name_en, position, source: sourceOf(carrier), ...ids };
  });
  // as text: a connection that Drizzle has held sends jsonb parameters as they are, any other would quote them again
  const list = tx`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(code text, kind text, website text,
    name_zh text, name_en text, position integer, source text, certification uuid, step uuid)`;
  await tx`insert into carriers (code, kind, website, name_zh, name_en, position, source, is_pending)
    select code, kind, website, name_zh, name_en, position, source, true from ${list}
    on conflict (code) do update set kind = excluded.kind, website = excluded.website, name_zh = excluded.name_zh,
      name_en = excluded.name_en, position = excluded.position, source = excluded.source, updated_at = now()
      where carriers.edited_by = '' and (carriers.kind, carriers.website, carriers.name_zh, carriers.name_en,
        carriers.position, carriers.source) is distinct from (excluded.kind, excluded.website, excluded.name_zh,
        excluded.name_en, excluded.position, excluded.source)`;
  await tx`with made as (
      insert into certifications (id, carrier_code, state, scope, valid_from, valid_to, reason, state_since)
        select certification, code, 'certified', ${JSON.stringify(everything)}::text::jsonb,
          ${dayOneValidity.validFrom}::date, ${dayOneValidity.validTo}::date, ${dayOneReason},
          ${dayOneValidity.validFrom}::timestamptz
        from ${list} where not exists (select 1 from certifications c where c.carrier_code = r.code)
      returning id)
    insert into certification_steps (id, certification_id, from_state, to_state, reason, by_name, at)
      select step, certification, '', 'certified', ${dayOneReason}, 'ALP', ${dayOneValidity.validFrom}::timestamptz
      from ${list} join made on made.id = r.certification`;
}

/** The same id on every installation, so that running again finds what is there. */
function idOf(name: string): string {
  const hex = createHash("sha256").update(`alp ${name}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
