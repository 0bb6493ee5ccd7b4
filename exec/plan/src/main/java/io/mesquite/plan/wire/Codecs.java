package io.mesquite.plan.wire;

import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.TableHandle;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the codecs of declared types, and remembers them: records from their components, sealed interfaces as the number of
 * the permitted class and what it holds, enums as their number. Not thread-safe; the codecs are.
 */
final class Codecs {
    /** What connectors implement: the class is named in the bytes, and must be a record that implements the interface. */
    private static final Set<Class<?>> OPEN_TYPES = Set.of(TableHandle.class, Split.class);

    private final Map<Type, Codec> codecs = new HashMap<>();
    /** What each type that was met looks like, for the fingerprint. */
    private final Map<String, String> descriptions = new TreeMap<>();

    Map<String, String> descriptions() {
        return descriptions;
    }

    /** @throws IllegalStateException for a type that can't travel */
    Codec find(Type type) {
        Codec known = codecs.get(type);
        if (known != null) {
            return known;
        }
        if (type instanceof ParameterizedType parameterized) {
            return remember(type, container(parameterized));
        }
        if (!(type instanceof Class<?> plain)) {
            throw cannotTravel(type);
        }
        Codec codec = PlainCodecs.find(plain);
        if (codec != null) {
            return remember(type, codec);
        } else if (plain.isEnum()) {
            return remember(type, enumeration(plain));
        } else if (plain.isRecord()) {
            return record(plain);
        } else if (plain.isSealed()) {
            return sealed(plain);
        } else if (OPEN_TYPES.contains(plain)) {
            return remember(type, new OpenTypeCodec(plain));
        }
        throw cannotTravel(type);
    }

    private Codec remember(Type type, Codec codec) {
        codecs.put(type, codec);
        return codec;
    }

    private Codec record(Class<?> type) {
        RecordCodec codec = new RecordCodec(type);
        codecs.put(type, codec);
        StringBuilder description = new StringBuilder();
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Type componentType = components[i].getGenericType();
            description
                    .append(components[i].getName())
                    .append(':')
                    .append(componentType.getTypeName())
                    .append(' ');
            codec.setCodec(i, find(componentType));
        }
        descriptions.put(type.getName(), description.toString());
        return codec;
    }

    private Codec enumeration(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        descriptions.put(type.getName(), List.of(constants).toString());
        return Codec.of(
                (value, output) -> output.writeLong(((Enum<?>) value).ordinal()),
                input -> constants[(int) input.readLong(0, constants.length - 1L)]);
    }

    private Codec sealed(Class<?> type) {
        List<Class<?>> permitted = permitted(type);
        permitted.sort(Comparator.comparing(Class::getName));
        descriptions.put(type.getName(), permitted.toString());
        Map<Class<?>, Integer> numbers = new HashMap<>();
        Codec[] codecOf = new Codec[permitted.size()];
        Codec codec = Codec.of(
                (value, output) -> {
                    int number = numbers.get(
                            value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass());
                    output.writeLong(number);
                    codecOf[number].write(value, output);
                },
                input -> codecOf[(int) input.readLong(0, codecOf.length - 1L)].read(input));
        codecs.put(type, codec);
        for (int i = 0; i < codecOf.length; i++) {
            numbers.put(permitted.get(i), i);
            codecOf[i] = find(permitted.get(i));
        }
        return codec;
    }

    private static List<Class<?>> permitted(Class<?> type) {
        List<Class<?>> leaves = new ArrayList<>();
        for (Class<?> subclass : type.getPermittedSubclasses()) {
            if (subclass.isSealed() && subclass.isInterface()) {
                leaves.addAll(permitted(subclass));
            } else {
                leaves.add(subclass);
            }
        }
        return leaves;
    }

    private Codec container(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        Codec first = find(arguments[0]);
        if (raw == List.class) {
            return Codec.of(
                    (value, output) -> writeAll((List<?>) value, first, output), input -> readList(first, input));
        } else if (raw == Set.class) {
            return Codec.of(
                    (value, output) -> writeAll((Set<?>) value, first, output),
                    input -> new LinkedHashSet<>(readList(first, input)));
        } else if (raw == Optional.class) {
            return optional(first);
        } else if (raw == Map.class) {
            return map(first, find(arguments[1]));
        }
        throw cannotTravel(type);
    }

    private static void writeAll(java.util.Collection<?> values, Codec element, WireOutput output) {
        output.writeLong(values.size());
        values.forEach(value -> element.write(value, output));
    }

    private static List<Object> readList(Codec element, WireInput input) {
        int count = (int) input.readLong(0, Integer.MAX_VALUE);
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int before = input.position();
            list.add(element.read(input));
            WireInput.check(
                    input.position() > before || count <= 1 << 16, "a list of " + count + " elements of no bytes");
        }
        return list;
    }

    private static Codec optional(Codec content) {
        return Codec.of(
                (value, output) -> {
                    Optional<?> optional = (Optional<?>) value;
                    output.writeByte(optional.isPresent() ? 1 : 0);
                    optional.ifPresent(present -> content.write(present, output));
                },
                input -> input.readBoolean() ? Optional.of(content.read(input)) : Optional.empty());
    }

    private static Codec map(Codec key, Codec entry) {
        return Codec.of(
                (value, output) -> {
                    Map<?, ?> map = (Map<?, ?>) value;
                    output.writeLong(map.size());
                    map.forEach((eachKey, eachEntry) -> {
                        key.write(eachKey, output);
                        entry.write(eachEntry, output);
                    });
                },
                input -> {
                    int count = input.readCount();
                    Map<Object, Object> map = new LinkedHashMap<>();
                    for (int i = 0; i < count; i++) {
                        map.put(key.read(input), entry.read(input));
                    }
                    return map;
                });
    }

    private static IllegalStateException cannotTravel(Type type) {
        return new IllegalStateException(type.getTypeName()
                + " can't travel between processes: it is not a plain value, a record, an enum, a sealed interface, a list, a set, a map or"
                + " an optional of such");
    }
}
