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
ALTER TABLE "alarm_deliveries" ADD CONSTRAINT "alarm_deliveries_seller_id_alarm_id_alarms_seller_id_id_fk" FOREIGN KEY ("seller_id","alarm_id") REFERENCES "public"."alarms"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_robots" ADD CONSTRAINT "alarm_robots_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_settings" ADD CONSTRAINT "alarm_settings_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_seller_id_incident_id_incidents_seller_id_id_fk" FOREIGN KEY ("seller_id","incident_id") REFERENCES "public"."incidents"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alarm_deliveries_once" ON "alarm_deliveries" USING btree ("seller_id","alarm_id","channel","target");--> statement-breakpoint
CREATE INDEX "alarm_deliveries_open" ON "alarm_deliveries" USING btree ("seller_id","channel","target","created_at") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "alarm_deliveries_log" ON "alarm_deliveries" USING btree ("seller_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "alarms_change" ON "alarms" USING btree ("seller_id","incident_id","change_key");--> statement-breakpoint
CREATE INDEX "alarms_seq" ON "alarms" USING btree ("seller_id","seq");--> statement-breakpoint
CREATE INDEX "alarms_unnumbered" ON "alarms" USING btree ("seller_id") WHERE seq is null;--> statement-breakpoint
CREATE INDEX "alarms_stored" ON "alarms" USING btree ("seller_id","stored_at");