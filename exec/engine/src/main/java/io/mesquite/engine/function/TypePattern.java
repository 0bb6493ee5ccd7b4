package io.mesquite.engine.function;

import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The types that a parameter takes. An overload binds all its arguments first, so that a type variable becomes the common
 * type of all arguments that name it, and then resolves each.
 */
public interface TypePattern {
    /** Whether the argument is taken, cast where needed; gives variables their types. */
    boolean bind(Type argument, Map<String, Type> variables);

    /** The type that the argument is cast to. */
    Type resolve(Type argument, Map<String, Type> variables);

    /** How a signature writes it. */
    String text();

    /** Exactly a type; of {@code VARCHAR} any length. */
    static TypePattern of(Type type) {
        return new Exact(type);
    }

    /** Any decimal; integers are cast to one. */
    static TypePattern decimal() {
        return new AnyDecimal();
    }

    /** Any type, the same for all parameters with that name. */
    static TypePattern any(String variable) {
        return new Variable(variable);
    }

    /** An array of what the other pattern takes. */
    static TypePattern array(TypePattern element) {
        return new ArrayOf(element);
    }

    /** A map of what the other patterns take. */
    static TypePattern map(TypePattern key, TypePattern value) {
        return new MapOf(key, value);
    }

    /** A lambda with parameters of these types and a result that the pattern takes; the type of the argument is that of the result. */
    static TypePattern lambda(List<TypePattern> parameters, TypePattern result) {
        return new LambdaOf(parameters, result);
    }

    /** See {@link #of(Type)}. */
    record Exact(Type type) implements TypePattern {
        @Override
        public boolean bind(Type argument, Map<String, Type> variables) {
            return Coercions.cost(argument, type).isPresent();
        }

        @Override
        public Type resolve(Type argument, Map<String, Type> variables) {
            boolean anyLength = type.equals(VarcharType.UNBOUNDED);
            if (anyLength && argument instanceof VarcharType) {
                return argument;
            }
            return anyLength && argument instanceof CharType text ? new VarcharType(text.length()) : type;
        }

        @Override
        public String text() {
            return type.sql();
        }
    }

    /** See {@link #decimal()}. */
    record AnyDecimal() implements TypePattern {
        @Override
        public boolean bind(Type argument, Map<String, Type> variables) {
            return argument == SimpleType.UNKNOWN
                    || Coercions.asDecimal(argument).isPresent();
        }

        @Override
        public Type resolve(Type argument, Map<String, Type> variables) {
            return Coercions.asDecimal(argument).orElse(new DecimalType(1, 0));
        }

        @Override
        public String text() {
            return "DECIMAL";
        }
    }

    /** See {@link #any}. */
    record Variable(String name) implements TypePattern {
        @Override
        public boolean bind(Type argument, Map<String, Type> variables) {
            Type bound = variables.get(name);
            Optional<Type> common = bound == null ? Optional.of(argument) : Coercions.common(bound, argument);
            common.ifPresent(type -> variables.put(name, type));
            return common.isPresent();
        }

        @Override
        public Type resolve(Type argument, Map<String, Type> variables) {
            return variables.get(name);
        }

        @Override
        public String text() {
            return name;
        }
    }

    /** See {@link #array}. */
    record ArrayOf(TypePattern element) implements TypePattern {
        @Override
        public boolean bind(Type argument, Map<String, Type> variables) {
            return argument == SimpleType.UNKNOWN
                    ? element.bind(SimpleType.UNKNOWN, variables)
                    : argument instanceof ArrayType array && element.bind(array.element(), variables);
        }

        @Override
        public Type resolve(Type argument, Map<String, Type> variables) {
            Type of = argument instanceof ArrayType array ? array.element() : SimpleType.UNKNOWN;
            return new ArrayType(element.resolve(of, variables));
        }

        @Override
        public String text() {
            return "ARRAY(" + element.text() + ")";
        }
    }

    /** See {@link #map}. */
    record MapOf(TypePattern key, TypePattern value) implements TypePattern {
        @Override
        public boolean bind(Type argument, Map<String, Type> variables) {
            return argument == SimpleType.UNKNOWN
                    ? key.bind(SimpleType.UNKNOWN, variables) && value.bind(SimpleType.UNKNOWN, variables)
                    : argument instanceof MapType map
                            && key.bind(map.key(), variables)
                            && value.bind(map.value(), variables);
        }

        @Override
        public Type resolve(Type argument, Map<String, Type> variables) {
            MapType of = argument instanceof MapType map ? map : new MapType(SimpleType.UNKNOWN, SimpleType.UNKNOWN);
            return new MapType(key.resolve(of.key(), variables), value.resolve(of.value(), variables));
        }

        @Override
        public String text() {
            return "MAP(" + key.text() + ", " + value.text() + ")";
        }
    }

    /** See {@link #lambda}. */
    record LambdaOf(List<TypePattern> parameters, TypePattern result) implements TypePattern {
        @Override
        public boolean bind(Type argument, Map<String, Type> variables) {
            return result.bind(argument, variables);
        }

        @Override
        public Type resolve(Type argument, Map<String, Type> variables) {
            return result.resolve(argument, variables);
        }

        @Override
        public String text() {
            return parameters.stream().map(TypePattern::text).collect(Collectors.joining(", ", "(", ") → "))
                    + result.text();
        }
    }
}
