package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.TEXT;
import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What fits nowhere else: types of values, identifiers, and forms of texts. */
final class InfoFunctions {
    /** For each letter from A to Z its group of like sounds; 0 for those that have none. */
    private static final String SOUNDS = "01230120022455012623010202";

    private InfoFunctions() {}

    static void addTo(FunctionTable table) {
        table.add(
                "typeof",
                List.of(TypePattern.any("T")),
                ReturnType.of(TEXT),
                "The name of the argument's type",
                (arguments, type) -> {
                    String name = arguments.get(0).type().sql();
                    return RowFunction.kernels((row, out) -> out.set(name), 1, type, false);
                });
        RowFunction uuid = (row, out) -> {
            UUID random = UUID.randomUUID();
            out.set(new Int128(random.getMostSignificantBits(), random.getLeastSignificantBits()));
        };
        table.add(FunctionDefinition.scalar(
                        "uuid",
                        List.of(),
                        ReturnType.of(SimpleType.UUID),
                        "A random identifier, another for each row",
                        RowFunction.strict(uuid))
                .withVaryingResults());
        table.alias("uuid", "gen_random_uuid");
        table.add(
                "normalize",
                List.of(VARCHAR),
                TEXT,
                "The text in Unicode's normal form C",
                (row, out) -> out.set(Normalizer.normalize(row.text(0), Normalizer.Form.NFC)));
        table.add(
                "soundex",
                List.of(VARCHAR),
                TEXT,
                "A letter and three digits that are the same for English words that sound alike",
                (row, out) -> out.set(soundex(row.text(0))));
    }

    private static String soundex(String text) {
        StringBuilder code = new StringBuilder();
        char last = '0';
        for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
            if (c < 'A' || c > 'Z') {
                continue;
            }
            char sound = SOUNDS.charAt(c - 'A');
            boolean silent = c == 'H' || c == 'W';
            if (code.isEmpty()) {
                code.append(c);
            } else if (sound != '0' && sound != last) {
                code.append(sound);
            }
            last = silent ? last : sound;
            if (code.length() == 4) {
                break;
            }
        }
        return code.isEmpty() ? "" : (code + "000").substring(0, 4);
    }
}
