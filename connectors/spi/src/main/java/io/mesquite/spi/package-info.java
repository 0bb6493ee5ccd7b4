/**
 * What connectors and the engine say to each other; depends on the JDK alone.
 *
 * <ul>
 *   <li>{@code type}: SQL types and single values
 *   <li>{@code vector}: columnar rows
 *   <li>{@code predicate}: sets of values, for pruning
 *   <li>{@code connector}: the interfaces that a connector implements
 *   <li>{@code error}: codes of failures
 * </ul>
 */
package io.mesquite.spi;
