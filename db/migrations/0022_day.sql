CREATE TABLE "book_checks" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"carrier_code" text NOT NULL,
	"environment" text NOT NULL,
	"day" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"total" integer NOT NULL,
	"asked" integer DEFAULT 0 NOT NULL,
	"agreed" integer DEFAULT 0 NOT NULL,
	"differing" integer DEFAULT 0 NOT NULL,
	"cursor_id" uuid,
	"leased_until" timestamp with time zone,
	"faults" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "book_checks_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "book_checks_state_check" CHECK ("book_checks"."state" in ('running', 'done', 'cut_short')),
	CONSTRAINT "book_checks_environment_check" CHECK ("book_checks"."environment" in ('sandbox', 'production'))
);
--> statement-breakpoint
CREATE TABLE "book_differences" (
	"seller_id" uuid NOT NULL,
	"check_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"kind" text NOT NULL,
	"waybill_id" uuid,
	"order_number" text DEFAULT '' NOT NULL,
	"lp_number" text DEFAULT '' NOT NULL,
	"ours" text DEFAULT '' NOT NULL,
	"theirs" text DEFAULT '' NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "book_differences_seller_id_check_id_subject_pk" PRIMARY KEY("seller_id","check_id","subject"),
	CONSTRAINT "book_differences_kind_check" CHECK ("book_differences"."kind" in ('not_there', 'closed_there', 'alive_there', 'other_number', 'number_only_there', 'number_only_here', 'not_here', 'unreadable'))
);
--> statement-breakpoint
CREATE TABLE "order_conflicts" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"order_id" uuid NOT NULL,
	"waybill_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"fields" jsonb NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decision" text,
	"decided_by" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "order_conflicts_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "order_conflicts_kind_check" CHECK ("order_conflicts"."kind" in ('left_waiting', 'recipient_changed', 'goods_changed')),
	CONSTRAINT "order_conflicts_decision_check" CHECK ("order_conflicts"."decision" in ('kept', 'cancelled', 'taken_back'))
);
--> statement-breakpoint
CREATE TABLE "daily_states" (
	"seller_id" uuid NOT NULL,
	"basis" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "daily_states_seller_id_pk" PRIMARY KEY("seller_id")
);
--> statement-breakpoint
CREATE TABLE "judge_marks" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	CONSTRAINT "judge_marks_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "judge_marks_kind_check" CHECK ("judge_marks"."kind" in ('order', 'product', 'line', 'buyer'))
);
--> statement-breakpoint
CREATE TABLE "order_cards" (
	"seller_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"card" jsonb NOT NULL,
	CONSTRAINT "order_cards_seller_id_order_id_pk" PRIMARY KEY("seller_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "order_reasons" (
	"seller_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"code" text NOT NULL,
	"subject" text NOT NULL,
	"frees" boolean NOT NULL,
	"is_first" boolean NOT NULL,
	CONSTRAINT "order_reasons_seller_id_order_id_code_subject_pk" PRIMARY KEY("seller_id","order_id","code","subject")
);
--> statement-breakpoint
CREATE TABLE "order_standings" (
	"seller_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"basis" text NOT NULL,
	"lane" text,
	"ship_by_at" timestamp with time zone NOT NULL,
	"store_id" uuid NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"solution_code" text DEFAULT '' NOT NULL,
	"template_id" uuid,
	"cargo_kind" text DEFAULT '' NOT NULL,
	"weight_grams" integer DEFAULT -1 NOT NULL,
	"price_minor" bigint DEFAULT -1 NOT NULL,
	"has_remark" boolean DEFAULT false NOT NULL,
	"cell" text DEFAULT '' NOT NULL,
	"words" text collate "C" DEFAULT '' NOT NULL,
	"buyer_name" text DEFAULT '' NOT NULL,
	"buyer_key" text DEFAULT '' NOT NULL,
	"merge_key" text DEFAULT '' NOT NULL,
	CONSTRAINT "order_standings_seller_id_order_id_pk" PRIMARY KEY("seller_id","order_id"),
	CONSTRAINT "order_standings_lane_check" CHECK ("order_standings"."lane" in ('ready', 'repair'))
);
--> statement-breakpoint
CREATE TABLE "order_tags" (
	"seller_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	CONSTRAINT "order_tags_seller_id_tag_id_order_id_pk" PRIMARY KEY("seller_id","tag_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"screen" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"columns" jsonb,
	"person_id" uuid NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tags_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "failure_spells" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"order_id" uuid NOT NULL,
	"code" text NOT NULL,
	"subject" text NOT NULL,
	"source" text NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	CONSTRAINT "failure_spells_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "failure_spells_source_check" CHECK ("failure_spells"."source" in ('plan', 'carrier', 'customs')),
	CONSTRAINT "failure_spells_ended_by_check" CHECK ("failure_spells"."ended_by" in ('correction', 'override', 'tax_id', 'product', 'match', 'msds', 'choice', 'release', 'settings', 'import', 'rules', 'dispatched', 'declared', 'left'))
);
--> statement-breakpoint
CREATE TABLE "bag_parcels" (
	"seller_id" uuid NOT NULL,
	"waybill_id" uuid NOT NULL,
	"bag_id" uuid NOT NULL,
	"scanned_by" text NOT NULL,
	"scanned_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bag_parcels_seller_id_waybill_id_pk" PRIMARY KEY("seller_id","waybill_id")
);
--> statement-breakpoint
CREATE TABLE "bags" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"code" text collate "C" NOT NULL,
	"carrier_code" text NOT NULL,
	"environment" text NOT NULL,
	"method" text NOT NULL,
	"warehouse" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"hand_over_id" uuid,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_by" text DEFAULT '' NOT NULL,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "bags_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "bags_environment_check" CHECK ("bags"."environment" in ('sandbox', 'production')),
	CONSTRAINT "bags_method_check" CHECK ("bags"."method" in ('pickup', 'drop_off', 'courier')),
	CONSTRAINT "bags_state_check" CHECK ("bags"."state" in ('open', 'closed', 'handed_over'))
);
--> statement-breakpoint
CREATE TABLE "hand_overs" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"code" text collate "C" NOT NULL,
	"carrier_code" text NOT NULL,
	"environment" text NOT NULL,
	"method" text NOT NULL,
	"courier_name" text DEFAULT '' NOT NULL,
	"courier_number" text DEFAULT '' NOT NULL,
	"warehouse" text DEFAULT '' NOT NULL,
	"bag_count" integer NOT NULL,
	"parcel_count" integer NOT NULL,
	"weight_grams" integer NOT NULL,
	"data" jsonb NOT NULL,
	"layout_version" integer NOT NULL,
	"hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hand_overs_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "hand_overs_environment_check" CHECK ("hand_overs"."environment" in ('sandbox', 'production')),
	CONSTRAINT "hand_overs_method_check" CHECK ("hand_overs"."method" in ('pickup', 'drop_off', 'courier'))
);
--> statement-breakpoint
CREATE TABLE "label_prints" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"waybill_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"is_reprint" boolean NOT NULL,
	"profile" text DEFAULT '' NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "label_prints_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "label_prints_reason_check" CHECK ("label_prints"."reason" in ('batch', 'single', 'scan'))
);
--> statement-breakpoint
CREATE TABLE "packing_checks" (
	"seller_id" uuid NOT NULL,
	"waybill_id" uuid NOT NULL,
	"contents" jsonb,
	"contents_at" timestamp with time zone,
	"measured_grams" integer,
	"measured_at" timestamp with time zone,
	"by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "packing_checks_seller_id_waybill_id_pk" PRIMARY KEY("seller_id","waybill_id")
);
--> statement-breakpoint
CREATE TABLE "print_profiles" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "print_profiles_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_state_check";--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_hold_reason_check";--> statement-breakpoint
DROP INDEX "waybills_counts";--> statement-breakpoint
ALTER TABLE "shipment_notices" DROP CONSTRAINT "shipment_notices_seller_id_waybill_id_pk";--> statement-breakpoint
ALTER TABLE "shipment_notices" ADD CONSTRAINT "shipment_notices_seller_id_waybill_id_order_id_pk" PRIMARY KEY("seller_id","waybill_id","order_id");--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "paused_by" text;--> statement-breakpoint
ALTER TABLE "waybills" ADD COLUMN "unclear_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_choices" ADD COLUMN "weight_grams" integer;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "part_of" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "part_number" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "book_differences" ADD CONSTRAINT "book_differences_seller_id_check_id_book_checks_seller_id_id_fk" FOREIGN KEY ("seller_id","check_id") REFERENCES "public"."book_checks"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_conflicts" ADD CONSTRAINT "order_conflicts_seller_id_order_id_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","order_id") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_conflicts" ADD CONSTRAINT "order_conflicts_seller_id_waybill_id_waybills_seller_id_id_fk" FOREIGN KEY ("seller_id","waybill_id") REFERENCES "public"."waybills"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_tags" ADD CONSTRAINT "order_tags_seller_id_tag_id_tags_seller_id_id_fk" FOREIGN KEY ("seller_id","tag_id") REFERENCES "public"."tags"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_tags" ADD CONSTRAINT "order_tags_seller_id_order_id_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","order_id") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bag_parcels" ADD CONSTRAINT "bag_parcels_seller_id_waybill_id_waybills_seller_id_id_fk" FOREIGN KEY ("seller_id","waybill_id") REFERENCES "public"."waybills"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bag_parcels" ADD CONSTRAINT "bag_parcels_seller_id_bag_id_bags_seller_id_id_fk" FOREIGN KEY ("seller_id","bag_id") REFERENCES "public"."bags"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bags" ADD CONSTRAINT "bags_seller_id_hand_over_id_hand_overs_seller_id_id_fk" FOREIGN KEY ("seller_id","hand_over_id") REFERENCES "public"."hand_overs"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_prints" ADD CONSTRAINT "label_prints_seller_id_waybill_id_waybills_seller_id_id_fk" FOREIGN KEY ("seller_id","waybill_id") REFERENCES "public"."waybills"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "packing_checks" ADD CONSTRAINT "packing_checks_seller_id_waybill_id_waybills_seller_id_id_fk" FOREIGN KEY ("seller_id","waybill_id") REFERENCES "public"."waybills"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "book_checks_night" ON "book_checks" USING btree ("seller_id","carrier_code","environment","day");--> statement-breakpoint
CREATE INDEX "book_checks_day" ON "book_checks" USING btree ("day");--> statement-breakpoint
CREATE INDEX "book_differences_waybill" ON "book_differences" USING btree ("seller_id","waybill_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_conflicts_open" ON "order_conflicts" USING btree ("seller_id","waybill_id","order_id","kind") WHERE decision is null;--> statement-breakpoint
CREATE INDEX "order_conflicts_order" ON "order_conflicts" USING btree ("seller_id","order_id");--> statement-breakpoint
CREATE INDEX "order_reasons_code" ON "order_reasons" USING btree ("seller_id","code","subject","order_id");--> statement-breakpoint
CREATE INDEX "order_standings_lane" ON "order_standings" USING btree ("seller_id","lane","ship_by_at","order_id");--> statement-breakpoint
CREATE INDEX "order_standings_country" ON "order_standings" USING btree ("seller_id","lane","country","order_id");--> statement-breakpoint
CREATE INDEX "order_standings_weight" ON "order_standings" USING btree ("seller_id","lane","weight_grams","order_id");--> statement-breakpoint
CREATE INDEX "order_standings_price" ON "order_standings" USING btree ("seller_id","lane","price_minor","order_id");--> statement-breakpoint
CREATE INDEX "order_standings_basis" ON "order_standings" USING btree ("seller_id","basis");--> statement-breakpoint
CREATE INDEX "order_standings_buyer" ON "order_standings" USING btree ("seller_id","buyer_name");--> statement-breakpoint
CREATE INDEX "order_standings_buyer_key" ON "order_standings" USING btree ("seller_id","buyer_key");--> statement-breakpoint
CREATE INDEX "order_standings_merge" ON "order_standings" USING btree ("seller_id","merge_key") WHERE merge_key <> '';--> statement-breakpoint
CREATE INDEX "order_tags_order" ON "order_tags" USING btree ("seller_id","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("seller_id","screen","person_id","name");--> statement-breakpoint
CREATE INDEX "saved_views_shared" ON "saved_views" USING btree ("seller_id","screen","is_shared");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_default" ON "saved_views" USING btree ("seller_id","screen","person_id") WHERE is_default;--> statement-breakpoint
CREATE UNIQUE INDEX "tags_name" ON "tags" USING btree ("seller_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "failure_spells_open" ON "failure_spells" USING btree ("seller_id","order_id","source","code","subject") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "failure_spells_began" ON "failure_spells" USING btree ("seller_id","began_at");--> statement-breakpoint
CREATE INDEX "bag_parcels_bag" ON "bag_parcels" USING btree ("seller_id","bag_id","scanned_at");--> statement-breakpoint
CREATE UNIQUE INDEX "bags_code" ON "bags" USING btree ("seller_id","code");--> statement-breakpoint
CREATE INDEX "bags_state" ON "bags" USING btree ("seller_id","state","opened_at","id");--> statement-breakpoint
CREATE INDEX "bags_hand_over" ON "bags" USING btree ("seller_id","hand_over_id");--> statement-breakpoint
CREATE UNIQUE INDEX "hand_overs_code" ON "hand_overs" USING btree ("seller_id","code");--> statement-breakpoint
CREATE INDEX "hand_overs_created" ON "hand_overs" USING btree ("seller_id","created_at","id");--> statement-breakpoint
CREATE INDEX "label_prints_waybill" ON "label_prints" USING btree ("seller_id","waybill_id","at");--> statement-breakpoint
CREATE INDEX "label_prints_at" ON "label_prints" USING btree ("seller_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "print_profiles_name" ON "print_profiles" USING btree ("seller_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "print_profiles_default" ON "print_profiles" USING btree ("seller_id") WHERE is_default;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_seller_id_part_of_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","part_of") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_seller_id_merged_into_orders_seller_id_id_fk" FOREIGN KEY ("seller_id","merged_into") REFERENCES "public"."orders"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "orders_part" ON "orders" USING btree ("seller_id","part_of") WHERE part_of is not null;--> statement-breakpoint
CREATE INDEX "orders_merged" ON "orders" USING btree ("seller_id","merged_into") WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX "waybills_counts" ON "waybills" USING btree ("seller_id","state","country","carrier_code","failure_code");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_state_check" CHECK ("orders"."state" in ('not_ready', 'waiting', 'merged', 'dispatching', 'labelled', 'done'));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_hold_reason_check" CHECK ("orders"."hold_reason" in ('by_person', 'left_waiting', 'changed_since_review', 'goods_changed', 'merge_dissolved'));