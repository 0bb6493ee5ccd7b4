package io.mesquite.parser;

/** Names that stand in a parsed query for what Calcite's grammar has no node for. No one writes them by chance. */
public final class Markers {
    /** The only item of GROUP BY ALL and of ORDER BY ALL. */
    public static final String ALL = "$all";
    /** A function around the offsets of a frame of groups, which is parsed as one of rows. */
    public static final String GROUPS = "$groups";

    /** The first item of a SELECT DISTINCT ON, with its expressions as arguments. */
    static final String DISTINCT_ON = "$distinct_on";
    /** The first item of an ORDER BY whose FETCH is WITH TIES. */
    static final String WITH_TIES = "$with_ties";

    /** A function that stands for ROW(…). */
    static final String ROW = "$row";
    /** A function that stands for ARRAY[]. */
    static final String EMPTY_ARRAY = "$empty_array";

    private Markers() {}
}
