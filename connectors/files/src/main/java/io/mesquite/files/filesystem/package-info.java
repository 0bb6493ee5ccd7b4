/** Files wherever they are, read by position. Start at {@link io.mesquite.files.filesystem.FileSystem}. */
package io.mesquite.files.filesystem;
