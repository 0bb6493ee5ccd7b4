/** Queries over real stores, each started for its tests on loopback and ended with them. */
package io.mesquite.testing.store;
