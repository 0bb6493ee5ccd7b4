package io.mesquite.files;

import io.mesquite.spi.connector.TableHandle;

/** A table of the catalog's folder, by name. */
record FilesTableHandle(String table) implements TableHandle {}
