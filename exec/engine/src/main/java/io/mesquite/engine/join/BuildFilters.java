package io.mesquite.engine.join;

import io.mesquite.engine.hashtable.LongValues;
import io.mesquite.engine.scan.DynamicFilter;
import io.mesquite.engine.scan.DynamicFilters;
import io.mesquite.engine.scan.MembershipTest;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/** Tells the scans of the probe side what the keys of a complete build side are. */
final class BuildFilters {
    private BuildFilters() {}

    /** @param memory reserves bytes for a filter, or says that it can't be had */
    static void publish(JoinPlan plan, BuildSide build, DynamicFilters filters, LongPredicate memory) {
        for (JoinNode.DynamicFilter wanted : plan.dynamicFilters()) {
            filters.publish(wanted.filterId(), filter(plan, build, wanted, memory));
        }
    }

    /** Tells what is known of keys that are on disk. */
    static void publish(JoinPlan plan, KeyFacts facts, DynamicFilters filters) {
        for (JoinNode.DynamicFilter wanted : plan.dynamicFilters()) {
            KeyRange range = facts.range(wanted.key());
            boolean tells = dropsUnmatched(plan.kind()) && !plan.nullSafe()[wanted.key()] && range != null;
            filters.publish(
                    wanted.filterId(), tells ? new DynamicFilter(domain(range), Optional.empty()) : DynamicFilter.ALL);
        }
    }

    private static Domain domain(KeyRange range) {
        return range.isEmpty() ? Domain.NONE : Domain.of(Range.between(range.least(), range.greatest()));
    }

    private static DynamicFilter filter(
            JoinPlan plan, BuildSide build, JoinNode.DynamicFilter wanted, LongPredicate memory) {
        int key = wanted.key();
        if (!dropsUnmatched(plan.kind()) || plan.nullSafe()[key]) {
            return DynamicFilter.ALL;
        }
        Vector values = build.key(key);
        return switch (values.layout()) {
            case INT, LONG -> ofIntegers(build.rows(), values, wanted.mostValues(), memory);
            case BYTES, INT128 -> new DynamicFilter(domainOfObjects(values, wanted.mostValues()), Optional.empty());
            case BOOLEAN, DOUBLE, ARRAY, MAP, ROW -> DynamicFilter.ALL;
        };
    }

    /** Whether left rows without a match change nothing. */
    private static boolean dropsUnmatched(JoinNode.Kind kind) {
        return switch (kind) {
            case INNER, RIGHT, SEMI, RIGHT_SEMI, RIGHT_ANTI -> true;
            case LEFT, FULL, ANTI, NULL_AWARE_ANTI, MARK, NULL_AWARE_MARK -> false;
        };
    }

    private static DynamicFilter ofIntegers(int count, Vector key, int mostValues, LongPredicate memory) {
        long[] keys = new LongValues().load(key);
        KeyRange range = KeyRange.of(keys, key.validity(), count);
        if (range.isEmpty()) {
            return new DynamicFilter(Domain.NONE, Optional.empty());
        }
        Set<Long> distinct = new HashSet<>();
        for (int i = 0; i < count && distinct.size() <= mostValues; i++) {
            if (Validity.isValid(key.validity(), i)) {
                distinct.add(keys[i]);
            }
        }
        boolean few = distinct.size() <= mostValues;
        Domain domain = few ? Domain.ofValues(distinct) : Domain.of(Range.between(range.least(), range.greatest()));
        MembershipTest test = null;
        if (KeyBits.suits(range, count)) {
            test = memory.test(KeyBits.bytes(range)) ? new KeyBits(keys, key.validity(), count, range) : null;
        } else if (!few && memory.test(KeyBloom.bytes(count))) {
            test = new KeyBloom(keys, key.validity(), count);
        }
        return new DynamicFilter(domain, Optional.ofNullable(test));
    }

    private static Domain domainOfObjects(Vector key, int mostValues) {
        Vector values =
                key instanceof DictionaryVector encoded && encoded.dictionary().size() < key.size()
                        ? usedValues(encoded)
                        : key;
        Object least = null;
        Object greatest = null;
        Set<Object> distinct = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.value(i);
            if (value != null) {
                least = least == null || Range.compare(value, least) < 0 ? value : least;
                greatest = greatest == null || Range.compare(value, greatest) > 0 ? value : greatest;
                if (distinct.size() <= mostValues) {
                    distinct.add(value);
                }
            }
        }
        if (least == null) {
            return Domain.NONE;
        }
        return distinct.size() <= mostValues ? Domain.ofValues(distinct) : Domain.of(Range.between(least, greatest));
    }

    private static Vector usedValues(DictionaryVector vector) {
        Vector dictionary = vector.dictionary();
        boolean[] used = new boolean[dictionary.size()];
        int[] ids = vector.ids();
        for (int i = 0; i < vector.size(); i++) {
            used[ids[i]] |= !vector.isNull(i);
        }
        int[] positions = new int[used.length];
        int count = 0;
        for (int id = 0; id < used.length; id++) {
            if (used[id]) {
                positions[count++] = id;
            }
        }
        return dictionary.gather(positions, count);
    }
}
