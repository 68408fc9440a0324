/** What an XLSX may inflate to: 10,000 orders take about 15 MB; a zip bomb takes gigabytes. */
export const maxInflatedBytes = 160 * 1024 * 1024;

/** Parts of a workbook: sheets, styles, pictures. */
export const maxZipEntries = 2_000;

/** Deflate cannot shrink real sheets by more than about 1 to 50; 1 to 1,032 is its theoretical limit. */
export const maxInflationRatio = 300;

/** Rows of one sheet. */
export const maxRows = 60_000;

/** Rows of a price card's workbook: 220 countries, three kinds of goods and ten bands are 6,600. */
export const maxCardRows = 20_000;

/** Columns looked at; an export has 27. */
export const maxColumns = 200;
