ALTER TABLE "products" ADD COLUMN "net_grams" integer;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "hs_us" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "maker_item_no" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "gtin" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "maker_name" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "maker_address" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "maker_contact" text;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_net_check" CHECK (net_grams is null or net_grams > 0);--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_hs_us_check" CHECK (hs_us is null or hs_us ~ '^[0-9]{10}$');