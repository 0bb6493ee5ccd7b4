/**
 * The tables of the TPC-H benchmark, made up row by row while they are read: data to try things with that needs no set-up.
 * Start at {@link io.mesquite.tpch.TpchConnectorFactory}. The rows themselves come from {@code io.trino.tpch}.
 */
package io.mesquite.tpch;
