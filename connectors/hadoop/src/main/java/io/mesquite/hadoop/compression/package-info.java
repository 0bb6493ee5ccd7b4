/** Compression that the JDK does not have, for text. */
package io.mesquite.hadoop.compression;
