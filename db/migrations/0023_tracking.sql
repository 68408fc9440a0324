CREATE TABLE "push_refusals" (
	"day" text NOT NULL,
	"carrier_code" text NOT NULL,
	"connection" text NOT NULL,
	"verdict" text NOT NULL,
	"count" integer NOT NULL,
	"sample" text NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "push_refusals_day_carrier_code_connection_verdict_pk" PRIMARY KEY("day","carrier_code","connection","verdict")
);
--> statement-breakpoint
CREATE TABLE "tracking_traces" (
	"seller_id" uuid NOT NULL,
	"waybill_id" uuid NOT NULL,
	"trace" jsonb NOT NULL,
	"last_code" text DEFAULT '' NOT NULL,
	"last_text" text DEFAULT '' NOT NULL,
	"event_count" integer DEFAULT 0 NOT NULL,
	"unknown_count" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tracking_traces_seller_id_waybill_id_pk" PRIMARY KEY("seller_id","waybill_id")
);
--> statement-breakpoint
ALTER TABLE "tracking_traces" ADD CONSTRAINT "tracking_traces_seller_id_waybill_id_waybills_seller_id_id_fk" FOREIGN KEY ("seller_id","waybill_id") REFERENCES "public"."waybills"("seller_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- By hand from here on, for drizzle knows neither partitions nor functions. What stays of the fold moves first.
INSERT INTO "tracking_traces" ("seller_id", "waybill_id", "trace", "last_code", "last_text", "event_count", "unknown_count", "updated_at")
	SELECT "seller_id", "waybill_id", "fold", "last_code", "last_text", "event_count", "unknown_count", "updated_at" FROM "tracking_states";
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "carrier_code" text;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "store_id" uuid;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "template_id" uuid;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "value_minor" bigint;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "currency" text;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "booked_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "picked_up_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "left_country_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "arrived_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "cleared_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "last_mile_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "pickup_point_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "delivered_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "ended_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "due_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "tracking_states" ADD COLUMN "next_poll_at" timestamp with time zone;
--> statement-breakpoint
UPDATE "tracking_states" AS s SET
	"carrier_code" = w."carrier_code", "store_id" = w."store_id", "template_id" = p."template_id",
	"value_minor" = o."paid_minor", "currency" = o."currency", "booked_at" = coalesce(w."booked_at", w."created_at"),
	"delivered_at" = CASE WHEN s."stage" = 'done' THEN s."stage_since" END,
	"ended_at" = CASE WHEN s."stage" IN ('done', 'closed') THEN coalesce(s."stage_since", s."updated_at") END,
	-- the answer fills the milestones that the fold knows
	"next_poll_at" = CASE WHEN s."stage" NOT IN ('done', 'closed') THEN now() END
	FROM "waybills" w, "parcels" p, "orders" o
	WHERE w."seller_id" = s."seller_id" AND w."id" = s."waybill_id" AND p."seller_id" = w."seller_id" AND p."id" = w."parcel_id"
		AND o."seller_id" = w."seller_id" AND o."id" = w."order_id";
--> statement-breakpoint
ALTER TABLE "tracking_states" ALTER COLUMN "carrier_code" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "tracking_states" ALTER COLUMN "store_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "tracking_states" ALTER COLUMN "currency" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "tracking_states" ALTER COLUMN "booked_at" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "tracking_states" DROP COLUMN "last_code";
--> statement-breakpoint
ALTER TABLE "tracking_states" DROP COLUMN "last_text";
--> statement-breakpoint
ALTER TABLE "tracking_states" DROP COLUMN "event_count";
--> statement-breakpoint
ALTER TABLE "tracking_states" DROP COLUMN "unknown_count";
--> statement-breakpoint
ALTER TABLE "tracking_states" DROP COLUMN "fold";
--> statement-breakpoint
CREATE INDEX "push_refusals_last" ON "push_refusals" USING btree ("last_at");
--> statement-breakpoint
CREATE INDEX "tracking_states_due" ON "tracking_states" USING btree ("due_at","seller_id","waybill_id") WHERE due_at is not null;
--> statement-breakpoint
CREATE INDEX "tracking_states_poll" ON "tracking_states" USING btree ("next_poll_at","seller_id","waybill_id") WHERE next_poll_at is not null;
--> statement-breakpoint
CREATE INDEX "tracking_states_ended" ON "tracking_states" USING btree ("seller_id","ended_at") WHERE ended_at is not null;
--> statement-breakpoint
-- No role may enter this schema: events are reached through the table alone, behind its wall.
CREATE SCHEMA "partitions";
--> statement-breakpoint
ALTER TABLE "tracking_events" RENAME TO "tracking_events_before";
--> statement-breakpoint
ALTER TABLE "tracking_events_before" RENAME CONSTRAINT "tracking_events_source_check" TO "tracking_events_before_check";
--> statement-breakpoint
CREATE TABLE "tracking_events" (
	"seller_id" uuid NOT NULL,
	"waybill_id" uuid NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"event_key" text NOT NULL,
	"source" text NOT NULL,
	"vocabulary" text NOT NULL,
	"code" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"time_text" text NOT NULL,
	"time_zone" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"raw" jsonb NOT NULL,
	CONSTRAINT "tracking_events_pk" PRIMARY KEY("seller_id","waybill_id","occurred_at","event_key"),
	CONSTRAINT "tracking_events_source_check" CHECK ("tracking_events"."source" in ('push', 'poll'))
) PARTITION BY RANGE ("occurred_at");
--> statement-breakpoint
CREATE TABLE "partitions"."tracking_events_default" PARTITION OF "tracking_events" DEFAULT;
--> statement-breakpoint
ALTER TABLE "partitions"."tracking_events_default" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Makes the months that are missing, from `behind` months ago to `ahead` months from now; answers how many. Events of such a
-- month that lie in the default partition move. As the owner, since the app's logins may not make tables.
CREATE FUNCTION "make_tracking_months"(behind integer, ahead integer) RETURNS integer
	LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	first timestamp := date_trunc('month', now() AT TIME ZONE 'UTC');
	starts timestamptz;
	ends timestamptz;
	name text;
	made integer := 0;
BEGIN
	IF behind NOT BETWEEN 0 AND 36 OR ahead NOT BETWEEN 0 AND 12 THEN
		RAISE EXCEPTION 'so many months are not made';
	END IF;
	PERFORM pg_advisory_xact_lock(hashtextextended('make_tracking_months', 0));
	FOR month IN -behind .. ahead LOOP
		starts := (first + make_interval(months => month)) AT TIME ZONE 'UTC';
		ends := (first + make_interval(months => month + 1)) AT TIME ZONE 'UTC';
		name := 'tracking_events_' || to_char(first + make_interval(months => month), 'YYYY_MM');
		CONTINUE WHEN to_regclass('partitions.' || name) IS NOT NULL;
		IF made = 0 THEN LOCK TABLE partitions.tracking_events_default IN ACCESS EXCLUSIVE MODE; END IF;
		EXECUTE format('CREATE TABLE partitions.%I (LIKE public.tracking_events INCLUDING ALL)', name);
		EXECUTE format('ALTER TABLE partitions.%I ENABLE ROW LEVEL SECURITY', name);
		EXECUTE format('WITH moved AS (DELETE FROM partitions.tracking_events_default
			WHERE occurred_at >= %L AND occurred_at < %L RETURNING *) INSERT INTO partitions.%I SELECT * FROM moved', starts, ends, name);
		EXECUTE format('ALTER TABLE public.tracking_events ATTACH PARTITION partitions.%I FOR VALUES FROM (%L) TO (%L)', name, starts, ends);
		made := made + 1;
	END LOOP;
	RETURN made;
END $$;
--> statement-breakpoint
-- Ends the keeping of events: whole months more than `months` ago, and of the default partition what was received before
-- that; never less than a year. Answers how many months were dropped.
CREATE FUNCTION "drop_tracking_months"(months integer) RETURNS integer
	LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	first timestamp := date_trunc('month', now() AT TIME ZONE 'UTC') - make_interval(months => months);
	name text;
	dropped integer := 0;
BEGIN
	IF months NOT BETWEEN 12 AND 120 THEN
		RAISE EXCEPTION 'events are kept for a year at least';
	END IF;
	FOR name IN
		SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
		WHERE i.inhparent = 'public.tracking_events'::regclass AND c.relname ~ '^tracking_events_\d{4}_\d{2}$'
			AND c.relname < 'tracking_events_' || to_char(first, 'YYYY_MM')
	LOOP
		EXECUTE format('DROP TABLE partitions.%I', name);
		dropped := dropped + 1;
	END LOOP;
	DELETE FROM partitions.tracking_events_default WHERE received_at < first AT TIME ZONE 'UTC';
	RETURN dropped;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION make_tracking_months(integer, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION make_tracking_months(integer, integer) TO alp_door;
--> statement-breakpoint
REVOKE ALL ON FUNCTION drop_tracking_months(integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION drop_tracking_months(integer) TO alp_door;
--> statement-breakpoint
SELECT make_tracking_months(14, 3);
--> statement-breakpoint
INSERT INTO "tracking_events" ("seller_id", "waybill_id", "occurred_at", "event_key", "source", "vocabulary", "code", "received_at", "time_text", "time_zone", "description", "place", "raw")
	SELECT "seller_id", "waybill_id", "occurred_at", "event_key", "source", "vocabulary", "code", "received_at", "time_text", "time_zone", "description", "place", "raw" FROM "tracking_events_before";
--> statement-breakpoint
DROP TABLE "tracking_events_before";