package io.mesquite.planner.convert;

import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.RecursionNode;
import io.mesquite.plan.node.RecursionReadNode;
import io.mesquite.planner.logical.TypeMapping;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.TableSpool;
import org.apache.calcite.rel.type.RelDataTypeField;

/** WITH RECURSIVE, and the references to it inside of itself. */
final class RecursionConverter {
    private RecursionConverter() {}

    static PlanNode convert(RepeatUnion rel, PlanConverter plans) {
        List<RelDataTypeField> fields = rel.getRowType().getFieldList();
        List<Type> types = fields.stream()
                .map(field -> TypeMapping.fromCalcite(field.getType()))
                .toList();
        String name = rel.getTransientTable() == null
                ? ""
                : String.join(".", rel.getTransientTable().getQualifiedName());
        PlanNode first = plans.convert(withoutSpool(rel.getSeedRel()));
        for (int i = 0; i < types.size(); i++) {
            check(name, fields.get(i).getName(), first.types().get(i), types.get(i));
        }
        PlanNode seed = plans.castTo(first, types);
        PlanNode step = plans.insideOf(name).convert(withoutSpool(rel.getIterativeRel()));
        return new RecursionNode(
                plans.context().nextId(),
                exactly(seed, types, plans),
                List.of(),
                exactly(step, types, plans),
                !rel.all);
    }

    /** As {@link PlanConverter#castTo}, texts included: their lengths must be the same on both sides. */
    private static PlanNode exactly(PlanNode node, List<Type> types, PlanConverter plans) {
        return node.types().equals(types)
                ? node
                : plans.project(
                        node,
                        IntStream.range(0, types.size())
                                .mapToObj(i -> Coercion.castExactly(node.types().get(i), types.get(i), i))
                                .toList());
    }

    /** The rows of the round before. */
    static PlanNode read(TableScan scan, PlanConverter plans) {
        String name = String.join(".", scan.getTable().getQualifiedName());
        if (!plans.isInsideOf(name)) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED,
                    "the recursive query " + name
                            + " is named where its rows of the round before can't be had: in a subquery of an expression, in its first part, or in"
                            + " another recursive query; name it once in the FROM clause of its second part");
        }
        List<Field> fields = scan.getRowType().getFieldList().stream()
                .map(field -> new Field(field.getName(), TypeMapping.fromCalcite(field.getType())))
                .toList();
        return new RecursionReadNode(
                plans.context().nextId(),
                0,
                IntStream.range(0, fields.size()).boxed().toList(),
                fields);
    }

    private static RelNode withoutSpool(RelNode rel) {
        return rel instanceof TableSpool spool ? spool.getInput() : rel;
    }

    /** The first part decides about types, but for integers and texts, which may get longer. */
    private static void check(String name, String column, Type first, Type all) {
        boolean integers = ConstantCast.integerBits(first) > 0 && ConstantCast.integerBits(all) > 0;
        boolean texts = Coercion.isText(first) && Coercion.isText(all);
        if (!first.equals(all) && !integers && !texts) {
            throw new MesquiteException(
                    ErrorCode.TYPE_MISMATCH,
                    "column " + column + " of the recursive query " + name + " is " + first.sql()
                            + " in its first part, but " + all.sql()
                            + " with its second one; CAST it in the first part to "
                            + all.sql());
        }
    }
}
