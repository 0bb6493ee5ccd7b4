/**
 * From a file's bytes to pages: reads ranges ({@link io.mesquite.files.parquet.page.ChunkInput}), finds and decompresses the page
 * that has a row ({@link io.mesquite.files.parquet.page.ChunkPages}), in buffers that are counted and reused. Start at {@link
 * io.mesquite.files.parquet.page.ChunkPages}. What values mean does not belong here.
 */
package io.mesquite.files.parquet.page;
