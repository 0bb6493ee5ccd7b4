/** Tables that are folders of files. Start at {@code FilesConnector}. */
package io.mesquite.files;
