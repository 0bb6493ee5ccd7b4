/**
 * HDFS and S3 through Hadoop's client, for the files connector. Start at {@link
 * io.mesquite.hadoop.HadoopFileSystemProvider}. Runs in a class loader of its own, so that Hadoop's jars meet nothing of
 * Mesquite's and are loaded only where a catalog or a file needs them. Formats whose libraries need Hadoop have packages of their
 * own here; tables do not belong here.
 */
package io.mesquite.hadoop;
