package io.mesquite.files.parquet.page;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.parquet.decode.LongValues;
import org.junit.jupiter.api.Test;

class DictionaryCacheTest {
    private static final int VALUES = 1000;

    private final FileEntry file = new FileEntry("a.parquet", false, 100, 1);

    @Test
    void theFirstReaderOfADictionaryGivesItToAll() {
        DictionaryCache cache = new DictionaryCache(1 << 20);
        Dictionary first = dictionary();
        assertNull(cache.find(key(0)));
        assertSame(first, cache.put(key(0), first));
        assertSame(first, cache.put(key(0), dictionary()));
        assertSame(first, cache.find(key(0)));
        assertNull(cache.find(key(1)));
        assertNull(cache.find(new DictionaryCache.Key(new FileEntry("a.parquet", false, 100, 2), 0, 4)));
    }

    @Test
    void theLongestUnusedMakesRoom() {
        Dictionary one = dictionary();
        DictionaryCache cache = new DictionaryCache(2 * one.retainedBytes());
        cache.put(key(0), one);
        cache.put(key(1), dictionary());
        cache.find(key(0));
        cache.put(key(2), dictionary());
        assertSame(one, cache.find(key(0)));
        assertNull(cache.find(key(1)));
    }

    @Test
    void aDictionaryLargerThanTheCacheIsGivenOutButNotKept() {
        Dictionary large = dictionary();
        DictionaryCache cache = new DictionaryCache(large.retainedBytes() - 1);
        assertSame(large, cache.put(key(0), large));
        assertNull(cache.find(key(0)));
    }

    private DictionaryCache.Key key(int leaf) {
        return new DictionaryCache.Key(file, leaf, 4);
    }

    private static Dictionary dictionary() {
        return new Dictionary(new LongValues(VALUES), VALUES);
    }
}
