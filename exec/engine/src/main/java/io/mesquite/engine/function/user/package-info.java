/** Functions from plugin folders: how they are found, and how their Java values are those of vectors. */
package io.mesquite.engine.function.user;
