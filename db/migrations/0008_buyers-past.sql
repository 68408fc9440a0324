DROP INDEX "orders_buyer";--> statement-breakpoint
CREATE INDEX "orders_buyer" ON "orders" USING btree ("seller_id","buyer_name") WHERE state <> 'waiting';