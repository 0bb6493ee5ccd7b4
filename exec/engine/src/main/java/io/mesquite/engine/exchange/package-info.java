/**
 * How rows go from the tasks of one fragment to those of another: encoded as frames, kept in bounded buffers until they are fetched.
 *
 * <pre>
 * ExchangeOutput ──frames──> OutputBuffer ──FrameStream──> ExchangeSource
 *  a task's last breaker      one queue a receiver          a source of each receiving task
 * </pre>
 *
 * Frames are bytes, so that a stream can come from another machine; nothing here knows how.
 */
package io.mesquite.engine.exchange;
