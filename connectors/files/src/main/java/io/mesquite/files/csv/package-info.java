/**
 * Comma-separated and other delimited text. Start at {@link io.mesquite.files.csv.CsvFormat}; what a row and a field is
 * says {@link io.mesquite.files.csv.CsvTokenizer}.
 */
package io.mesquite.files.csv;
