ALTER TABLE "dossiers" ADD COLUMN "line_count" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "unknown_lines" integer DEFAULT 0 NOT NULL;