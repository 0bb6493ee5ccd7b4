/** Memory accounting: every byte that an operator keeps is reserved first. Start at {@link io.mesquite.engine.memory.MemoryPool}. */
package io.mesquite.engine.memory;
