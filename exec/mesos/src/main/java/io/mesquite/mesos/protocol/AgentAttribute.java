package io.mesquite.mesos.protocol;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an operator says of an agent, such as {@code rack:r1}. */
public sealed interface AgentAttribute {
    String name();

    /** The value as an operator writes it. */
    String describe();

    /** One text. */
    record Text(String name, String value) implements AgentAttribute {
        @Override
        public String describe() {
            return value;
        }
    }

    /** A number. */
    record Scalar(String name, double value) implements AgentAttribute {
        @Override
        public String describe() {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /** Ranges of whole numbers. */
    record Ranges(String name, List<Range> value) implements AgentAttribute {
        @Override
        public String describe() {
            return value.stream().map(Range::toString).collect(Collectors.joining(",", "[", "]"));
        }
    }

    /** Some texts. */
    record Items(String name, Set<String> value) implements AgentAttribute {
        @Override
        public String describe() {
            return String.join(",", new TreeSet<>(value));
        }
    }

    /** Of whole numbers, both ends in it. */
    record Range(long begin, long end) {
        static List<Range> readAll(Json ranges) {
            return ranges.at("range").elements().stream()
                    .map(range -> new Range(
                            range.at("begin").integer(0), range.at("end").integer(0)))
                    .toList();
        }

        public boolean contains(long number) {
            return number >= begin && number <= end;
        }

        @Override
        public String toString() {
            return begin + "-" + end;
        }
    }

    /** Reads an attribute of any type. */
    static AgentAttribute read(Json json) {
        String name = json.at("name").requiredText("an attribute's name");
        return switch (json.at("type").requiredText("an attribute's type")) {
            case "SCALAR" -> new Scalar(name, json.at("scalar", "value").number(0));
            case "RANGES" -> new Ranges(name, Range.readAll(json.at("ranges")));
            case "SET" ->
                new Items(
                        name,
                        json.at("set", "item").elements().stream()
                                .map(item -> item.requiredText("a set's item"))
                                .collect(Collectors.toUnmodifiableSet()));
            default -> new Text(name, json.at("text", "value").text().orElse(""));
        };
    }
}
