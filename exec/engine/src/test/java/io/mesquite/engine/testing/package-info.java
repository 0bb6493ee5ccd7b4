/** What tests of operators share. Start at {@link io.mesquite.engine.testing.OperatorTester}. */
package io.mesquite.engine.testing;
