CREATE TABLE "parcel_exports" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"query" text NOT NULL,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"byte_length" integer DEFAULT 0 NOT NULL,
	"content" "bytea",
	"created_by" text NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "parcel_exports_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "parcel_exports_state_check" CHECK ("parcel_exports"."state" in ('queued', 'running', 'ready', 'failed', 'expired'))
);
--> statement-breakpoint
ALTER TABLE "parcel_exports" ADD CONSTRAINT "parcel_exports_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "parcel_exports_created" ON "parcel_exports" USING btree ("seller_id","created_by_id","created_at");--> statement-breakpoint
CREATE INDEX "parcel_exports_due" ON "parcel_exports" USING btree ("state","expires_at");