package io.mesquite.tpch;

import io.mesquite.spi.connector.TableHandle;

/** A table at a scale; scale 1 has 6 million line items. */
record TpchTableHandle(GeneratedTable table, double scale) implements TableHandle {}
