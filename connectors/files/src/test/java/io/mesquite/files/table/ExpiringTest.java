package io.mesquite.files.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiringTest {
    private final List<Runnable> background = new ArrayList<>();
    private int lookups;
    private boolean failing;

    private Expiring<Integer> of(Duration life) {
        return new Expiring<>(life, Optional.of(background::add), previous -> {
            lookups++;
            if (failing) {
                throw new MesquiteException(ErrorCode.DATA_UNREADABLE, "the store is away");
            }
            return previous == null ? 1 : previous + 1;
        });
    }

    private void runBackground() {
        List<Runnable> work = List.copyOf(background);
        background.clear();
        work.forEach(Runnable::run);
    }

    @Test
    void aYoungValueIsGivenOutAgain() {
        Expiring<Integer> value = of(Duration.ofHours(1));
        assertEquals(1, value.get());
        assertEquals(1, value.get());
        assertEquals(1, lookups);
        assertTrue(background.isEmpty());
    }

    @Test
    void anOldValueIsLookedUpByWhoAsks() {
        Expiring<Integer> value = of(Duration.ZERO);
        assertEquals(1, value.get());
        assertEquals(2, value.get());
    }

    @Test
    void inTheSecondHalfOfItsLifeItIsRenewedOnceInTheBackground() throws Exception {
        Expiring<Integer> old = of(Duration.ofMillis(400));
        assertEquals(1, old.get());
        Thread.sleep(250);
        assertEquals(1, old.get(Long.MAX_VALUE));
        assertEquals(1, old.get(Long.MAX_VALUE));
        assertEquals(1, background.size());
        runBackground();
        assertEquals(2, old.known());
    }

    @Test
    void aFailureInTheBackgroundIsToldOnlyWhenTheValueIsTooOld() throws Exception {
        Expiring<Integer> value = of(Duration.ofMillis(2));
        assertEquals(1, value.get());
        failing = true;
        Thread.sleep(5);
        assertEquals(1, value.get(Long.MAX_VALUE));
        runBackground();
        assertEquals(1, value.known());
        MesquiteException failure = assertThrows(MesquiteException.class, () -> value.get(0));
        assertEquals(ErrorCode.DATA_UNREADABLE, failure.code());
        failing = false;
        assertEquals(2, value.get(0));
    }

    @Test
    void whatWasForgottenMeanwhileIsNotBroughtBack() throws Exception {
        Expiring<Integer> value = of(Duration.ofMillis(2));
        value.get();
        Thread.sleep(5);
        value.get(Long.MAX_VALUE);
        value.forget();
        runBackground();
        assertEquals(null, value.known());
        assertEquals(1, value.get());
    }
}
