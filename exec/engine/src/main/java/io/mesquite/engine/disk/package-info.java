/**
 * Files that operators put what does not fit into memory in: blocks of bytes, compressed and with a checksum. What the bytes mean is not known
 * here; {@code spill} knows rows.
 *
 * <pre>
 * SpillSpace ── QuerySpill ── OperatorSpill ── SpillFile
 *  a folder      a query's     one plan node    blocks, written once, then read
 * </pre>
 *
 * Start at {@link io.mesquite.engine.disk.SpillSpace}.
 */
package io.mesquite.engine.disk;
