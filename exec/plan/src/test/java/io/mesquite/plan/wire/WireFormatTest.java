package io.mesquite.plan.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.fragment.Fragment;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.TableHandle;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireFormatTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private record Handle(String name, Map<String, Optional<String>> options) implements TableHandle {}

    private record Piece(List<String> hosts, long bytes, String end) implements Split {
        @Override
        public String description() {
            return "piece";
        }
    }

    private record Message(Split split) {}

    private record Older(int a, List<Optional<String>> b) {}

    private record Newer(int a, List<Optional<String>> b, boolean c) {}

    private static final class NoRecord implements TableHandle {}

    private record Untravelled(Thread thread) {}

    @Test
    void randomExpressionsTravelUnchanged() {
        WireFormat<Expression> format = WireFormat.of(Expression.class);
        RandomExpressions random = new RandomExpressions(new Random(SEED));
        for (int i = 0; i < 2000; i++) {
            Expression expression = random.next(6);
            assertEquals(expression, format.read(format.write(expression)), "seed " + SEED);
        }
    }

    @Test
    void damagedBytesGiveAnErrorOrAnotherExpressionButNothingElse() {
        WireFormat<Expression> format = WireFormat.of(Expression.class);
        Random random = new Random(SEED);
        RandomExpressions expressions = new RandomExpressions(random);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = format.write(expressions.next(4));
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            byte[] cut = random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
            try {
                format.read(cut);
            } catch (MesquiteException expected) {
                assertEquals(ErrorCode.CONNECTION_FAILED, expected.code(), "seed " + SEED);
            }
        }
    }

    @Test
    void whatConnectorsMakeTravelsByTheNameOfItsRecord() {
        Scan scan = new Scan(
                new Handle("t", Map.of("a", Optional.of("x"), "b", Optional.empty())),
                List.of(new Column("c", SimpleType.DATE)),
                Constraint.of("c", new Domain(List.of(Range.atLeast(3L), Range.equal(1L)), true)),
                OptionalLong.of(7));
        WireFormat<Scan> format = WireFormat.of(Scan.class);
        assertEquals(scan, format.read(format.write(scan)));
        WireFormat<Message> splits = WireFormat.of(Message.class);
        Message message = new Message(new Piece(List.of("h1", "h2"), 1L << 40, null));
        assertEquals(message, splits.read(splits.write(message)));
    }

    @Test
    void noClassIsMadeThatIsNotARecordOfTheInterface() {
        WireFormat<Message> format = WireFormat.of(Message.class);
        byte[] bytes = format.write(new Message(new Piece(List.of(), 1, null)));
        byte[] own = Piece.class.getName().getBytes(StandardCharsets.UTF_8);
        for (String other : List.of("java.lang.ProcessBuilder", Handle.class.getName(), "no.such.Thing")) {
            byte[] name = other.getBytes(StandardCharsets.UTF_8);
            WireOutput forged = new WireOutput();
            forged.writeByte(1);
            forged.writeBytes(name);
            byte[] head = forged.toByteArray();
            byte[] rest = Arrays.copyOfRange(bytes, 1 + 2 + own.length, bytes.length);
            byte[] message = Arrays.copyOf(head, head.length + rest.length);
            System.arraycopy(rest, 0, message, head.length, rest.length);
            MesquiteException refused = assertThrows(MesquiteException.class, () -> format.read(message));
            assertTrue(refused.getMessage().contains(other), refused.getMessage());
        }
        WireFormat<Scan> scans = WireFormat.of(Scan.class);
        Scan scan = new Scan(new NoRecord(), List.of(), Constraint.ALL, OptionalLong.empty());
        assertThrows(IllegalArgumentException.class, () -> scans.write(scan));
    }

    @Test
    void fingerprintChangesWithAnyComponent() {
        assertEquals(
                WireFormat.of(Older.class).fingerprint(),
                WireFormat.of(Older.class).fingerprint());
        assertNotEquals(
                WireFormat.of(Older.class).fingerprint(),
                WireFormat.of(Newer.class).fingerprint());
        assertNotEquals(
                WireFormat.of(Fragment.class).fingerprint(),
                WireFormat.of(Scan.class).fingerprint());
    }

    @Test
    void aTypeThatCanNotTravelIsRefusedWhenItsFormatIsMade() {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> WireFormat.of(Untravelled.class));
        assertTrue(refused.getMessage().contains("java.lang.Thread"), refused.getMessage());
    }

    @Test
    void nestingWithoutEndGivesAnError() {
        WireFormat<Expression> format = WireFormat.of(Expression.class);
        Expression deep = new Constant(Bytes.utf8("x"), SimpleType.JSON);
        for (int i = 0; i < 100_000; i++) {
            deep = new Call("f", List.of(deep), SimpleType.BIGINT);
        }
        Expression tooDeep = deep;
        assertEquals(
                ErrorCode.STATEMENT_TOO_COMPLEX,
                assertThrows(MesquiteException.class, () -> format.write(tooDeep))
                        .code());
        SpecialForm wide = new SpecialForm(
                SpecialForm.Form.IN,
                Collections.nCopies(100_000, new Constant(1L, SimpleType.INTEGER)),
                SimpleType.BOOLEAN);
        assertEquals(wide, format.read(format.write(wide)));
    }
}
