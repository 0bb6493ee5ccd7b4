/**
 * What need not be read: row groups and pages that can't have a row of a constraint, by statistics, column indexes and
 * Bloom filters. Start at {@link io.mesquite.files.parquet.prune.GroupFilter}. Whatever is missing, unknown or senseless
 * excludes nothing.
 */
package io.mesquite.files.parquet.prune;
