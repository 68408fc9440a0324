ALTER TABLE "customs_messages" DROP CONSTRAINT "customs_messages_state_check";--> statement-breakpoint
DROP INDEX "customs_messages_open";--> statement-breakpoint
ALTER TABLE "customs_messages" ALTER COLUMN "state" SET DEFAULT 'to_sign';--> statement-breakpoint
ALTER TABLE "carrier_customs" ADD COLUMN "is_mandated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "customs_documents" ADD COLUMN "delivered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "customs_documents" ADD COLUMN "content_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "customs_receipts" ADD COLUMN "raw_in" uuid;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "prepared_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "customs_messages_open" ON "customs_messages" USING btree ("seller_id","next_attempt_at") WHERE state in ('to_sign', 'ready');--> statement-breakpoint
ALTER TABLE "customs_messages" ADD CONSTRAINT "customs_messages_state_check" CHECK ("customs_messages"."state" in ('to_sign', 'ready', 'accepted', 'refused', 'format_refused'));