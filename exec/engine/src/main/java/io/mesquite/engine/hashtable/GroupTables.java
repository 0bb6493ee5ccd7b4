package io.mesquite.engine.hashtable;

import io.mesquite.spi.type.Type;
import java.util.List;

/** Makes the tables for keys of given types. */
public final class GroupTables {
    private final List<Type> types;

    public GroupTables(List<Type> types) {
        this.types = List.copyOf(types);
    }

    /**
     * An empty table; of no key columns one that has its single group.
     *
     * @param expectedGroups how many keys are sure or likely to come, 0 where that is not known
     */
    public GroupTable newTable(int expectedGroups) {
        if (types.isEmpty()) {
            return new SingleGroupTable();
        }
        boolean single = types.size() == 1 && LongValues.supports(types.get(0).layout());
        return new DictionaryGroupTable(
                single
                        ? new LongGroupTable(types.get(0).layout(), expectedGroups)
                        : new RowGroupTable(new RowLayout(types), expectedGroups));
    }
}
