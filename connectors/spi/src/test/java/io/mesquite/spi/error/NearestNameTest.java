package io.mesquite.spi.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("location", "schema", "orders", "lineitem", "id");

    @Test
    void aSlipIsFoundWhateverItsCase() {
        assertEquals(Optional.of("location"), NearestName.of("locaton", KNOWN));
        assertEquals(Optional.of("location"), NearestName.of("LOCATOIN", KNOWN));
        assertEquals(Optional.of("lineitem"), NearestName.of("lineitems", KNOWN));
        assertEquals(Optional.of("orders"), NearestName.of("Orders", KNOWN));
        assertEquals(Optional.of("id"), NearestName.of("ib", KNOWN));
    }

    @Test
    void theNearerOneWins() {
        assertEquals(Optional.of("order"), NearestName.of("ordr", List.of("orders", "order", "odor")));
    }

    @Test
    void aStrangerIsNotGuessed() {
        assertEquals(Optional.empty(), NearestName.of("customer", KNOWN));
        assertEquals(Optional.empty(), NearestName.of("", KNOWN));
        assertEquals(Optional.empty(), NearestName.of("x", List.of()));
    }

    @Test
    void aSuggestionIsReadyToBeAppended() {
        assertEquals("; did you mean 'schema'?", NearestName.suggestion("shema", KNOWN));
        assertEquals("", NearestName.suggestion("customer", KNOWN));
    }
}
