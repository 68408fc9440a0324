CREATE TABLE "paper_download_parts" (
	"seller_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"download_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"key_sealed" text NOT NULL,
	"byte_length" integer NOT NULL,
	CONSTRAINT "paper_download_parts_seller_id_file_id_pk" PRIMARY KEY("seller_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "paper_downloads" (
	"seller_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"period" text NOT NULL,
	"contents" jsonb NOT NULL,
	"language" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"byte_length" bigint DEFAULT 0 NOT NULL,
	"marked" integer DEFAULT 0 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "paper_downloads_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "paper_downloads_language_check" CHECK ("paper_downloads"."language" in ('both', 'zh', 'en')),
	CONSTRAINT "paper_downloads_state_check" CHECK ("paper_downloads"."state" in ('queued', 'running', 'ready', 'failed', 'expired'))
);
--> statement-breakpoint
ALTER TABLE "papers" DROP CONSTRAINT "papers_kind_check";--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "frozen_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "paper_download_parts" ADD CONSTRAINT "paper_download_parts_seller_id_download_id_paper_downloads_seller_id_id_fk" FOREIGN KEY ("seller_id","download_id") REFERENCES "public"."paper_downloads"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_downloads" ADD CONSTRAINT "paper_downloads_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "paper_download_parts_position" ON "paper_download_parts" USING btree ("seller_id","download_id","position");--> statement-breakpoint
CREATE INDEX "paper_downloads_created" ON "paper_downloads" USING btree ("seller_id","created_at","id");--> statement-breakpoint
CREATE INDEX "paper_downloads_due" ON "paper_downloads" USING btree ("state","expires_at");--> statement-breakpoint
CREATE INDEX "papers_frozen" ON "papers" USING btree ("seller_id","kind","created_at","waybill_id");--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_kind_check" CHECK ("papers"."kind" in ('label', 'trade'));