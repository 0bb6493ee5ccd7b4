/**
 * Plans, splits and messages as bytes, for another process of the same build. Start at {@link io.mesquite.plan.wire.WireFormat}.
 *
 * <p>Whatever travels is a record of plain values, so that nothing is written by hand for a new plan node or a connector's split:
 * the format of a record follows from the types of its components. It is not meant to be kept, nor to be read by another build:
 * both sides compare {@link io.mesquite.plan.wire.WireFormat#fingerprint} first.
 */
package io.mesquite.plan.wire;
