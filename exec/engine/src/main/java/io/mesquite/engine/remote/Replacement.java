package io.mesquite.engine.remote;

/** A lost task of which nothing was taken runs again, under another id. */
public record Replacement(String sender, TaskLocation by) {}
