/**
 * ORC files through ORC's own library: footers to columns and statistics, stripes to splits, its vectors to ours. Start at {@link
 * io.mesquite.hadoop.orc.OrcFormat}.
 */
package io.mesquite.hadoop.orc;
