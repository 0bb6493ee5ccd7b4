/**
 * How tables are read: splits become batches, with predicates and dynamic filters evaluated before the columns that they do
 * not need are loaded. {@link io.mesquite.engine.scan.DynamicFilters} is where joins tell scans what they look for.
 */
package io.mesquite.engine.scan;
