import { describe, expect, it } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { type CargoKind, isCargoKind } from "#lib/carriers/cargo-kinds";
import { type AreaKind, areaKinds, officialSolutions, type Solution } from "#lib/carriers/solutions";
import { formatMinor } from "#lib/kit/money";
import { cardsOf } from "./cards.test-data.ts";
import { exampleCards, exampleRates, exampleSolutions } from "./examples.test-data.ts";
import { readFrozenQuote } from "./frozen-quote-schema.ts";
import { type ParcelMeasure, plainParcel, type Quote, quoteParcel } from "./quote.ts";
import { compileRateCard } from "./rate-card.ts";
import { ratesUsed } from "./rates-used.ts";
import { noServices, type ServiceSwitches } from "./services.ts";

/**
 * Quotes for reading: solution | destination | parcel | price | in USD | how it is worked out. Prices of the real solutions
 * are those of the 2026 sheets, EXAMPLE_… are cards made up for billing that no published price shows. Worked out by
 * decimal arithmetic beside the code, by these rules: each line is rounded half up to the cent once, the total is the sum
 * of the lines, and USD is the total converted once at 7.2 CNY, 0.92 EUR, 0.79 GBP or 150 JPY. The day is 2026-08-15.
 */
const table = `
# standard: per gram from 1 g plus a fee per parcel; above 150 g another price holds or may hold
CAINIAO_STANDARD | US | 1 g | 30.52 CNY | 4.24 USD | 72.45 × 0.001 = 0.07245 → 0.07, + 30.45 per parcel; ÷ 7.2 = 4.23889
CAINIAO_STANDARD | US | 50 g | 34.07 CNY | 4.73 USD | 72.45 × 0.05 = 3.6225 → 3.62, + 30.45 per parcel; ÷ 7.2 = 4.73194
CAINIAO_STANDARD | US | 100 g | 37.70 CNY | 5.24 USD | 72.45 × 0.1 = 7.245 → 7.25, + 30.45 per parcel; ÷ 7.2 = 5.23611
CAINIAO_STANDARD | US | 149 g | 41.25 CNY | 5.73 USD | 72.45 × 0.149 = 10.79505 → 10.80, + 30.45 per parcel; ÷ 7.2 = 5.72917
CAINIAO_STANDARD | US | 150 g | 41.32 CNY | 5.74 USD | 72.45 × 0.15 = 10.8675 → 10.87, + 30.45 per parcel; ÷ 7.2 = 5.73889
CAINIAO_STANDARD | DE | 1 g | 18.92 CNY | 2.63 USD | 70.44 × 0.001 = 0.07044 → 0.07, + 18.85 per parcel; ÷ 7.2 = 2.62778
CAINIAO_STANDARD | DE | 100 g | 25.89 CNY | 3.60 USD | 70.44 × 0.1 = 7.044 → 7.04, + 18.85 per parcel; ÷ 7.2 = 3.59583
CAINIAO_STANDARD | DE | 150 g | 29.42 CNY | 4.09 USD | 70.44 × 0.15 = 10.566 → 10.57, + 18.85 per parcel; ÷ 7.2 = 4.08611
CAINIAO_STANDARD | FR | 20 g | 18.85 CNY | 2.62 USD | 91.74 × 0.02 = 1.8348 → 1.83, + 17.02 per parcel; ÷ 7.2 = 2.61806
CAINIAO_STANDARD | FR | 100 g | 26.19 CNY | 3.64 USD | 91.74 × 0.1 = 9.174 → 9.17, + 17.02 per parcel; ÷ 7.2 = 3.6375
CAINIAO_STANDARD | GB | 5 g | 16.24 CNY | 2.26 USD | 67.76 × 0.005 = 0.3388 → 0.34, + 15.90 per parcel; ÷ 7.2 = 2.25556
CAINIAO_STANDARD | GB | 100 g | 22.68 CNY | 3.15 USD | 67.76 × 0.1 = 6.776 → 6.78, + 15.90 per parcel; ÷ 7.2 = 3.15
CAINIAO_STANDARD | GB | 150 g | 26.06 CNY | 3.62 USD | 67.76 × 0.15 = 10.164 → 10.16, + 15.90 per parcel; ÷ 7.2 = 3.61944
CAINIAO_STANDARD | ES | 100 g | 25.73 CNY | 3.57 USD | 64.67 × 0.1 = 6.467 → 6.47, + 19.26 per parcel; ÷ 7.2 = 3.57361
CAINIAO_STANDARD | ES | 133 g | 27.86 CNY | 3.87 USD | 64.67 × 0.133 = 8.60111 → 8.60, + 19.26 per parcel; ÷ 7.2 = 3.86944
CAINIAO_STANDARD | BR | 100 g | 35.84 CNY | 4.98 USD | 68.26 × 0.1 = 6.826 → 6.83, + 29.01 per parcel; ÷ 7.2 = 4.97778
CAINIAO_STANDARD | BR | 150 g | 39.25 CNY | 5.45 USD | 68.26 × 0.15 = 10.239 → 10.24, + 29.01 per parcel; ÷ 7.2 = 5.45139
CAINIAO_STANDARD | RU | 5 g | 17.41 CNY | 2.42 USD | 81 × 0.005 = 0.405 → 0.41, + 17.00 per parcel; ÷ 7.2 = 2.41806
CAINIAO_STANDARD | RU | 100 g | 25.10 CNY | 3.49 USD | 81 × 0.1 = 8.1, + 17.00 per parcel; ÷ 7.2 = 3.48611
CAINIAO_STANDARD | RU | 150 g | 29.15 CNY | 4.05 USD | 81 × 0.15 = 12.15, + 17.00 per parcel; ÷ 7.2 = 4.04861
CAINIAO_STANDARD | KR | 100 g | 18.87 CNY | 2.62 USD | 29.68 × 0.1 = 2.968 → 2.97, + 15.90 per parcel; ÷ 7.2 = 2.62083
CAINIAO_STANDARD | JP | 1 g | 21.26 CNY | 2.95 USD | 64.45 × 0.001 = 0.06445 → 0.06, + 21.20 per parcel; ÷ 7.2 = 2.95278
CAINIAO_STANDARD | JP | 150 g | 30.87 CNY | 4.29 USD | 64.45 × 0.15 = 9.6675 → 9.67, + 21.20 per parcel; ÷ 7.2 = 4.2875
CAINIAO_STANDARD | AU | 60 g | 24.56 CNY | 3.41 USD | 102.59 × 0.06 = 6.1554 → 6.16, + 18.40 per parcel; ÷ 7.2 = 3.41111
CAINIAO_STANDARD | CA | 77 g | 37.03 CNY | 5.14 USD | 122.44 × 0.077 = 9.42788 → 9.43, + 27.60 per parcel; ÷ 7.2 = 5.14306
CAINIAO_STANDARD | IT | 110 g | 30.42 CNY | 4.23 USD | 63.8 × 0.11 = 7.018 → 7.02, + 23.40 per parcel; ÷ 7.2 = 4.225
CAINIAO_STANDARD | NL | 95 g | 31.18 CNY | 4.33 USD | 69.03 × 0.095 = 6.55785 → 6.56, + 24.62 per parcel; ÷ 7.2 = 4.33056
CAINIAO_STANDARD | PL | 100 g | 18.84 CNY | 2.62 USD | 72.15 × 0.1 = 7.215 → 7.22, + 11.62 per parcel; ÷ 7.2 = 2.61667
CAINIAO_STANDARD | UA | 88 g | 17.87 CNY | 2.48 USD | 118.98 × 0.088 = 10.47024 → 10.47, + 7.40 per parcel; ÷ 7.2 = 2.48194
CAINIAO_STANDARD | IL | 120 g | 38.80 CNY | 5.39 USD | 161.67 × 0.12 = 19.4004 → 19.40, + 19.40 per parcel; ÷ 7.2 = 5.38889
CAINIAO_STANDARD | MX | 100 g | 33.37 CNY | 4.63 USD | 124.2 × 0.1 = 12.42, + 20.95 per parcel; ÷ 7.2 = 4.63472
CAINIAO_STANDARD | CL | 64 g | 29.37 CNY | 4.08 USD | 131.56 × 0.064 = 8.41984 → 8.42, + 20.95 per parcel; ÷ 7.2 = 4.07917
CAINIAO_STANDARD | SA | 100 g | 72.19 CNY | 10.03 USD | 197.6 × 0.1 = 19.76, + 52.43 per parcel; ÷ 7.2 = 10.02639
CAINIAO_STANDARD | AE | 99 g | 41.09 CNY | 5.71 USD | 254.97 × 0.099 = 25.24203 → 25.24, + 15.85 per parcel; ÷ 7.2 = 5.70694
CAINIAO_STANDARD | AL | 100 g | 39.67 CNY | 5.51 USD | 209.66 × 0.1 = 20.966 → 20.97, + 18.70 per parcel; ÷ 7.2 = 5.50972
CAINIAO_STANDARD | NZ | 42 g | 35.77 CNY | 4.97 USD | 103.96 × 0.042 = 4.36632 → 4.37, + 31.40 per parcel; ÷ 7.2 = 4.96806
CAINIAO_STANDARD | SG | 100 g | 15.17 CNY | 2.11 USD | 70.7 × 0.1 = 7.07, + 8.10 per parcel; ÷ 7.2 = 2.10694
CAINIAO_STANDARD | ID | 150 g | 24.99 CNY | 3.47 USD | 54.6 × 0.15 = 8.19, + 16.80 per parcel; ÷ 7.2 = 3.47083
CAINIAO_STANDARD | KZ | 3 g | 4.14 CNY | 0.58 USD | 45 × 0.003 = 0.135 → 0.14, + 4.00 per parcel; ÷ 7.2 = 0.575
CAINIAO_STANDARD | KZ | 150 g | 10.75 CNY | 1.49 USD | 45 × 0.15 = 6.75, + 4.00 per parcel; ÷ 7.2 = 1.49306
CAINIAO_STANDARD | PR | 100 g | 60.03 CNY | 8.34 USD | 173.3 × 0.1 = 17.33, + 42.70 per parcel; ÷ 7.2 = 8.3375
CAINIAO_STANDARD | AQ | 10 g | 19.05 CNY | 2.65 USD | 205.1 × 0.01 = 2.051 → 2.05, + 17.00 per parcel; ÷ 7.2 = 2.64583
CAINIAO_STANDARD | TR | 100 g | 30.40 CNY | 4.22 USD | 100 × 0.1 = 10, + 20.40 per parcel; ÷ 7.2 = 4.22222
CAINIAO_STANDARD | NG | 35 g | 22.97 CNY | 3.19 USD | 153.43 × 0.035 = 5.37005 → 5.37, + 17.60 per parcel; ÷ 7.2 = 3.19028
CAINIAO_STANDARD | TH | 100 g | 18.40 CNY | 2.56 USD | 40 × 0.1 = 4, + 14.40 per parcel; ÷ 7.2 = 2.55556
CAINIAO_STANDARD | CH | 100 g | 34.63 CNY | 4.81 USD | 126.82 × 0.1 = 12.682 → 12.68, + 21.95 per parcel; ÷ 7.2 = 4.80972
CAINIAO_STANDARD | SE | 100 g | 26.98 CNY | 3.75 USD | 73.8 × 0.1 = 7.38, + 19.60 per parcel; ÷ 7.2 = 3.74722
CAINIAO_STANDARD | US | 151 g | not confirmed | - | above 150 g another price holds, which is not published
CAINIAO_STANDARD | US | 2000 g | not confirmed | - | still a small parcel, of the unpublished bands
CAINIAO_STANDARD | US | 2001 g | no price: large_parcel | - | a large parcel, by first 0.5 kg and each started 0.5 kg, not published
CAINIAO_STANDARD | IN | 100 g | no price: destination | - | the sheet does not name India
CAINIAO_STANDARD | CN | 100 g | no price: destination | - | China is no destination
CAINIAO_STANDARD | US | 100 g · built_in_battery | no price: cargo_kind | - | batteries have a column of their own, not published
CAINIAO_STANDARD | US | 100 g · liquid | no price: cargo_kind | - | liquids are refused
CAINIAO_STANDARD | US | 100 g · 0 × 20 × 20 mm | no price: measure | - | a side of 0 mm is no size
CAINIAO_STANDARD | US | 0 g | no price: measure | - | nothing weighs 0 g
CAINIAO_STANDARD | US | -5 g | no price: measure | - | nothing weighs less than 0 g
CAINIAO_STANDARD | US | 70000 g | no price: large_parcel | - | 70 kg: a large parcel, not published
CAINIAO_STANDARD | JP | 200 g | not confirmed | perhaps 4.73 USD | not said whether tiered: 64.45 × 0.2 + 21.20 if not; ÷ 7.2 = 4.73472
CAINIAO_STANDARD | BY | 2000 g | not confirmed | perhaps 40.69 USD | 136 × 2 + 21.00 if the price holds up to 2 kg; ÷ 7.2 = 40.69444

# standard by volume: grams = cm³ × 1000 ÷ 8000, up to the next gram, when that is more
CAINIAO_STANDARD | US | 100 g · 200 × 150 × 40 mm | 41.32 CNY | 5.74 USD | 1200 cm³ ÷ 8 = 150, so 150 g; 72.45 × 0.15 = 10.8675 → 10.87, + 30.45 per parcel; ÷ 7.2 = 5.73889
CAINIAO_STANDARD | US | 30 g · 150 × 100 × 50 mm | 37.26 CNY | 5.18 USD | 750 cm³ ÷ 8 = 93.75, so 94 g; 72.45 × 0.094 = 6.8103 → 6.81, + 30.45 per parcel; ÷ 7.2 = 5.175
CAINIAO_STANDARD | DE | 10 g · 199 × 100 × 50 mm | 27.66 CNY | 3.84 USD | 995 cm³ ÷ 8 = 124.375, so 125 g; 70.44 × 0.125 = 8.805 → 8.81, + 18.85 per parcel; ÷ 7.2 = 3.84167
CAINIAO_STANDARD | GB | 1 g · 100 × 100 × 100 mm | 24.37 CNY | 3.38 USD | 1000 cm³ ÷ 8 = 125, so 125 g; 67.76 × 0.125 = 8.47, + 15.90 per parcel; ÷ 7.2 = 3.38472
CAINIAO_STANDARD | ES | 140 g · 160 × 100 × 70 mm | 28.31 CNY | 3.93 USD | 1120 cm³ ÷ 8 = 140 g is not more; 64.67 × 0.14 = 9.0538 → 9.05, + 19.26 per parcel; ÷ 7.2 = 3.93194
CAINIAO_STANDARD | FR | 60 g · 90 × 80 × 60 mm | 22.52 CNY | 3.13 USD | 432 cm³ ÷ 8 = 54 g is not more; 91.74 × 0.06 = 5.5044 → 5.50, + 17.02 per parcel; ÷ 7.2 = 3.12778
CAINIAO_STANDARD | BR | 120 g · 100 × 100 × 80 mm | 37.20 CNY | 5.17 USD | 800 cm³ ÷ 8 = 100 g is not more; 68.26 × 0.12 = 8.1912 → 8.19, + 29.01 per parcel; ÷ 7.2 = 5.16667
CAINIAO_STANDARD | US | 100 g · 201 × 150 × 40 mm | not confirmed | - | 1206 cm³ ÷ 8 = 150.75, so 151 g
CAINIAO_STANDARD | US | 100 g · 600 × 200 × 100 mm | not confirmed | - | exactly 60 cm and 90 cm in sum is small; 1500 g by volume
CAINIAO_STANDARD | US | 100 g · 601 × 10 × 10 mm | no price: large_parcel | - | longest side over 60 cm
CAINIAO_STANDARD | US | 100 g · 400 × 400 × 101 mm | no price: large_parcel | - | sides over 90 cm in sum
CAINIAO_STANDARD | US | 100 g · 300 × 300 × 200 mm | no price: large_parcel | - | 18000 cm³ ÷ 8 = 2250 g, over 2 kg

# saver and super economy, quoted in USD: per gram to 2 kg, weight alone
CAINIAO_ECONOMY | ES | 1 g | 1.86 USD | 1.86 USD | 8.68 × 0.001 = 0.00868 → 0.01, + 1.85 per parcel
CAINIAO_ECONOMY | ES | 100 g | 2.72 USD | 2.72 USD | 8.68 × 0.1 = 0.868 → 0.87, + 1.85 per parcel
CAINIAO_ECONOMY | ES | 500 g | 6.19 USD | 6.19 USD | 8.68 × 0.5 = 4.34, + 1.85 per parcel
CAINIAO_ECONOMY | ES | 2000 g | 19.21 USD | 19.21 USD | 8.68 × 2 = 17.36, + 1.85 per parcel
CAINIAO_ECONOMY | PL | 250 g | 3.12 USD | 3.12 USD | 8.55 × 0.25 = 2.1375 → 2.14, + 0.98 per parcel
CAINIAO_ECONOMY | MX | 100 g | 2.61 USD | 2.61 USD | 7.15 × 0.1 = 0.715 → 0.72, + 1.89 per parcel
CAINIAO_ECONOMY | MX | 1999 g | 16.18 USD | 16.18 USD | 7.15 × 1.999 = 14.29285 → 14.29, + 1.89 per parcel
CAINIAO_ECONOMY | KR | 333 g | 3.78 USD | 3.78 USD | 8.07 × 0.333 = 2.68731 → 2.69, + 1.09 per parcel
CAINIAO_ECONOMY | RO | 1 g | 6.99 USD | 6.99 USD | 8 × 0.001 = 0.008 → 0.01, + 6.98 per parcel
CAINIAO_ECONOMY | SE | 777 g | 7.61 USD | 7.61 USD | 6.51 × 0.777 = 5.05827 → 5.06, + 2.55 per parcel
CAINIAO_ECONOMY | IL | 1500 g | 28.47 USD | 28.47 USD | 18.01 × 1.5 = 27.015 → 27.02, + 1.45 per parcel
CAINIAO_ECONOMY | AU | 45 g | 2.65 USD | 2.65 USD | 21.84 × 0.045 = 0.9828 → 0.98, + 1.67 per parcel
CAINIAO_ECONOMY | MD | 100 g | 3.11 USD | 3.11 USD | 30.1 × 0.1 = 3.01, + 0.10 per parcel
CAINIAO_ECONOMY | ES | 100 g · 300 × 300 × 200 mm | 2.72 USD | 2.72 USD | volume does not count; 8.68 × 0.1 = 0.868 → 0.87, + 1.85 per parcel
CAINIAO_ECONOMY | ES | 2001 g | no price: large_parcel | - | up to 2 kg
CAINIAO_ECONOMY | US | 100 g | no price: destination | - | not on its sheet
CAINIAO_ECONOMY | ES | 100 g · cosmetics | no price: cargo_kind | - | a column of its own, not published
CAINIAO_SUPER_ECONOMY | RU | 100 g | 2.57 USD | 2.57 USD | 23.47 × 0.1 = 2.347 → 2.35, + 0.22 per parcel
CAINIAO_SUPER_ECONOMY | RU | 2000 g | 47.16 USD | 47.16 USD | 23.47 × 2 = 46.94, + 0.22 per parcel
CAINIAO_SUPER_ECONOMY | UA | 15 g | 0.56 USD | 0.56 USD | 23.48 × 0.015 = 0.3522 → 0.35, + 0.21 per parcel
CAINIAO_SUPER_ECONOMY | FI | 400 g | 5.20 USD | 5.20 USD | 5.5 × 0.4 = 2.2, + 3.00 per parcel
CAINIAO_SUPER_ECONOMY | CZ | 850 g | 6.63 USD | 6.63 USD | 6.3 × 0.85 = 5.355 → 5.36, + 1.27 per parcel
CAINIAO_SUPER_ECONOMY | SI | 2000 g | 10.62 USD | 10.62 USD | 4.31 × 2 = 8.62, + 2.00 per parcel
CAINIAO_SUPER_ECONOMY | BG | 5 g | 0.27 USD | 0.27 USD | 11.76 × 0.005 = 0.0588 → 0.06, + 0.21 per parcel
CAINIAO_SUPER_ECONOMY | MT | 100 g | 1.56 USD | 1.56 USD | 13.47 × 0.1 = 1.347 → 1.35, + 0.21 per parcel
CAINIAO_SUPER_ECONOMY | KZ | 1 g | 0.18 USD | 0.18 USD | 14.14 × 0.001 = 0.01414 → 0.01, + 0.17 per parcel
CAINIAO_SUPER_ECONOMY | ES | 100 g | no price: destination | - | 20 destinations only

# super economy Global: per gram; of tiered routes the upper band only
AE_CN_SUPER_ECONOMY_G | US | 81 g | 18.57 CNY | 2.58 USD | 91.04 × 0.081 = 7.37424 → 7.37, + 11.20 per parcel; ÷ 7.2 = 2.57917
AE_CN_SUPER_ECONOMY_G | US | 100 g | 20.30 CNY | 2.82 USD | 91.04 × 0.1 = 9.104 → 9.10, + 11.20 per parcel; ÷ 7.2 = 2.81944
AE_CN_SUPER_ECONOMY_G | US | 2000 g | 193.28 CNY | 26.84 USD | 91.04 × 2 = 182.08, + 11.20 per parcel; ÷ 7.2 = 26.84444
AE_CN_SUPER_ECONOMY_G | GB | 81 g | 16.28 CNY | 2.26 USD | 87.07 × 0.081 = 7.05267 → 7.05, + 9.23 per parcel; ÷ 7.2 = 2.26111
AE_CN_SUPER_ECONOMY_G | GB | 500 g | 52.77 CNY | 7.33 USD | 87.07 × 0.5 = 43.535 → 43.54, + 9.23 per parcel; ÷ 7.2 = 7.32917
AE_CN_SUPER_ECONOMY_G | AU | 100 g | 16.04 CNY | 2.23 USD | 94.42 × 0.1 = 9.442 → 9.44, + 6.60 per parcel; ÷ 7.2 = 2.22778
AE_CN_SUPER_ECONOMY_G | CA | 99 g | 16.01 CNY | 2.22 USD | 90 × 0.099 = 8.91, + 7.10 per parcel; ÷ 7.2 = 2.22361
AE_CN_SUPER_ECONOMY_G | FR | 1000 g | 75.97 CNY | 10.55 USD | 69.3 × 1 = 69.3, + 6.67 per parcel; ÷ 7.2 = 10.55139
AE_CN_SUPER_ECONOMY_G | PL | 101 g | 15.73 CNY | 2.18 USD | 47.63 × 0.101 = 4.81063 → 4.81, + 10.92 per parcel; ÷ 7.2 = 2.18472
AE_CN_SUPER_ECONOMY_G | CZ | 250 g | 20.82 CNY | 2.89 USD | 45.46 × 0.25 = 11.365 → 11.37, + 9.45 per parcel; ÷ 7.2 = 2.89167
AE_CN_SUPER_ECONOMY_G | IL | 101 g | 15.21 CNY | 2.11 USD | 74.63 × 0.101 = 7.53763 → 7.54, + 7.67 per parcel; ÷ 7.2 = 2.1125
AE_CN_SUPER_ECONOMY_G | KZ | 101 g | 11.20 CNY | 1.56 USD | 99 × 0.101 = 9.999 → 10.00, + 1.20 per parcel; ÷ 7.2 = 1.55556
AE_CN_SUPER_ECONOMY_G | TR | 2000 g | 291.41 CNY | 40.47 USD | 145.38 × 2 = 290.76, + 0.65 per parcel; ÷ 7.2 = 40.47361
AE_CN_SUPER_ECONOMY_G | IN | 1 g | 1.66 CNY | 0.23 USD | 161 × 0.001 = 0.161 → 0.16, + 1.50 per parcel; ÷ 7.2 = 0.23056
AE_CN_SUPER_ECONOMY_G | IN | 2000 g | 323.50 CNY | 44.93 USD | 161 × 2 = 322, + 1.50 per parcel; ÷ 7.2 = 44.93056
AE_CN_SUPER_ECONOMY_G | CL | 100 g | 18.48 CNY | 2.57 USD | 113.04 × 0.1 = 11.304 → 11.30, + 7.18 per parcel; ÷ 7.2 = 2.56667
AE_CN_SUPER_ECONOMY_G | AM | 5 g | 1.38 CNY | 0.19 USD | 145.38 × 0.005 = 0.7269 → 0.73, + 0.65 per parcel; ÷ 7.2 = 0.19167
AE_CN_SUPER_ECONOMY_G | BG | 64 g | 6.41 CNY | 0.89 USD | 78.88 × 0.064 = 5.04832 → 5.05, + 1.36 per parcel; ÷ 7.2 = 0.89028
AE_CN_SUPER_ECONOMY_G | US | 80 g | no price: weight | - | the price begins above 50 or above 80 g; which is not said
AE_CN_SUPER_ECONOMY_G | PL | 100 g | no price: weight | - | 1 to 100 g has another price, not published
AE_CN_SUPER_ECONOMY_G | ES | 100 g | no price: destination | - | not on its sheet
AE_CN_SUPER_ECONOMY_G | US | 100 g · magnetic | no price: cargo_kind | - | refused

# CNGE to the US (one low source): flat bands to 2 kg, then per gram plus a fee
CN_GLO_STD | US | 1 g | 76.00 CNY | 10.56 USD | 1 to 100 g: 76.00 flat; ÷ 7.2 = 10.55556
CN_GLO_STD | US | 100 g | 76.00 CNY | 10.56 USD | 1 to 100 g: 76.00 flat; ÷ 7.2 = 10.55556
CN_GLO_STD | US | 101 g | 84.00 CNY | 11.67 USD | 101 to 300 g: 84.00 flat; ÷ 7.2 = 11.66667
CN_GLO_STD | US | 300 g | 84.00 CNY | 11.67 USD | 101 to 300 g: 84.00 flat; ÷ 7.2 = 11.66667
CN_GLO_STD | US | 500 g | 92.00 CNY | 12.78 USD | 301 to 500 g: 92.00 flat; ÷ 7.2 = 12.77778
CN_GLO_STD | US | 750 g | 108.00 CNY | 15.00 USD | 501 to 1000 g: 108.00 flat; ÷ 7.2 = 15
CN_GLO_STD | US | 1001 g | 124.00 CNY | 17.22 USD | 1001 to 1500 g: 124.00 flat; ÷ 7.2 = 17.22222
CN_GLO_STD | US | 1500 g | 124.00 CNY | 17.22 USD | 1001 to 1500 g: 124.00 flat; ÷ 7.2 = 17.22222
CN_GLO_STD | US | 2000 g | 140.00 CNY | 19.44 USD | 1501 to 2000 g: 140.00 flat; ÷ 7.2 = 19.44444
CN_GLO_STD | US | 2001 g | 140.06 CNY | 19.45 USD | 60 × 2.001 = 120.06, + 20.00 per parcel; ÷ 7.2 = 19.45278
CN_GLO_STD | US | 3000 g | 200.00 CNY | 27.78 USD | 60 × 3 = 180, + 20.00 per parcel; ÷ 7.2 = 27.77778
CN_GLO_STD | US | 3001 g | 200.06 CNY | 27.79 USD | 58 × 3.001 = 174.058 → 174.06, + 26.00 per parcel; ÷ 7.2 = 27.78611
CN_GLO_STD | US | 12345 g | 742.01 CNY | 103.06 USD | 58 × 12.345 = 716.01, + 26.00 per parcel; ÷ 7.2 = 103.05694
CN_GLO_STD | US | 30000 g | 1766.00 CNY | 245.28 USD | 58 × 30 = 1740, + 26.00 per parcel; ÷ 7.2 = 245.27778
CN_GLO_EXP | US | 100 g | 102.00 CNY | 14.17 USD | 1 to 100 g: 102.00 flat; ÷ 7.2 = 14.16667
CN_GLO_EXP | US | 250 g | 110.00 CNY | 15.28 USD | 101 to 300 g: 110.00 flat; ÷ 7.2 = 15.27778
CN_GLO_EXP | US | 1000 g | 134.00 CNY | 18.61 USD | 501 to 1000 g: 134.00 flat; ÷ 7.2 = 18.61111
CN_GLO_EXP | US | 2000 g | 166.00 CNY | 23.06 USD | 1501 to 2000 g: 166.00 flat; ÷ 7.2 = 23.05556
CN_GLO_EXP | US | 2500 g | 210.00 CNY | 29.17 USD | 76 × 2.5 = 190, + 20.00 per parcel; ÷ 7.2 = 29.16667
CN_GLO_EXP | US | 30000 g | 2246.00 CNY | 311.94 USD | 74 × 30 = 2220, + 26.00 per parcel; ÷ 7.2 = 311.94444
CN_GLO_STD_BAT | US | 100 g · built_in_battery | 112.00 CNY | 15.56 USD | 1 to 100 g: 112.00 flat; ÷ 7.2 = 15.55556
CN_GLO_STD_BAT | US | 301 g · built_in_battery | 128.00 CNY | 17.78 USD | 301 to 500 g: 128.00 flat; ÷ 7.2 = 17.77778
CN_GLO_STD_BAT | US | 2000 g · built_in_battery | 176.00 CNY | 24.44 USD | 1501 to 2000 g: 176.00 flat; ÷ 7.2 = 24.44444
CN_GLO_STD_BAT | US | 2001 g · built_in_battery | 172.08 CNY | 23.90 USD | 76 × 2.001 = 152.076 → 152.08, + 20.00 per parcel; ÷ 7.2 = 23.9
CN_GLO_STD_BAT | US | 3001 g · built_in_battery | 248.07 CNY | 34.45 USD | 74 × 3.001 = 222.074 → 222.07, + 26.00 per parcel; ÷ 7.2 = 34.45417
CN_GLO_STD_BAT | US | 5000 g · built_in_battery | 396.00 CNY | 55.00 USD | 74 × 5 = 370, + 26.00 per parcel; ÷ 7.2 = 55
CN_GLO_STD | US | 30001 g | no price: weight | - | up to 30 kg
CN_GLO_STD_BAT | US | 5001 g · built_in_battery | no price: weight | - | up to 5 kg
CN_GLO_STD_BAT | US | 100 g | no price: cargo_kind | - | its list is of batteries only
CN_GLO_STD | DE | 100 g | no price: destination | - | the US only: the list's other countries look invented

# China Post ordinary: a rule of thumb for every destination, never a price
YANWEN_JYT | US | 100 g | not confirmed | perhaps 2.11 USD | 102 × 0.1 + 5.00; ÷ 7.2 = 2.11111
YANWEN_JYT | DE | 2000 g | not confirmed | perhaps 29.03 USD | 102 × 2 + 5.00; ÷ 7.2 = 29.02778
YANWEN_JYT | AQ | 1 g | not confirmed | perhaps 0.71 USD | 102 × 0.001 + 5.00; ÷ 7.2 = 0.70833
YANWEN_JYT | CN | 100 g | no price: destination | - | China is no destination
YANWEN_JYT | US | 2001 g | no price: large_parcel | - | up to 2 kg

# EXAMPLE_EXPRESS: first 0.5 kg 120.00, each started 0.5 kg 35.00, volume ÷ 5000; surcharges
EXAMPLE_EXPRESS | US | 1 g | 139.80 CNY | 19.42 USD | first weight 120.00; fuel 16.5 % of 120.00 = 19.8; ÷ 7.2 = 19.41667
EXAMPLE_EXPRESS | US | 500 g | 139.80 CNY | 19.42 USD | first weight 120.00; fuel 16.5 % of 120.00 = 19.8; ÷ 7.2 = 19.41667
EXAMPLE_EXPRESS | US | 501 g | 180.58 CNY | 25.08 USD | 120 + 1 × 35 = 155.00; fuel 16.5 % of 155.00 = 25.575 → 25.58; ÷ 7.2 = 25.08056
EXAMPLE_EXPRESS | US | 1000 g | 180.58 CNY | 25.08 USD | 120 + 1 × 35 = 155.00; fuel 16.5 % of 155.00 = 25.575 → 25.58; ÷ 7.2 = 25.08056
EXAMPLE_EXPRESS | US | 1001 g | 221.35 CNY | 30.74 USD | 120 + 2 × 35 = 190.00; fuel 16.5 % of 190.00 = 31.35; ÷ 7.2 = 30.74306
EXAMPLE_EXPRESS | US | 29999 g | 2545.53 CNY | 353.55 USD | 120 + 59 × 35 = 2185.00; fuel 16.5 % of 2185.00 = 360.525 → 360.53; ÷ 7.2 = 353.54583
EXAMPLE_EXPRESS | US | 30000 g | 2545.53 CNY | 353.55 USD | 120 + 59 × 35 = 2185.00; fuel 16.5 % of 2185.00 = 360.525 → 360.53; ÷ 7.2 = 353.54583
EXAMPLE_EXPRESS | US | 400 g · 300 × 200 × 100 mm | 221.35 CNY | 30.74 USD | 6000 cm³ ÷ 5 = 1200, so 1200 g; 120 + 2 × 35 = 190.00; fuel 16.5 % of 190.00 = 31.35; ÷ 7.2 = 30.74306
EXAMPLE_EXPRESS | US | 2000 g · 300 × 200 × 100 mm | 262.13 CNY | 36.41 USD | 120 + 3 × 35 = 225.00; fuel 16.5 % of 225.00 = 37.125 → 37.13; ÷ 7.2 = 36.40694
EXAMPLE_EXPRESS | US | 3000 g · 1001 × 200 × 100 mm | 666.00 CNY | 92.50 USD | 20020 cm³ ÷ 5 = 4004, so 4004 g; 120 + 8 × 35 = 400.00; oversize 200.00; fuel 16.5 % of 400.00 = 66; ÷ 7.2 = 92.5
EXAMPLE_EXPRESS | US | 3000 g · 1000 × 200 × 100 mm | 425.23 CNY | 59.06 USD | 20000 cm³ ÷ 5 = 4000, so 4000 g; 120 + 7 × 35 = 365.00; fuel 16.5 % of 365.00 = 60.225 → 60.23; ÷ 7.2 = 59.05972
EXAMPLE_EXPRESS | US | 700 g · built_in_battery | 188.58 CNY | 26.19 USD | 120 + 1 × 35 = 155.00; battery 8.00; fuel 16.5 % of 155.00 = 25.575 → 25.58; ÷ 7.2 = 26.19167
EXAMPLE_EXPRESS | US | 700 g · post 99501 | 215.53 CNY | 29.93 USD | 120 + 1 × 35 = 155.00; remote 25 + 2.5 × 0.7 = 26.75, at least 30.00; fuel 16.5 % of 185.00 = 30.525 → 30.53; ÷ 7.2 = 29.93472
EXAMPLE_EXPRESS | US | 2300 g · post 99950-1234 | 338.72 CNY | 47.04 USD | 120 + 4 × 35 = 260.00; remote 25 + 2.5 × 2.3 = 30.75; fuel 16.5 % of 290.75 = 47.97375 → 47.97; ÷ 7.2 = 47.04444
EXAMPLE_EXPRESS | US | 700 g · post 99499 | 180.58 CNY | 25.08 USD | 120 + 1 × 35 = 155.00; fuel 16.5 % of 155.00 = 25.575 → 25.58; ÷ 7.2 = 25.08056
EXAMPLE_EXPRESS | US | 2345 g · post 99901 · built_in_battery | 346.85 CNY | 48.17 USD | 120 + 4 × 35 = 260.00; remote 25 + 2.5 × 2.345 = 30.8625 → 30.86; battery 8.00; fuel 16.5 % of 290.86 = 47.9919 → 47.99; ÷ 7.2 = 48.17361
EXAMPLE_EXPRESS | US | 700 g · on 2026-10-01 | 184.08 CNY | 25.57 USD | 120 + 1 × 35 = 155.00; peak 5 × 0.7 = 3.5; fuel 16.5 % of 155.00 = 25.575 → 25.58; ÷ 7.2 = 25.56667
EXAMPLE_EXPRESS | US | 1234 g · on 2026-12-31 | 227.52 CNY | 31.60 USD | 120 + 2 × 35 = 190.00; peak 5 × 1.234 = 6.17; fuel 16.5 % of 190.00 = 31.35; ÷ 7.2 = 31.6
EXAMPLE_EXPRESS | US | 700 g · on 2027-01-01 | 180.58 CNY | 25.08 USD | 120 + 1 × 35 = 155.00; fuel 16.5 % of 155.00 = 25.575 → 25.58; ÷ 7.2 = 25.08056
EXAMPLE_EXPRESS | US | 700 g · 50.00 USD · insured | 195.58 CNY | 27.16 USD | 120 + 1 × 35 = 155.00; fuel 16.5 % of 155.00 = 25.575 → 25.58; insurance 50 USD × 7.2 × 1.5 % = 5.4, at least 15.00; ÷ 7.2 = 27.16389
EXAMPLE_EXPRESS | US | 700 g · 200.00 USD · insured | 202.18 CNY | 28.08 USD | 120 + 1 × 35 = 155.00; fuel 16.5 % of 155.00 = 25.575 → 25.58; insurance 200 USD × 7.2 × 1.5 % = 21.6; ÷ 7.2 = 28.08056
EXAMPLE_EXPRESS | US | 700 g · 5000.00 USD · insured | 396.58 CNY | 55.08 USD | 120 + 1 × 35 = 155.00; fuel 16.5 % of 155.00 = 25.575 → 25.58; insurance 2000 USD × 7.2 × 1.5 % = 216; ÷ 7.2 = 55.08056
EXAMPLE_EXPRESS | US | 700 g · 123.45 USD · insured · return label | 208.08 CNY | 28.90 USD | 120 + 1 × 35 = 155.00; fuel 16.5 % of 155.00 = 25.575 → 25.58; insurance 123.45 USD × 7.2 × 1.5 % = 13.3326, at least 15.00; return label 12.50; ÷ 7.2 = 28.9
EXAMPLE_EXPRESS | US | 700 g · return label | 193.08 CNY | 26.82 USD | 120 + 1 × 35 = 155.00; fuel 16.5 % of 155.00 = 25.575 → 25.58; return label 12.50; ÷ 7.2 = 26.81667
EXAMPLE_EXPRESS | US | 30001 g | no price: weight | - | up to 30 kg: never extrapolated
EXAMPLE_EXPRESS | US | 700 g · insured | no price: service | - | no declared value to insure
EXAMPLE_EXPRESS | US | 700 g · 50.00 USD · 1 heading · duty prepaid | no price: service | - | the card has no price for advancing duty

# EXAMPLE_SIDE: 100.00 per kg, volume ÷ 6000 only when a side is longer than 400 mm
EXAMPLE_SIDE | KR | 500 g · 400 × 400 × 100 mm | 50.00 CNY | 6.94 USD | no side over 400 mm: by weight; 100 × 0.5 = 50; ÷ 7.2 = 6.94444
EXAMPLE_SIDE | KR | 500 g · 401 × 400 × 100 mm | 267.40 CNY | 37.14 USD | 16040 cm³ ÷ 6 = 2673.333, so 2674 g; 100 × 2.674 = 267.4; ÷ 7.2 = 37.13889
EXAMPLE_SIDE | KR | 3000 g · 401 × 400 × 100 mm | 300.00 CNY | 41.67 USD | 16040 cm³ ÷ 6 = 2673.333 g is not more; 100 × 3 = 300; ÷ 7.2 = 41.66667
EXAMPLE_SIDE | KR | 500 g · 100 × 100 × 500 mm | 83.40 CNY | 11.58 USD | 5000 cm³ ÷ 6 = 833.333, so 834 g; 100 × 0.834 = 83.4; ÷ 7.2 = 11.58333

# EXAMPLE_STEP: 1.20 USD for each started 100 g, 0.80 per parcel, 3.00 at least
EXAMPLE_STEP | ES | 1 g | 3.00 USD | 3.00 USD | 1 × 1.20 = 1.20, + 0.80 = 2.00, at least 3.00
EXAMPLE_STEP | ES | 100 g | 3.00 USD | 3.00 USD | 1 × 1.20 = 1.20, + 0.80 = 2.00, at least 3.00
EXAMPLE_STEP | ES | 101 g | 3.20 USD | 3.20 USD | 2 × 1.20 = 2.40, + 0.80
EXAMPLE_STEP | ES | 199 g | 3.20 USD | 3.20 USD | 2 × 1.20 = 2.40, + 0.80
EXAMPLE_STEP | ES | 200 g | 3.20 USD | 3.20 USD | 2 × 1.20 = 2.40, + 0.80
EXAMPLE_STEP | ES | 201 g | 4.40 USD | 4.40 USD | 3 × 1.20 = 3.60, + 0.80
EXAMPLE_STEP | ES | 999 g | 12.80 USD | 12.80 USD | 10 × 1.20 = 12.00, + 0.80
EXAMPLE_STEP | ES | 1000 g | 12.80 USD | 12.80 USD | 10 × 1.20 = 12.00, + 0.80
EXAMPLE_STEP | ES | 2000 g | 24.80 USD | 24.80 USD | 20 × 1.20 = 24.00, + 0.80
EXAMPLE_STEP | ES | 2001 g | no price: weight | - | up to 2 kg

# EXAMPLE_SIZES: small parcels 60.00 per kg + 18.00; from 2001 g first 0.5 kg 45.00, each started 0.5 kg 14.00
EXAMPLE_SIZES | DE | 100 g | 24.00 CNY | 3.33 USD | 60 × 0.1 = 6, + 18.00; ÷ 7.2 = 3.33333
EXAMPLE_SIZES | DE | 2000 g | 138.00 CNY | 19.17 USD | 60 × 2 = 120, + 18.00; ÷ 7.2 = 19.16667
EXAMPLE_SIZES | DE | 2001 g | 101.00 CNY | 14.03 USD | 45 + 4 × 14; ÷ 7.2 = 14.02778
EXAMPLE_SIZES | DE | 2500 g | 101.00 CNY | 14.03 USD | 45 + 4 × 14; ÷ 7.2 = 14.02778
EXAMPLE_SIZES | DE | 2501 g | 115.00 CNY | 15.97 USD | 45 + 5 × 14; ÷ 7.2 = 15.97222
EXAMPLE_SIZES | DE | 30000 g | 871.00 CNY | 120.97 USD | 45 + 59 × 14; ÷ 7.2 = 120.97222
EXAMPLE_SIZES | DE | 900 g · 300 × 300 × 200 mm | 101.00 CNY | 14.03 USD | 18000 cm³ ÷ 8 = 2250 g, so large; 45 + 4 × 14; ÷ 7.2 = 14.02778
EXAMPLE_SIZES | DE | 900 g · 610 × 100 × 20 mm | no price: weight | - | large by its side, and large parcels begin at 2001 g

# EXAMPLE_COLUMNS in EUR: general 3.20 to 100 g, 4.10 to 250 g; battery 30 per kg, weighed as 50 g at least; special 5.00 flat
EXAMPLE_COLUMNS | DE | 100 g | 3.20 EUR | 3.48 USD | 1 to 100 g: 3.20 flat; ÷ 0.92 = 3.47826
EXAMPLE_COLUMNS | DE | 101 g | 4.10 EUR | 4.46 USD | 101 to 250 g: 4.10 flat; ÷ 0.92 = 4.45652
EXAMPLE_COLUMNS | DE | 250 g | 4.10 EUR | 4.46 USD | 101 to 250 g: 4.10 flat; ÷ 0.92 = 4.45652
EXAMPLE_COLUMNS | DE | 10 g · built_in_battery | 1.50 EUR | 1.63 USD | weighed as 50 g: 30 × 0.05 = 1.5; ÷ 0.92 = 1.63043
EXAMPLE_COLUMNS | DE | 49 g · built_in_battery | 1.50 EUR | 1.63 USD | weighed as 50 g: 30 × 0.05 = 1.5; ÷ 0.92 = 1.63043
EXAMPLE_COLUMNS | DE | 50 g · built_in_battery | 1.50 EUR | 1.63 USD | 30 × 0.05 = 1.5; ÷ 0.92 = 1.63043
EXAMPLE_COLUMNS | DE | 51 g · built_in_battery | 1.53 EUR | 1.66 USD | 30 × 0.051 = 1.53; ÷ 0.92 = 1.66304
EXAMPLE_COLUMNS | DE | 250 g · built_in_battery | 7.50 EUR | 8.15 USD | 30 × 0.25 = 7.5; ÷ 0.92 = 8.15217
EXAMPLE_COLUMNS | DE | 60 g · liquid | 5.00 EUR | 5.43 USD | special goods: 5.00 flat; ÷ 0.92 = 5.43478
EXAMPLE_COLUMNS | DE | 60 g · cosmetics · powder | 5.00 EUR | 5.43 USD | special goods: 5.00 flat; ÷ 0.92 = 5.43478
EXAMPLE_COLUMNS | DE | 251 g | no price: weight | - | up to 250 g
EXAMPLE_COLUMNS | DE | 60 g · liquid · built_in_battery | no price: cargo_kind | - | which of two columns holds is not said

# EXAMPLE_YEN: 1,850 JPY per kg + 320 per parcel, no decimals
EXAMPLE_YEN | JP | 1 g | 322 JPY | 2.15 USD | 1850 × 0.001 = 1.85 → 2, + 320; ÷ 150 = 2.14667
EXAMPLE_YEN | JP | 100 g | 505 JPY | 3.37 USD | 1850 × 0.1 = 185, + 320; ÷ 150 = 3.36667
EXAMPLE_YEN | JP | 777 g | 1757 JPY | 11.71 USD | 1850 × 0.777 = 1437.45 → 1437, + 320; ÷ 150 = 11.71333
EXAMPLE_YEN | JP | 1500 g | 3095 JPY | 20.63 USD | 1850 × 1.5 = 2775, + 320; ÷ 150 = 20.63333

# EXAMPLE_DDP: 50.00 per kg + 10.00; advancing duty 5.00 + 2 % of it
EXAMPLE_DDP | DE | 200 g · 30.00 USD · 1 heading · duty prepaid | 48.95 CNY | 6.80 USD | 50 × 0.2 + 10 = 20.00; 1 × 3 EUR = 3 ÷ 0.92 × 7.2 = 23.47826 → 23.48; 5 + 2 % of 23.48 = 5.4696 → 5.47; ÷ 7.2 = 6.79861
EXAMPLE_DDP | FR | 200 g · 163.04 USD · 3 headings · duty prepaid | 96.84 CNY | 13.45 USD | 50 × 0.2 + 10 = 20.00; 3 × 3 EUR = 9 ÷ 0.92 × 7.2 = 70.43478 → 70.43; 5 + 2 % of 70.43 = 6.4086 → 6.41; ÷ 7.2 = 13.45
EXAMPLE_DDP | PL | 1000 g · 1.00 USD · 7 headings · duty prepaid | 232.64 CNY | 32.31 USD | 50 × 1 + 10 = 60.00; 7 × 3 EUR = 21 ÷ 0.92 × 7.2 = 164.34783 → 164.35; 5 + 2 % of 164.35 = 8.287 → 8.29; ÷ 7.2 = 32.31111
EXAMPLE_DDP | FR | 200 g · 163.05 USD · 1 heading · duty prepaid | no price: duty | - | 163.05 × 0.92 = 150.006 → 150.01 EUR, over 150: by tariff code
EXAMPLE_DDP | DE | 200 g · 30.00 USD · duty prepaid | no price: duty | - | how many tariff headings is not known
EXAMPLE_DDP | DE | 200 g · 1 heading · duty prepaid | no price: duty | - | the value is not known
EXAMPLE_DDP | US | 200 g · 30.00 USD · 1 heading · duty prepaid | no price: duty | - | no exemption since 2025-08-29, by 10-digit code and origin
EXAMPLE_DDP | BR | 200 g · 30.00 USD · 1 heading · duty prepaid | no price: duty | - | taxed at checkout, state tax differs
EXAMPLE_DDP | GB | 200 g · 170.00 USD · 1 heading · duty prepaid | 25.00 CNY | 3.47 USD | 50 × 0.2 + 10 = 20.00; none up to 135 GBP: 170 × 0.79 = 134.3; 5 + 2 % of 0.00 = 5; ÷ 7.2 = 3.47222
EXAMPLE_DDP | GB | 200 g · 171.00 USD · 1 heading · duty prepaid | no price: duty | - | 171 × 0.79 = 135.09 GBP, over 135
EXAMPLE_DDP | MX | 200 g · 50.00 USD · 1 heading · duty prepaid | 148.01 CNY | 20.56 USD | 50 × 0.2 + 10 = 20.00; 33.5 % of 50 USD = 16.75 × 7.2 = 120.6; 5 + 2 % of 120.60 = 7.412 → 7.41; ÷ 7.2 = 20.55694
EXAMPLE_DDP | MX | 200 g · 33.33 USD · 2 headings · duty prepaid | 107.00 CNY | 14.86 USD | 50 × 0.2 + 10 = 20.00; 33.5 % of 33.33 USD × 7.2 = 80.39196 → 80.39; 5 + 2 % of 80.39 = 6.6078 → 6.61; ÷ 7.2 = 14.86111
EXAMPLE_DDP | CL | 200 g · 500.00 USD · 1 heading · duty prepaid | 25.00 CNY | 3.47 USD | 50 × 0.2 + 10 = 20.00; none up to 500 USD; 5 + 2 % of 0.00 = 5; ÷ 7.2 = 3.47222
EXAMPLE_DDP | DE | 200 g · 30.00 USD · 1 heading · duty prepaid · on 2026-06-30 | no price: duty | - | the rule begins on 2026-07-01
EXAMPLE_DDP | DE | 200 g · 30.00 USD · 1 heading · duty prepaid · on 2028-07-01 | no price: duty | - | the rule has ended

# EXAMPLE_AREAS: 20.00 flat; islands and remote areas 15.00, military 10 % of the freight
EXAMPLE_AREAS | GB | 100 g | 20.00 CNY | 2.78 USD | 20.00 flat; ÷ 7.2 = 2.77778
EXAMPLE_AREAS | GB | 100 g · mainland | 20.00 CNY | 2.78 USD | 20.00 flat; ÷ 7.2 = 2.77778
EXAMPLE_AREAS | GB | 100 g · island | 35.00 CNY | 4.86 USD | 20 + 15; ÷ 7.2 = 4.86111
EXAMPLE_AREAS | GB | 100 g · remote | 35.00 CNY | 4.86 USD | 20 + 15; ÷ 7.2 = 4.86111
EXAMPLE_AREAS | GB | 100 g · military | 22.00 CNY | 3.06 USD | 20 + 10 % of 20 = 2; ÷ 7.2 = 3.05556
EXAMPLE_AREAS | GB | 100 g · post ZE2 9XX | 26.50 CNY | 3.68 USD | 20 + 6.50 for Shetland (ZE); ÷ 7.2 = 3.68056
EXAMPLE_AREAS | GB | 100 g · post EC1A 1BB | 20.00 CNY | 2.78 USD | 20.00 flat; ÷ 7.2 = 2.77778
`;

