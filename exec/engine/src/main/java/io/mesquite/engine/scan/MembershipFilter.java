package io.mesquite.engine.scan;

import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.Vector;
import java.util.Optional;

/**
 * A dynamic filter on one column, on one lane. It starts once the join has published, tests a dictionary once and then only ids, and
 * stops when it lets nearly everything pass.
 */
final class MembershipFilter implements RowFilter {
    private static final long TRIAL_ROWS = 64 * 1024;
    private static final double WORTHWHILE_SHARE = 0.9;
    /** So many values are tested in a dictionary, one after the other, in the time of looking up a few rows' values in it. */
    private static final int WORTH_OF_A_ROW = 4;

    private final DynamicFilters filters;
    private final int filterId;
    private final int[] columns;
    private MembershipTest test;
    private boolean isOff;
    private long rowsTested;
    private long rowsPassed;
    private Vector knownDictionary;
    /** Null until it is worth to test the whole dictionary. */
    private boolean[] passingIds;

    private long rowsOfDictionary;

    MembershipFilter(DynamicFilters filters, int filterId, int column) {
        this.filters = filters;
        this.filterId = filterId;
        this.columns = new int[] {column};
    }

    @Override
    public int[] columns() {
        return columns;
    }

    @Override
    public boolean isActive() {
        if (test == null && !isOff) {
            Optional<DynamicFilter> filter = filters.find(filterId);
            if (filter.isPresent()) {
                test = filter.get()
                        .membership()
                        .or(() -> DomainTest.of(filter.get().domain()))
                        .orElse(null);
                isOff = test == null;
            }
        }
        return test != null;
    }

    @Override
    public int select(Batch batch, int[] positions) {
        Vector values = batch.column(0);
        int size = values.size();
        int count;
        if (values instanceof DictionaryVector dictionary) {
            count = selectIds(dictionary, positions);
        } else if (values instanceof ConstantVector constant) {
            // a null constant matches nothing, as any null
            count = test.select(constant.single(), new int[1]) == 0 ? 0 : size;
        } else {
            count = test.select(values, positions);
        }
        rowsTested += size;
        rowsPassed += count;
        if (rowsTested >= TRIAL_ROWS) {
            isOff = rowsPassed > WORTHWHILE_SHARE * rowsTested;
            test = isOff ? null : test;
            rowsTested = 0;
            rowsPassed = 0;
        }
        return count;
    }

    private int selectIds(DictionaryVector values, int[] positions) {
        Vector dictionary = values.dictionary();
        if (dictionary != knownDictionary) {
            knownDictionary = dictionary;
            passingIds = null;
            rowsOfDictionary = 0;
        }
        if (passingIds == null) {
            rowsOfDictionary += values.size();
            if (dictionary.size() > WORTH_OF_A_ROW * rowsOfDictionary) {
                // testing all of it may cost more than the few values that are used
                return test.select(values.flatten(), positions);
            }
            passingIds = passing(dictionary);
        }
        int[] ids = values.ids();
        boolean[] passing = passingIds;
        int size = values.size();
        int count = 0;
        if (values.validity() == null) {
            for (int i = 0; i < size; i++) {
                positions[count] = i;
                count += passing[ids[i]] ? 1 : 0;
            }
        } else {
            for (int i = 0; i < size; i++) {
                positions[count] = i;
                count += passing[ids[i]] && !values.isNull(i) ? 1 : 0;
            }
        }
        return count;
    }

    private boolean[] passing(Vector dictionary) {
        int[] passed = new int[dictionary.size()];
        int count = test.select(dictionary, passed);
        boolean[] passing = new boolean[dictionary.size()];
        for (int i = 0; i < count; i++) {
            passing[passed[i]] = true;
        }
        return passing;
    }
}
