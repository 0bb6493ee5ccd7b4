package io.mesquite.engine.remote;

import java.util.List;

/** The coordinator holds tasks for lost: nothing more of them may be taken where that could still be given by others. */
public record HoldRequest(List<String> senders) {}
