/**
 * HTTP to masters and agents: a stream of events on one connection, calls on others, logins, own certificate authorities, and how to
 * find the leading master. Start at {@link io.mesquite.mesos.http.SchedulerConnection}.
 */
package io.mesquite.mesos.http;
