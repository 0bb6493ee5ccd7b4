package io.mesquite.spi.vector;

/** What vectors of lists have in common: element positions by offsets. */
final class Nested {
    private Nested() {}

    /** The offsets of the gathered lists: {@code count + 1} of them, from 0; a null list is empty. */
    static int[] gatherOffsets(Vector lists, int[] offsets, int[] positions, int count) {
        int[] gathered = new int[count + 1];
        for (int i = 0; i < count; i++) {
            int position = positions[i];
            int length = lists.isNull(position) ? 0 : offsets[position + 1] - offsets[position];
            gathered[i + 1] = Math.addExact(gathered[i], length);
        }
        return gathered;
    }

    /** The positions of the elements of the gathered lists, as {@link #gatherOffsets} laid them out. */
    static int[] elementPositions(int[] offsets, int[] gatheredOffsets, int[] positions, int count) {
        int[] elements = new int[gatheredOffsets[count]];
        for (int i = 0; i < count; i++) {
            int from = offsets[positions[i]];
            for (int to = gatheredOffsets[i]; to < gatheredOffsets[i + 1]; to++) {
                elements[to] = from++;
            }
        }
        return elements;
    }

    static int[] allPositions(int size) {
        int[] positions = new int[size];
        for (int i = 0; i < size; i++) {
            positions[i] = i;
        }
        return positions;
    }
}
