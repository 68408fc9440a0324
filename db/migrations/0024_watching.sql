CREATE TABLE "alarm_deliveries" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"alarm_id" uuid,
	"channel" text NOT NULL,
	"target" text NOT NULL,
	"target_name" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"claimed_at" timestamp with time zone,
	"batch_id" uuid,
	"answer_code" text DEFAULT '' NOT NULL,
	"answer_text" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "alarm_deliveries_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "alarm_deliveries_channel_check" CHECK ("alarm_deliveries"."channel" in ('in_app', 'mail', 'robot')),
	CONSTRAINT "alarm_deliveries_state_check" CHECK ("alarm_deliveries"."state" in ('waiting', 'sending', 'delivered', 'failed', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "alarm_robots" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"form" text NOT NULL,
	"address_sealed" text NOT NULL,
	"address_shown" text NOT NULL,
	"secret_sealed" text,
	"level" text DEFAULT 'red' NOT NULL,
	"levels" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"locale" text DEFAULT 'zh-CN' NOT NULL,
	"is_on" boolean DEFAULT true NOT NULL,
	"next_post_at" timestamp with time zone,
	"last_ok_at" timestamp with time zone,
	"trouble" text DEFAULT '' NOT NULL,
	"trouble_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "alarm_robots_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "alarm_robots_form_check" CHECK ("alarm_robots"."form" in ('wecom', 'dingtalk', 'feishu', 'plain')),
	CONSTRAINT "alarm_robots_level_check" CHECK ("alarm_robots"."level" in ('none', 'red', 'all'))
);
--> statement-breakpoint
CREATE TABLE "alarm_settings" (
	"seller_id" uuid PRIMARY KEY NOT NULL,
	"rules" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"quiet_from" integer,
	"quiet_to" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alarms" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint,
	"incident_id" uuid NOT NULL,
	"change" text NOT NULL,
	"change_key" text NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"waybill_no" text NOT NULL,
	"order_number" text NOT NULL,
	"parcels" integer DEFAULT 1 NOT NULL,
	"link" text NOT NULL,
	"roles" jsonb NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"silence_due_at" timestamp with time zone,
	"raised_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"stored_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"screen_at" timestamp with time zone,
	CONSTRAINT "alarms_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "alarms_change_check" CHECK ("alarms"."change" in ('opened', 'reopened', 'escalated')),
	CONSTRAINT "alarms_severity_check" CHECK ("alarms"."severity" in ('critical', 'high', 'normal'))
);
--> statement-breakpoint
CREATE TABLE "dwell_budgets" (
	"service_class" text NOT NULL,
	"solution_code" text DEFAULT '' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"stage" text NOT NULL,
	"sample" integer NOT NULL,
	"p95_days" integer NOT NULL,
	"budget_hours" integer NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dwell_budgets_service_class_solution_code_country_stage_pk" PRIMARY KEY("service_class","solution_code","country","stage"),
	CONSTRAINT "dwell_budgets_stage_check" CHECK ("dwell_budgets"."stage" in ('created', 'pickup', 'export', 'linehaul', 'import', 'delivery', 'done', 'return', 'closed', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "incident_files" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"incident_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_kind" text NOT NULL,
	"byte_length" integer NOT NULL,
	"pages" integer NOT NULL,
	"sha256" text NOT NULL,
	"key_sealed" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" text,
	CONSTRAINT "incident_files_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "incident_files_kind_check" CHECK ("incident_files"."file_kind" in ('jpeg', 'png', 'pdf'))
);
--> statement-breakpoint
CREATE TABLE "incident_history" (
	"seller_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "incident_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"step" text NOT NULL,
	"state" text NOT NULL,
	"by" text DEFAULT '' NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "incident_history_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "incident_history_step_check" CHECK ("incident_history"."step" in ('raised', 'escalated', 'gathered', 'taken', 'assigned', 'moved', 'due_changed', 'noted', 'file_added', 'file_removed', 'resolved', 'closed', 'reopened')),
	CONSTRAINT "incident_history_state_check" CHECK ("incident_history"."state" in ('open', 'acknowledged', 'with_carrier', 'with_buyer', 'repair', 'resolved', 'closed'))
);
--> statement-breakpoint
ALTER TABLE "incidents" DROP CONSTRAINT "incidents_kind_check";--> statement-breakpoint
ALTER TABLE "incidents" DROP CONSTRAINT "incidents_state_check";--> statement-breakpoint
ALTER TABLE "incidents" DROP CONSTRAINT "incidents_subject_kind_check";--> statement-breakpoint
DROP INDEX "incidents_unsettled";--> statement-breakpoint
DROP INDEX "tracking_states_exception";--> statement-breakpoint
ALTER TABLE "incidents" ALTER COLUMN "waybill_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "incidents" ALTER COLUMN "order_number" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "incidents" ALTER COLUMN "waybill_no" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "country" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "solution_code" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "carrier_code" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "place" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "reopened" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "silence_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "alarm_deliveries" ADD CONSTRAINT "alarm_deliveries_seller_id_alarm_id_alarms_seller_id_id_fk" FOREIGN KEY ("seller_id","alarm_id") REFERENCES "public"."alarms"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_robots" ADD CONSTRAINT "alarm_robots_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_settings" ADD CONSTRAINT "alarm_settings_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_seller_id_incident_id_incidents_seller_id_id_fk" FOREIGN KEY ("seller_id","incident_id") REFERENCES "public"."incidents"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_files" ADD CONSTRAINT "incident_files_seller_id_incident_id_incidents_seller_id_id_fk" FOREIGN KEY ("seller_id","incident_id") REFERENCES "public"."incidents"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_history" ADD CONSTRAINT "incident_history_seller_id_incident_id_incidents_seller_id_id_fk" FOREIGN KEY ("seller_id","incident_id") REFERENCES "public"."incidents"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alarm_deliveries_once" ON "alarm_deliveries" USING btree ("seller_id","alarm_id","channel","target");--> statement-breakpoint
CREATE INDEX "alarm_deliveries_open" ON "alarm_deliveries" USING btree ("seller_id","channel","target","created_at") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "alarm_deliveries_log" ON "alarm_deliveries" USING btree ("seller_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "alarms_change" ON "alarms" USING btree ("seller_id","incident_id","change_key");--> statement-breakpoint
CREATE INDEX "alarms_seq" ON "alarms" USING btree ("seller_id","seq");--> statement-breakpoint
CREATE INDEX "alarms_unnumbered" ON "alarms" USING btree ("seller_id") WHERE seq is null;--> statement-breakpoint
CREATE INDEX "alarms_stored" ON "alarms" USING btree ("seller_id","stored_at");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_files_standing" ON "incident_files" USING btree ("seller_id","incident_id","sha256") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "incident_history_incident" ON "incident_history" USING btree ("seller_id","incident_id","id");--> statement-breakpoint
CREATE INDEX "incidents_waybill" ON "incidents" USING btree ("seller_id","waybill_id");--> statement-breakpoint
CREATE INDEX "incidents_group" ON "incidents" USING btree ("seller_id","group_id","id") WHERE group_id is not null;--> statement-breakpoint
CREATE INDEX "incidents_cause" ON "incidents" USING btree ("seller_id","kind","raised_at");--> statement-breakpoint
CREATE INDEX "tracking_states_counts" ON "tracking_states" USING btree ("seller_id","stage","exception","country","solution_code");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_unsettled" ON "incidents" USING btree ("seller_id","subject_id","kind") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "tracking_states_exception" ON "tracking_states" USING btree ("seller_id","exception","updated_at") WHERE exception is not null;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_kind_check" CHECK ("incidents"."kind" in ('declaration_returned', 'declaration_held', 'interception', 'customs_hold', 'payment_due', 'bad_address', 'delivery_failed', 'refused', 'returned', 'lost', 'damaged', 'destroyed', 'pickup_failed', 'warehouse_rejected', 'stalled', 'late', 'not_online', 'waybill_unknown', 'carrier_exception'));--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_state_check" CHECK ("incidents"."state" in ('open', 'acknowledged', 'with_carrier', 'with_buyer', 'repair', 'resolved', 'closed'));--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_subject_kind_check" CHECK ("incidents"."subject_kind" in ('declaration', 'parcel', 'lane', 'hand_over'));--> statement-breakpoint
UPDATE "incidents" AS i SET "country" = w."country", "solution_code" = w."solution_code", "carrier_code" = w."carrier_code"
	FROM "waybills" AS w WHERE w."seller_id" = i."seller_id" AND w."id" = i."waybill_id";--> statement-breakpoint
UPDATE "tracking_states" SET "due_at" = now() WHERE "stage" in ('created', 'pickup', 'export', 'linehaul', 'import', 'delivery', 'unknown');