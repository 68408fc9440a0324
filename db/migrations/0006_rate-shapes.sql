ALTER TABLE "rate_rows" ADD COLUMN "goods" text;--> statement-breakpoint
ALTER TABLE "rate_rows" ADD COLUMN "parcel" text;--> statement-breakpoint
ALTER TABLE "rate_rows" ADD COLUMN "shape" text;--> statement-breakpoint
ALTER TABLE "rate_rows" ADD COLUMN "first_grams" integer;--> statement-breakpoint
ALTER TABLE "rate_rows" ADD COLUMN "first_micros" bigint;--> statement-breakpoint
ALTER TABLE "rate_rows" ADD COLUMN "step_grams" integer;--> statement-breakpoint
ALTER TABLE "rate_rows" ADD COLUMN "price_micros" bigint;--> statement-breakpoint
ALTER TABLE "rate_rows" ADD COLUMN "parcel_micros" bigint;--> statement-breakpoint
ALTER TABLE "rate_rows" ADD COLUMN "minimum_micros" bigint;--> statement-breakpoint
ALTER TABLE "rate_rows" ADD COLUMN "minimum_grams" integer;--> statement-breakpoint
-- What was there: general goods as small parcels, per gram, in minor units (1/100, of CLP, JPY and KRW whole ones).
UPDATE "rate_rows" SET "goods" = 'general', "parcel" = 'small', "shape" = 'per_gram',
  "price_micros" = "per_kg_minor" * "scale"."micros", "parcel_micros" = "per_parcel_minor" * "scale"."micros"
  FROM (SELECT "id", CASE WHEN "currency" IN ('CLP', 'JPY', 'KRW') THEN 1000000 ELSE 10000 END AS "micros" FROM "rate_cards") AS "scale"
  WHERE "scale"."id" = "rate_rows"."card_id";--> statement-breakpoint
ALTER TABLE "rate_rows" ALTER COLUMN "goods" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_rows" ALTER COLUMN "parcel" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_rows" ALTER COLUMN "shape" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_rows" ALTER COLUMN "price_micros" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_rows" ALTER COLUMN "parcel_micros" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_rows" DROP CONSTRAINT "rate_rows_card_id_country_from_grams_pk";--> statement-breakpoint
ALTER TABLE "rate_rows" ADD CONSTRAINT "rate_rows_card_id_country_goods_parcel_from_grams_pk" PRIMARY KEY("card_id","country","goods","parcel","from_grams");--> statement-breakpoint
ALTER TABLE "rate_rows" DROP COLUMN "per_kg_minor";--> statement-breakpoint
ALTER TABLE "rate_rows" DROP COLUMN "per_parcel_minor";--> statement-breakpoint
-- The shipped cards are written again by the seed that follows.
DELETE FROM "installation" WHERE "key" = 'reference';
