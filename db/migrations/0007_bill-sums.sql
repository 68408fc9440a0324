ALTER TABLE "bill_lines" ADD COLUMN "booked_grams" integer;--> statement-breakpoint
ALTER TABLE "bill_lines" ADD COLUMN "billed_on" date;--> statement-breakpoint
ALTER TABLE "bill_lines" ADD COLUMN "solution_code" text;--> statement-breakpoint
ALTER TABLE "bill_lines" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "bill_lines" ADD COLUMN "cause" text;--> statement-breakpoint
ALTER TABLE "bill_lines" ADD COLUMN "explained_minor" bigint;--> statement-breakpoint
ALTER TABLE "carrier_bills" ADD COLUMN "billed_minor" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "carrier_bills" ADD COLUMN "compared_minor" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "carrier_bills" ADD COLUMN "expected_minor" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "carrier_bills" ADD COLUMN "difference_minor" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "carrier_bills" ADD COLUMN "verdicts" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "bill_lines" ADD CONSTRAINT "bill_lines_cause_check" CHECK ("bill_lines"."cause" in ('weight', 'weight_in_part', 'cancelled', 'billed_twice', 'exchange_rate', 'unexplained'));