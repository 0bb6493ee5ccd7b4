/** Hadoop's SequenceFiles, by Hadoop's own reader. Start at {@link io.mesquite.hadoop.sequence.SequenceFormat}. */
package io.mesquite.hadoop.sequence;
