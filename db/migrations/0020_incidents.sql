CREATE TABLE "incidents" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"waybill_id" uuid NOT NULL,
	"order_number" text NOT NULL,
	"waybill_no" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"status" text DEFAULT '' NOT NULL,
	"last_event" text NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"owner_id" uuid,
	"owner_name" text DEFAULT '' NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_kind" text,
	"closed_by" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "incidents_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "incidents_kind_check" CHECK ("incidents"."kind" in ('declaration_returned', 'declaration_held', 'interception')),
	CONSTRAINT "incidents_severity_check" CHECK ("incidents"."severity" in ('critical', 'high', 'normal')),
	CONSTRAINT "incidents_state_check" CHECK ("incidents"."state" in ('open', 'acknowledged', 'resolved', 'closed')),
	CONSTRAINT "incidents_subject_kind_check" CHECK ("incidents"."subject_kind" in ('declaration')),
	CONSTRAINT "incidents_closed_kind_check" CHECK ("incidents"."closed_kind" in ('event', 'person'))
);
--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_seller_id_waybill_id_waybills_seller_id_id_fk" FOREIGN KEY ("seller_id","waybill_id") REFERENCES "public"."waybills"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_unsettled" ON "incidents" USING btree ("seller_id","subject_id","kind") WHERE state in ('open', 'acknowledged');--> statement-breakpoint
CREATE INDEX "incidents_subject" ON "incidents" USING btree ("seller_id","subject_id","raised_at");--> statement-breakpoint
CREATE INDEX "incidents_due" ON "incidents" USING btree ("seller_id","due_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "incidents_done" ON "incidents" USING btree ("seller_id","closed_at","id") WHERE closed_at is not null;--> statement-breakpoint
CREATE INDEX "incidents_open" ON "incidents" USING btree ("seller_id") WHERE state = 'open';