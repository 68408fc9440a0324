ALTER TABLE "waybills" ADD COLUMN "failure_answer" text;--> statement-breakpoint
CREATE INDEX "waybills_answer" ON "waybills" USING btree ("seller_id","carrier_code","failure_answer") WHERE failure_answer is not null;--> statement-breakpoint
-- by hand: what failed before begins with the code that was counted, so that it can be explained, too
UPDATE "waybills" AS w SET "failure_answer" = (
	SELECT u."code" FROM "unmapped_codes" AS u
	WHERE u."vocabulary" = w."carrier_code" || '_answers' AND u."code" <> ''
		AND starts_with(w."failure_text" || ' ', u."code" || ' ')
	ORDER BY length(u."code") DESC LIMIT 1
) WHERE w."failure_code" = 'ERR-790';
