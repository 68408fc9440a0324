CREATE TABLE "tracking_archive" (
	"seller_id" uuid NOT NULL,
	"month" text NOT NULL,
	"part" integer NOT NULL,
	"event_count" integer NOT NULL,
	"first_waybill_id" uuid NOT NULL,
	"last_waybill_id" uuid NOT NULL,
	"last_occurred_at" timestamp with time zone NOT NULL,
	"last_event_key" text NOT NULL,
	"byte_length" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"dated_at" timestamp with time zone NOT NULL,
	"archived_at" timestamp with time zone NOT NULL,
	"proven_at" timestamp with time zone,
	CONSTRAINT "tracking_archive_seller_id_month_part_pk" PRIMARY KEY("seller_id","month","part")
);
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "unknown_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tracking_archive" ADD CONSTRAINT "tracking_archive_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tracking_archive_dated" ON "tracking_archive" USING btree ("dated_at","seller_id");
--> statement-breakpoint
-- By hand from here on. What is archived is compressed already: trying again costs time for nothing.
ALTER TABLE "tracking_archive" ALTER COLUMN "content" SET STORAGE EXTERNAL;
--> statement-breakpoint
-- Months of events are dropped by `drop_archived_month` alone from now on.
DROP FUNCTION "drop_tracking_months"(integer);
--> statement-breakpoint
-- The months of events more than `months` ago, each once without a seller and once with each seller that has events in it;
-- as `stray` those who have events in the default partition that were received before `ends`.
CREATE FUNCTION "list_old_tracking"(months integer)
	RETURNS TABLE ("month" text, "starts" timestamptz, "ends" timestamptz, "seller_id" uuid)
	LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	first timestamp := date_trunc('month', now() AT TIME ZONE 'UTC') - make_interval(months => months);
	name text;
BEGIN
	IF months NOT BETWEEN 12 AND 120 THEN
		RAISE EXCEPTION 'events are kept for a year at least';
	END IF;
	FOR name IN
		SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
		WHERE i.inhparent = 'public.tracking_events'::regclass AND c.relname ~ '^tracking_events_\d{4}_\d{2}$'
			AND c.relname < 'tracking_events_' || to_char(first, 'YYYY_MM')
		ORDER BY c.relname
	LOOP
		"month" := replace(right(name, 7), '_', '-');
		"starts" := to_date("month", 'YYYY-MM')::timestamp AT TIME ZONE 'UTC';
		"ends" := (to_date("month", 'YYYY-MM') + interval '1 month') AT TIME ZONE 'UTC';
		"seller_id" := NULL;
		RETURN NEXT;
		-- from seller to seller by the key, not event by event
		LOOP
			EXECUTE format('SELECT e.seller_id FROM partitions.%I e WHERE $1 IS NULL OR e.seller_id > $1 ORDER BY 1 LIMIT 1', name)
				INTO "seller_id" USING "seller_id";
			EXIT WHEN "seller_id" IS NULL;
			RETURN NEXT;
		END LOOP;
	END LOOP;
	RETURN QUERY SELECT DISTINCT 'stray', NULL::timestamptz, first AT TIME ZONE 'UTC', d.seller_id
		FROM partitions.tracking_events_default d WHERE d.received_at < first AT TIME ZONE 'UTC';
END $$;
--> statement-breakpoint
-- Ends a month of events once all of them are in the archive: of every seller as many as there are, in parts that were
-- read back. Who writes such an old event meanwhile waits, who reads does not, until it goes. Answers whether there was one.
CREATE FUNCTION "drop_archived_month"(month text) RETURNS boolean
	LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '800ms' AS $$
DECLARE
	name text := 'tracking_events_' || replace(month, '-', '_');
	unequal bigint;
BEGIN
	IF month !~ '^\d{4}-\d{2}$' OR month >= to_char(now() AT TIME ZONE 'UTC' - interval '12 months', 'YYYY-MM') THEN
		RAISE EXCEPTION 'events are kept for a year at least';
	END IF;
	IF to_regclass('partitions.' || name) IS NULL THEN
		RETURN false;
	END IF;
	EXECUTE format('LOCK TABLE partitions.%I IN SHARE MODE', name);
	EXECUTE format('SELECT count(*) FROM
			(SELECT e.seller_id, count(*) AS events FROM partitions.%I e GROUP BY 1) AS stored
		LEFT JOIN
			(SELECT a.seller_id, sum(a.event_count) AS events, bool_and(a.proven_at IS NOT NULL) AS proven
				FROM public.tracking_archive a WHERE a.month = $1 GROUP BY 1) AS archived USING (seller_id)
		WHERE archived.events IS DISTINCT FROM stored.events OR NOT archived.proven', name) INTO unequal USING month;
	IF unequal > 0 THEN
		RAISE EXCEPTION 'events of % are not all in the archive: % sellers', month, unequal;
	END IF;
	EXECUTE format('DROP TABLE partitions.%I', name);
	RETURN true;
END $$;
--> statement-breakpoint
-- The scope's seller's events in the default partition that were received before `before`, `most` at most.
CREATE FUNCTION "old_stray_events"(before timestamptz, most integer) RETURNS SETOF "tracking_events"
	LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT * FROM partitions.tracking_events_default d
	WHERE d.seller_id = nullif(current_setting('app.seller_id', true), '')::uuid AND d.received_at < before
	ORDER BY d.waybill_id, d.occurred_at, d.event_key LIMIT most;
$$;
--> statement-breakpoint
-- Ends those of the scope's seller's events in the default partition that a proven part of the archive holds, and no others:
-- `keys` names as many as the part counts, else nothing ends.
CREATE FUNCTION "end_stray_events"(of_part integer, keys jsonb) RETURNS integer
	LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	seller uuid := nullif(current_setting('app.seller_id', true), '')::uuid;
	archived integer := (SELECT a.event_count FROM public.tracking_archive a
		WHERE a.seller_id = seller AND a.month = 'stray' AND a.part = of_part AND a.proven_at IS NOT NULL);
	ended integer;
BEGIN
	DELETE FROM partitions.tracking_events_default d
		USING jsonb_to_recordset(keys) AS k(waybill_id uuid, occurred_at timestamptz, event_key text)
		WHERE d.seller_id = seller AND d.waybill_id = k.waybill_id AND d.occurred_at = k.occurred_at
			AND d.event_key = k.event_key AND d.received_at < now() - interval '12 months';
	GET DIAGNOSTICS ended = ROW_COUNT;
	IF ended IS DISTINCT FROM archived THEN
		RAISE EXCEPTION 'part % of the archive holds % events, not %', of_part, archived, ended;
	END IF;
	RETURN ended;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION list_old_tracking(integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION list_old_tracking(integer) TO alp_door;
--> statement-breakpoint
REVOKE ALL ON FUNCTION drop_archived_month(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION drop_archived_month(text) TO alp_door;
--> statement-breakpoint
REVOKE ALL ON FUNCTION old_stray_events(timestamptz, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION old_stray_events(timestamptz, integer) TO alp_job;
--> statement-breakpoint
REVOKE ALL ON FUNCTION end_stray_events(integer, jsonb) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION end_stray_events(integer, jsonb) TO alp_job;
