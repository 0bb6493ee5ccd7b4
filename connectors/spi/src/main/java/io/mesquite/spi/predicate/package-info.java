/**
 * What the engine tells a source about the rows it wants: for each column a set of values. Start at {@link
 * io.mesquite.spi.predicate.Constraint}. Expressions do not belong here; sources never see them.
 */
package io.mesquite.spi.predicate;
