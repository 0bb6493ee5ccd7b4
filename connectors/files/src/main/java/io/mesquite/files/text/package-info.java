/**
 * What CSV and JSON have in common: reading compressed bytes, values as text, guesses of types, and line numbers for
 * messages. Start at {@link io.mesquite.files.text.ValueParser}.
 */
package io.mesquite.files.text;
