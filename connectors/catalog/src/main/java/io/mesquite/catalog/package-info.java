/**
 * The catalogs of a running Mesquite: which there are, and how they come from {@code catalog/NAME.properties}. Start at
 * {@link io.mesquite.catalog.CatalogRegistry}. What is in a catalog is its connector's business.
 */
package io.mesquite.catalog;