type Line = { readonly solution: string; readonly country: string; readonly parcel: string; readonly expected: string };

const lines: readonly (Line & { readonly why: string })[] = table
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [solution = "", country = "", parcel = "", own = "", usd = "", why = ""] = line.split(" | ");
    return { solution, country, parcel, expected: `${own} | ${usd}`, why };
  });

const cards = new Map([
  ...cardsOf(rateCardFile),
  ...exampleCards.map((facts) => [facts.solutionCode, compileRateCard(facts)] as const),
]);
const solutions = new Map<string, Solution>(
  [...officialSolutions, ...exampleSolutions].map((solution) => [solution.code, solution]),
);

/** "700 g · 300 × 200 × 100 mm · island · post 99501 · 50.00 USD · 2 headings · insured · on 2026-10-01" */
function readParcel(country: string, text: string): { readonly parcel: ParcelMeasure; readonly day: string } {
  let parcel: ParcelMeasure = { ...plainParcel, country, weightGrams: 0, cargoKinds: [] };
  let day = "2026-08-15";
  const switchOn = (change: Partial<ServiceSwitches>) => {
    parcel = { ...parcel, services: { ...parcel.services, ...change } };
  };
  const kinds: CargoKind[] = [];
  for (const part of text.split(" · ")) {
    const number = Number.parseFloat(part);
    const [length, width, height] = part.split(" × ").map(Number.parseFloat);
    if (/ g$/.test(part)) parcel = { ...parcel, weightGrams: number };
    else if (/ mm$/.test(part)) parcel = { ...parcel, sizeMm: [length ?? 0, width ?? 0, height ?? 0] };
    else if (/ USD$/.test(part)) parcel = { ...parcel, declaredUsdMinor: Math.round(number * 100) };
    else if (/ headings?$/.test(part)) parcel = { ...parcel, tariffItems: number };
    else if (part.startsWith("post ")) parcel = { ...parcel, postalCode: part.slice(5) };
    else if (part.startsWith("on ")) day = part.slice(3);
    else if (isArea(part)) parcel = { ...parcel, area: part };
    else if (part === "insured") switchOn({ insurance: true });
    else if (part === "duty prepaid") switchOn({ duty_prepaid: true });
    else if (part === "return label") switchOn({ return_label: true });
    else if (isCargoKind(part)) kinds.push(part);
    else throw new Error(`no part of a parcel: ${part}`);
  }
  return { parcel: { ...parcel, cargoKinds: kinds.length > 0 ? kinds : ["general"] }, day };
}

