/** Mesquite on real servers of other stores, each on loopback and stopped at the end. */
package io.mesquite.stores;
