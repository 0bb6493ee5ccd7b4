package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.node.OutputNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.planner.logical.TypeMapping;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.Sample;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.util.Pair;

/** Makes a tree of plan nodes of one query's algebra. */
public final class PlanConverter {
    private final PlanContext context;
    private final RelMetadataQuery metadata;
    /** The recursive query whose step is converted, or empty. */
    private final String recursiveQuery;

    public PlanConverter(PlanContext context, RelMetadataQuery metadata) {
        this(context, metadata, "");
    }

    private PlanConverter(PlanContext context, RelMetadataQuery metadata, String recursiveQuery) {
        this.context = context;
        this.metadata = metadata;
        this.recursiveQuery = recursiveQuery;
    }

    /**
     * The plan whose output are the root's fields, in a single fragment, without exchanges and with nothing pushed into scans.
     *
     * @throws MesquiteException NOT_SUPPORTED for what no plan node can do
     */
    public OutputNode convert(RelRoot root) {
        PlanNode source = convert(root.rel);
        OutputNode output = new OutputNode(
                context.nextId(), source, List.copyOf(Pair.left(root.fields)), List.copyOf(Pair.right(root.fields)));
        context.rows(source).ifPresent(rows -> context.expectRows(output, rows));
        return output;
    }

    /** A converter for the step of a recursive query. */
    PlanConverter insideOf(String recursiveQuery) {
        return new PlanConverter(context, metadata, recursiveQuery);
    }

    boolean isInsideOf(String name) {
        return name.equals(recursiveQuery);
    }

    PlanContext context() {
        return context;
    }

    ExpressionConverter expressions(PlanNode... inputs) {
        List<Type> types = new ArrayList<>();
        for (PlanNode input : inputs) {
            types.addAll(input.types());
        }
        return new ExpressionConverter(context.functions(), types);
    }

    PlanNode convert(RelNode rel) {
        PlanNode node = align(dispatch(rel), rel);
        Double rows = metadata.getRowCount(rel);
        if (rows != null) {
            context.expectRows(node, rows);
        }
        return node;
    }

    private PlanNode dispatch(RelNode rel) {
        if (rel instanceof TableScan scan) {
            return ScanConverter.convert(scan, this);
        } else if (rel instanceof Filter filter) {
            return FilterConverter.convert(filter, this);
        } else if (rel instanceof Project project) {
            return ProjectConverter.convert(project, this);
        } else if (rel instanceof Aggregate aggregate) {
            return AggregateConverter.convert(aggregate, this);
        } else if (rel instanceof Join join) {
            return JoinConverter.convert(join, this);
        } else if (rel instanceof Sort sort) {
            return SortConverter.convert(sort, this);
        } else if (rel instanceof Values values) {
            return ValuesConverter.convert(values, this);
        } else if (rel instanceof Union union) {
            return UnionConverter.convert(union, this);
        } else if (rel instanceof RepeatUnion recursion) {
            return RecursionConverter.convert(recursion, this);
        } else if (rel instanceof Intersect || rel instanceof Minus) {
            return SetOperationConverter.convert(rel, this);
        } else if (rel instanceof Correlate correlate) {
            return CorrelateConverter.convert(correlate, this);
        } else if (rel instanceof Sample sample) {
            return SampleConverter.convert(sample, this);
        } else if (rel instanceof Uncollect uncollect) {
            return UncollectConverter.convert(uncollect, this);
        }
        throw new MesquiteException(ErrorCode.NOT_SUPPORTED, rel.getRelTypeName() + " is not supported");
    }

    /** Casts the columns whose types differ from what the algebra says. Most often there are none. */
    private PlanNode align(PlanNode node, RelNode rel) {
        List<Type> wanted = rel.getRowType().getFieldList().stream()
                .map(field -> TypeMapping.fromCalcite(field.getType()))
                .toList();
        return castTo(node, wanted);
    }

    /** The node with its columns cast to types, but for texts, where the length does not matter. */
    PlanNode castTo(PlanNode node, List<Type> wanted) {
        List<Type> types = node.types();
        List<Expression> expressions = new ArrayList<>();
        boolean changed = false;
        for (int i = 0; i < wanted.size(); i++) {
            Expression column = new InputReference(i, types.get(i));
            boolean same = types.get(i).equals(wanted.get(i)) || isText(types.get(i)) && isText(wanted.get(i));
            expressions.add(same ? column : Coercion.cast(column, wanted.get(i)));
            changed |= !same;
        }
        return changed ? project(node, expressions) : node;
    }

    /** A projection that keeps the names of columns that it passes on. */
    ProjectNode project(PlanNode source, List<Expression> expressions) {
        var fields = source.fields();
        List<String> names = new ArrayList<>();
        for (Expression expression : expressions) {
            names.add(
                    expression instanceof InputReference reference
                            ? fields.get(reference.channel()).name()
                            : "expr" + names.size());
        }
        ProjectNode project = new ProjectNode(context.nextId(), source, expressions, names);
        context.rows(source).ifPresent(rows -> context.expectRows(project, rows));
        return project;
    }

    private static boolean isText(Type type) {
        return type instanceof VarcharType || type instanceof CharType;
    }
}
