ALTER TABLE "certification_documents" ADD COLUMN "told_days" integer;--> statement-breakpoint
ALTER TABLE "certification_steps" ADD COLUMN "by_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "certifications" ADD COLUMN "told_days" integer;