function isArea(text: string): text is AreaKind {
  return (areaKinds as readonly string[]).includes(text);
}

function quote({ solution, country, parcel: text }: Line): Quote {
  const { parcel, day } = readParcel(country, text);
  const known = solutions.get(solution);
  if (!known) throw new Error(`no solution ${solution}`);
  return quoteParcel(known, cards.get(solution) ?? null, parcel, exampleRates, day);
}

/** "37.70 CNY | 5.24 USD", or what there is instead. */
function read(answer: Quote): string {
  if (answer.status === "no_published_price") return `no price: ${answer.reason} | -`;
  if (answer.status === "band_not_confirmed") {
    const { indicativeUsdMinor } = answer;
    return `not confirmed | ${indicativeUsdMinor === null ? "-" : `perhaps ${formatMinor(indicativeUsdMinor, "USD")} USD`}`;
  }
  const { totalMinor, currency, usdMinor } = answer;
  return `${formatMinor(totalMinor, currency)} ${currency} | ${formatMinor(usdMinor, "USD")} USD`;
}

describe("a quote is what the card's rules come to by hand", () => {
  it.each(lines)("$solution to $country, $parcel: $expected ($why)", (line) => {
    expect(read(quote(line))).toBe(line.expected);
  });

  it("over at least 150 quotes, each of them once, of every billing shape", () => {
    expect(new Set(lines.map(({ solution, country, parcel }) => `${solution} ${country} ${parcel}`)).size).toBe(
      lines.length,
    );
    const codes = new Set(
      lines.flatMap((line) => {
        const answer = quote(line);
        return answer.status === "confirmed" ? answer.lines.map(({ code }) => code) : [];
      }),
    );
    expect(lines.length).toBeGreaterThan(150);
    expect([...codes].sort()).toEqual([
      ...["band_fee", "duty_by_value", "duty_per_item", "duty_service", "first_weight_fee", "included", "insurance"],
      ...["minimum_fee", "parcel_fee", "return_label", "step_fee", "surcharge", "weight_fee"],
    ]);
  });

  it("has lines that add up to its total, what is included among them at 0", () => {
    for (const line of lines) {
      const answer = quote(line);
      if (answer.status !== "confirmed") continue;
      expect(answer.lines.reduce((sum, { minor }) => sum + minor, 0)).toBe(answer.totalMinor);
      expect(answer.lines.at(-1)).toEqual({ code: "included", minor: 0, item: "alp_fee" });
      expect(answer.lines.filter(({ code, minor }) => code === "included" && minor !== 0)).toEqual([]);
    }
  });

  it("names insurance that the solution's price includes, and takes it where the card sells none", () => {
    const standard = { solution: "CAINIAO_STANDARD", country: "US", parcel: "100 g · insured", expected: "" };
    const answer = quote(standard);
    const items =
      answer.status === "confirmed" ? answer.lines.flatMap((line) => ("item" in line ? line.item : [])) : [];
    expect(items).toEqual(["basic_insurance", "full_tracking", "customs_clearance", "alp_fee"]);
    expect(read(answer)).toBe("37.70 CNY | 5.24 USD");
  });
});

