/**
 * What the coordinator and the workers say to each other, over HTTP: the messages, a server and a client for them, and exchange streams
 * between processes. Start at {@link io.mesquite.engine.remote.Protocol}.
 *
 * <pre>
 * worker ──start──────> coordinator   when its cluster gives it a task: gets the fragment and where its input comes from
 * worker ──splits─────> coordinator   when its lanes have time
 * worker ──report─────> coordinator   twice a second and when something has happened: it is alive, figures, failures, filters
 * worker ──frames─────> worker        when it has room: what a task of another fragment sends to it
 * coordinator ─frames─> worker        the rows of the root fragment
 * coordinator ─over───> worker        the attempt has ended: nothing of it is of use any more
 * </pre>
 *
 * Each request carries the secret of its query's attempt, which the coordinator has made and gives to the attempt's tasks only; without
 * it nothing can be read, sent or ended.
 */
package io.mesquite.engine.remote;
