package io.mesquite.plan.wire;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.Lambda;
import io.mesquite.plan.expression.LambdaArgument;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Expressions of all forms, without regard to sense. */
final class RandomExpressions {
    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    Expression next(int depth) {
        switch (random.nextInt(depth == 0 ? 3 : 7)) {
            case 0:
                return new InputReference(random.nextInt(300), type(2));
            case 1:
                return new Constant(value(2), type(2));
            case 2:
                return new LambdaArgument("x" + random.nextInt(), type(1));
            case 3:
                return new Call("f" + random.nextInt(10), several(depth), type(1));
            case 4:
                SpecialForm.Form[] forms = SpecialForm.Form.values();
                return new SpecialForm(forms[random.nextInt(forms.length)], several(depth), type(1));
            case 5:
                return new Cast(next(depth - 1), type(2), random.nextBoolean());
            default:
                return new Lambda(List.of(new LambdaArgument("ä", type(1))), next(depth - 1));
        }
    }

    private List<Expression> several(int depth) {
        List<Expression> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(next(depth - 1));
        }
        return list;
    }

    private Type type(int depth) {
        switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0:
                return SimpleType.values()[random.nextInt(SimpleType.values().length)];
            case 1:
                int precision = 1 + random.nextInt(38);
                return new DecimalType(precision, random.nextInt(precision + 1));
            case 2:
                return new VarcharType(random.nextBoolean() ? random.nextInt(1000) : VarcharType.UNBOUNDED_LENGTH);
            case 3:
                return new CharType(random.nextInt(100));
            case 4:
                return new ArrayType(type(depth - 1));
            case 5:
                return new MapType(type(depth - 1), type(depth - 1));
            default:
                return new RowType(List.of(new RowType.Field("", type(depth - 1)), new RowType.Field("b", type(0))));
        }
    }

    private Object value(int depth) {
        switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0:
                return null;
            case 1:
                return random.nextBoolean();
            case 2:
                return random.nextLong() >> random.nextInt(64);
            case 3:
                return Double.longBitsToDouble(random.nextLong());
            case 4:
                return new Int128(random.nextLong(), random.nextLong());
            case 5:
                byte[] bytes = new byte[random.nextInt(20)];
                random.nextBytes(bytes);
                return new Bytes(bytes);
            case 6:
                return Arrays.asList(value(depth - 1), value(depth - 1));
            default:
                Map<Object, Object> map = new LinkedHashMap<>();
                map.put(1L, value(depth - 1));
                map.put(2L, value(depth - 1));
                return map;
        }
    }
}
