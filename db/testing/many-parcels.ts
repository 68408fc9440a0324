import { emptyTrace } from "#lib/tracking/trace";
import { connect } from "../client.ts";

export type ManyParcels = {
  readonly sellers: readonly { readonly sellerId: string; readonly storeId: string; readonly parcels: number }[];
  readonly eventsPerParcel: number;
  /** How many of all parcels have come due, for the sweep to find. */
  readonly due: number;
};

/** A trace of usual size: six meanings. */
const marks = Object.fromEntries(
  [
    ["pickup/picked_up//", "PU_PICKUP_SUCCESS"],
    ["pickup/sorting//", "SC_INBOUND_SUCCESS"],
    ["export/cleared//", "CC_EX_SUCCESS"],
    ["linehaul/departed//left", "LH_DEPART"],
    ["linehaul/arrived//arrived", "LH_ARRIVE"],
    ["import/cleared//", "CC_IM_SUCCESS"],
  ].map(([key, code], day) => {
    const at = Date.UTC(2026, 10, 1 + day);
    return [key, { first: at, last: at, code }];
  }),
);

/**
 * Fills waybills, traces, list and events as after two months of work, set-wise: stages, troubles, countries and solutions in
 * the proportions of a real seller; with their orders' payment, 声明发货, and incidents, open ones for all that are in trouble.
 * Needs the server's superuser: foreign keys are not looked at, parcels of these waybills are left out. Waybill n of a seller
 * has the number LX<n>CN and the id md5('<seller> <n>'), which is its order's too.
 */
