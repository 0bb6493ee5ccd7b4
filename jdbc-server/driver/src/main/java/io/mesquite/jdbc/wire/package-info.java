/**
 * Talks to a server: Avatica's protobuf messages, and Mesquite's own calls for what Avatica lacks (cancel, timeouts, keys,
 * functions). Start at {@link io.mesquite.jdbc.wire.WireClient}. No type of Avatica or protobuf is in the interface of
 * {@link io.mesquite.jdbc.wire.Transport}, because those are renamed in the driver's jar.
 */
package io.mesquite.jdbc.wire;
