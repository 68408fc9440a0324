CREATE TABLE "unpriced_lanes" (
	"seller_id" uuid NOT NULL,
	"solution_code" text NOT NULL,
	"country" text NOT NULL,
	"from_grams" integer NOT NULL,
	"waiting" integer DEFAULT 0 NOT NULL,
	"chosen" integer DEFAULT 0 NOT NULL,
	"shipped" integer DEFAULT 0 NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"counted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unpriced_lanes_seller_id_solution_code_country_from_grams_pk" PRIMARY KEY("seller_id","solution_code","country","from_grams")
);
--> statement-breakpoint
ALTER TABLE "unpriced_lanes" ADD CONSTRAINT "unpriced_lanes_seller_id_sellers_seller_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("seller_id") ON DELETE no action ON UPDATE no action;