export async function fillManyParcels(adminDatabaseUrl: string, many: ManyParcels): Promise<void> {
  const sql = connect(adminDatabaseUrl, { max: 1, name: "fill" });
  const sellers = JSON.stringify(
    many.sellers.map(({ sellerId, storeId, parcels }) => ({ seller_id: sellerId, store_id: storeId, parcels })),
  );
  const total = many.sellers.reduce((sum, { parcels }) => sum + parcels, 0);
  const trace = JSON.stringify({ ...emptyTrace, marks });
  const id = "md5(s.seller_id || ' ' || n)::uuid";
  const each = `from jsonb_to_recordset($1::text::jsonb) as s(seller_id uuid, store_id uuid, parcels integer)
    cross join lateral generate_series(1, s.parcels) as n`;
  // a number without pattern for each parcel, from which everything about it follows
  const h = (salt: string) => `abs(hashtext('${salt}' || s.seller_id || n))`;
  const country = `(array['US','US','US','BR','FR','ES','ES','PL','KR','JP','IL','DE'])[1 + ${h("country")} % 12]`;
  const solution = `(array['CAINIAO_STANDARD','CAINIAO_STANDARD','CAINIAO_PREMIUM','CAINIAO_ECONOMY','AE_CN_SUPER_ECONOMY_G'])[1 + ${h("solution")} % 5]`;
  const booked = `now() - (${h("age")} % 5184000) * interval '1 second'`;
  const paid = `${booked} - (${h("paid")} % 100) * interval '1 hour'`;
  try {
    await sql.unsafe("set session_replication_role = replica; set synchronous_commit = off; set work_mem = '64MB'");
    await sql.unsafe(
      `insert into waybills (seller_id, id, parcel_id, order_id, store_id, batch_id, carrier_code, environment,
        solution_code, country, state, lp_number, tracking_number, booking, created_at, booked_at)
      select s.seller_id, ${id}, ${id}, ${id}, s.store_id, s.store_id, 'cainiao', 'sandbox', ${solution}, ${country},
        'booked', 'LP' || lpad(n::text, 14, '0'), 'LX' || lpad(n::text, 9, '0') || 'CN', '{}', ${booked}, ${booked} ${each}`,
      [sellers],
    );
    await sql.unsafe(
      `insert into orders (seller_id, id, store_id, order_number, state, platform_status, platform_status_text, ordered_at,
        paid_at, buyer_name, paid_minor, currency, recipient_name, country, country_text, province, city, address, postal_code,
        phone, mobile, content_hash)
      select s.seller_id, ${id}, s.store_id, (8170000000000000 + n)::text, 'labelled', 'x', 'x', ${paid}, ${paid}, 'Buyer ' || n,
        500 + ${h("luck")} % 1000 * 7, 'USD', 'Recipient ' || n, ${country}, 'x', 'x', 'x', 'Street ' || n, '12345', '1',
        '1', 'x' ${each}`,
      [sellers],
    );
    await sql.unsafe(
      `insert into shipment_notices (seller_id, waybill_id, order_id, store_id, state, deadline_at, service_name,
        tracking_number, exported_at, declared_at)
      select s.seller_id, ${id}, ${id}, s.store_id, case when ${h("luck")} % 1000 < 950 then 'declared' else 'pending' end,
        ${paid} + interval '5 days', 'x', 'LX' || lpad(n::text, 9, '0') || 'CN',
        ${paid} + interval '1 hour' * (${h("declared")} % 100),
        case when ${h("luck")} % 1000 < 950 then ${paid} + interval '1 hour' * (${h("declared")} % 100) end ${each}`,
      [sellers],
    );
    await sql.unsafe(
      `insert into tracking_traces (seller_id, waybill_id, trace, last_code, last_text, event_count)
      select s.seller_id, ${id}, $2::text::jsonb, 'GTMS_SC_ARRIVE', '[City] arrived at the sorting centre', $3::int ${each}`,
      [sellers, trace, many.eventsPerParcel],
    );
    await sql.unsafe(
      `insert into tracking_states (seller_id, waybill_id, stage, substage, exception, country, solution_code, carrier_code,
        store_id, value_minor, currency, tracking_number, order_number, booked_at, stage_since, last_event_at, picked_up_at,
        left_country_at, delivered_at, ended_at, due_at, next_poll_at, updated_at)
      select p.seller_id, p.id, p.stage, 'none',
        case when p.stage = 'import' and p.luck < 100 then 'customs_hold'
          when p.stage = 'delivery' and p.luck < 60 then (array['delivery_failed', 'bad_address', 'refused'])[1 + p.luck % 3]
          when p.stage = 'return' then 'returned' when p.stage = 'linehaul' and p.luck < 3 then 'lost' end,
        p.country, p.solution, 'cainiao', p.store_id, 500 + p.luck * 7, 'USD', 'LX' || lpad(p.n::text, 9, '0') || 'CN',
        (8170000000000000 + p.n)::text, p.booked, p.heard, p.heard,
        case when p.stage <> 'created' then p.booked + interval '30 hours' end,
        case when p.stage in ('linehaul', 'import', 'delivery', 'done') then p.booked + interval '4 days' end,
        case when p.stage = 'done' then p.heard end, case when p.stage in ('done', 'closed') then p.heard end,
        case when p.stage in ('done', 'closed') then null when p.rank <= $2::int then now() - interval '1 minute' * p.luck
          else now() + interval '1 hour' + interval '1 minute' * p.luck end,
        case when p.stage not in ('done', 'closed') then now() + interval '1 minute' * p.luck end, p.heard
      from (
        select s.seller_id, s.store_id, n, ${id} as id, ${country} as country, ${solution} as solution, ${booked} as booked,
          ${h("luck")} % 1000 as luck, row_number() over () as rank,
          now() - (${h("heard")} % 2592000) * interval '1 second' as heard,
          (array['created','pickup','export','linehaul','linehaul','linehaul','import','delivery','delivery','done','done',
            'done','done','done','done','done','done','done','return','closed'])[1 + ${h("stage")} % 20] as stage
        ${each}
      ) as p`,
      // half of them have ended
      [sellers, many.due * 2],
    );
    // of those in trouble, and of three in a hundred more that were
    await sql.unsafe(
      `insert into incidents (seller_id, kind, severity, state, waybill_id, order_number, country, solution_code,
        carrier_code, subject_kind, subject_id, last_event, happened_at, received_at, last_at, raised_at, due_at, closed_at,
        closed_kind)
      select s.seller_id, coalesce(s.exception, 'stalled'),
        (array['critical', 'high', 'normal'])[1 + abs(hashtext(s.order_number)) % 3],
        case when s.exception is null then 'closed' else 'open' end, s.waybill_id, s.order_number, s.country,
        s.solution_code, s.carrier_code, 'parcel', s.waybill_id, 'x', s.updated_at, s.updated_at, s.updated_at,
        s.updated_at, s.updated_at + interval '2 days',
        case when s.exception is null then s.updated_at + interval '1 day' end,
        case when s.exception is null then 'event' end
      from tracking_states s join jsonb_to_recordset($1::text::jsonb) as g(seller_id uuid) on g.seller_id = s.seller_id
      where s.exception is not null or abs(hashtext('incident' || s.order_number)) % 100 < 3`,
      [sellers],
    );
    await sql.unsafe(
      `insert into tracking_events (seller_id, waybill_id, occurred_at, event_key, source, vocabulary, code, received_at,
        time_text, time_zone, description, place, raw)
      select s.seller_id, ${id}, ${booked} + k * interval '20 hours', md5(n || ' ' || k), 'push', 'cainiao',
        (array['PU_PICKUP_SUCCESS','SC_INBOUND_SUCCESS','LH_DEPART','LH_ARRIVE','CC_IM_SUCCESS','GTMS_SC_ARRIVE'])[1 + k % 6],
        now(), '2026-11-01 10:00:00', 'GMT+8', '[City] arrived at the sorting centre', 'City',
        '{"time": "2026-11-01 10:00:00", "actionCode": "GTMS_SC_ARRIVE"}'
      ${each} cross join generate_series(1, $2::int) as k on conflict do nothing`,
      [sellers, many.eventsPerParcel],
    );
    await sql.unsafe(
      "vacuum (analyze) tracking_states, tracking_traces, waybills, orders, shipment_notices, incidents",
    );
    await sql.unsafe("analyze tracking_events");
    if (total === 0) throw new Error("no parcels");
  } finally {
    await sql.end();
  }
}
