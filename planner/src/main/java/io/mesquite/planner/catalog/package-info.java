/**
 * Catalogs, schemas and tables as the validator and the optimizer see them. Start at {@link
 * io.mesquite.planner.catalog.CatalogLookup}; nothing is asked of a connector before a statement names it.
 */
package io.mesquite.planner.catalog;
