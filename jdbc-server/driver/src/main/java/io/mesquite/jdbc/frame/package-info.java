/**
 * Reads the columnar frames in which a server sends rows. Start at {@link io.mesquite.jdbc.frame.FrameReader}, which
 * has the format. What is asked of a value is asked of {@link io.mesquite.jdbc.frame.ColumnValues}; JDBC does not belong here.
 */
package io.mesquite.jdbc.frame;