describe("a frozen quote", () => {
  it("is read back as it was agreed to, whatever its lines are", () => {
    for (const line of lines) {
      const answer = quote(line);
      expect(readFrozenQuote(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
    }
  });

  it.each([null, {}, { status: "confirmed", usdMinor: 1, cardId: "x", currency: "USD", totalMinor: 1, lines: [] }])(
    "is unknown in the shape %j",
    (stored) => {
      expect(readFrozenQuote(stored)).toBe(null);
    },
  );
});

describe("a quote in full", () => {
  it("shows every line with its arithmetic", () => {
    const line = { solution: "EXAMPLE_EXPRESS", country: "US", expected: "" };
    const answer = quote({ ...line, parcel: "2345 g · post 99901 · built_in_battery" });
    const names = { nameZh: expect.any(String), nameEn: expect.any(String), minimumMinor: null };
    expect(answer).toMatchObject({ status: "confirmed", chargeableGrams: 2345, volumetricGrams: null });
    expect(answer.status === "confirmed" && answer.lines).toEqual([
      {
        ...{ code: "first_weight_fee", minor: 260_00, grams: 2345, firstGrams: 500, firstMicros: 120_000_000 },
        ...{ steps: 4, stepGrams: 500, perStepMicros: 35_000_000 },
      },
      {
        ...{ code: "surcharge", surcharge: "remote", ...names, grams: 2345, minor: 30_86 },
        ...{ perParcelMicros: 25_000_000, perKgMicros: 2_500_000, percentMillionths: 0, ofMinor: 0 },
      },
      {
        ...{ code: "surcharge", surcharge: "battery", ...names, grams: 2345, minor: 8_00 },
        ...{ perParcelMicros: 8_000_000, perKgMicros: 0, percentMillionths: 0, ofMinor: 0 },
      },
      {
        ...{ code: "surcharge", surcharge: "fuel", ...names, grams: 2345, minor: 47_99 },
        ...{ perParcelMicros: 0, perKgMicros: 0, percentMillionths: 165_000, ofMinor: 290_86 },
      },
      { code: "included", minor: 0, item: "alp_fee" },
    ]);
  });

  it("names each exchange rate once with which it or another came about", () => {
    const used = (...parcels: readonly [solution: string, country: string, parcel: string][]) =>
      ratesUsed(parcels.map(([solution, country, parcel]) => quote({ solution, country, parcel, expected: "" }))).map(
        (rate) => rate.quote,
      );
    const duty = ["EXAMPLE_DDP", "DE", "200 g · 30.00 USD · 1 heading · duty prepaid"] as const;
    expect(used(["CAINIAO_ECONOMY", "ES", "100 g"], ["CAINIAO_STANDARD", "IN", "100 g"])).toEqual([]);
    expect(used(["CAINIAO_STANDARD", "US", "100 g"], [...duty], ["EXAMPLE_YEN", "JP", "100 g"])).toEqual([
      ...["CNY", "EUR", "JPY"],
    ]);
  });

  it("prices nothing without the exchange rate that it needs", () => {
    const { parcel, day } = readParcel("DE", "200 g · 30.00 USD · 1 heading · duty prepaid");
    const [solution, card] = [solutions.get("EXAMPLE_DDP"), cards.get("EXAMPLE_DDP") ?? null];
    if (!solution) throw new Error("no example");
    const without = (...missing: readonly string[]) => ({
      ...exampleRates,
      rates: new Map([...exampleRates.rates].filter(([currency]) => !missing.includes(currency))),
    });
    expect(read(quoteParcel(solution, card, parcel, without("EUR"), day))).toBe("no price: exchange_rate | -");
    expect(read(quoteParcel(solution, card, parcel, without("CNY"), day))).toBe("no price: exchange_rate | -");
    expect(read(quoteParcel(solution, card, { ...parcel, services: noServices }, null, day))).toBe(
      "no price: exchange_rate | -",
    );
  });
});
