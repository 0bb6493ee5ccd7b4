package io.mesquite.engine.remote;

import io.mesquite.plan.fragment.Fragment;
import java.util.List;
import java.util.Map;

/**
 * What a task does.
 *
 * @param number of the task among those of its fragment
 * @param receivers how many tasks read what it sends; one for the root, which the coordinator reads
 * @param senders for each fragment that it reads from, where that fragment's tasks are
 * @param filterParts how many tasks tell a part of a dynamic filter, by its id
 * @param catalogs that the fragment scans
 * @param memoryBytes that the attempt's tasks may reserve on this worker together
 * @param exchangeBufferBytes of rows that wait for another task, for each pair of tasks
 * @param compress whether frames are compressed on their way to other processes
 */
public record TaskAssignment(
        Fragment fragment,
        int number,
        int receivers,
        Map<Integer, List<TaskLocation>> senders,
        Map<Integer, Integer> filterParts,
        List<CatalogDescription> catalogs,
        long memoryBytes,
        long exchangeBufferBytes,
        boolean compress) {}
