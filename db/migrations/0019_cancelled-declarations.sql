ALTER TABLE "declarations" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "cancel_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "declarations_cancelled" ON "declarations" USING btree ("seller_id","lane") WHERE cancelled_at is not null;