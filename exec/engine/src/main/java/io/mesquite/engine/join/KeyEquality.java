package io.mesquite.engine.join;

/** Whether two native values that are not null are equal as SQL has it. */
final class KeyEquality {
    private KeyEquality() {}

    static boolean equal(Object left, Object right) {
        if (left instanceof Double number) {
            // Adding zero makes both zeros the same.
            return Double.compare(number + 0.0, (Double) right + 0.0) == 0;
        }
        return left.equals(right);
    }
}
