ALTER TABLE "order_choices" ALTER COLUMN "solution_code" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "orders_buyer" ON "orders" USING btree ("seller_id","buyer_name");