/**
 * Who may use the server: users and their passwords' hashes from a file. Start at {@link io.mesquite.server.login.Logins}. What
 * a user may do is not decided here.
 */
package io.mesquite.server.login;
