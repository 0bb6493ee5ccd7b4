/**
 * Hash tables over key columns, shared by aggregation and joins: a {@link io.mesquite.engine.hashtable.GroupTable} numbers the
 * distinct keys that it is given. What is done with the numbers is not known here. Start at {@link
 * io.mesquite.engine.hashtable.GroupTable}.
 */
package io.mesquite.engine.hashtable;
