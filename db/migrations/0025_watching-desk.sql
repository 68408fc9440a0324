CREATE TABLE "staff_meanings" (
	"vocabulary" text NOT NULL,
	"code" text NOT NULL,
	"meaning" text NOT NULL,
	"mapped_by" text NOT NULL,
	"mapped_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_meanings_vocabulary_code_pk" PRIMARY KEY("vocabulary","code")
);
