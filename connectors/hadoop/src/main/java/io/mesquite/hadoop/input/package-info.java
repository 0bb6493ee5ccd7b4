/**
 * Files of Mesquite's file systems as Hadoop's libraries want to read them. Start at {@link
 * io.mesquite.hadoop.input.OneFile}. Nothing of a format belongs here.
 */
package io.mesquite.hadoop.input;
