package io.mesquite.planner.logical;

import io.mesquite.catalog.View;
import io.mesquite.parser.Statement;
import io.mesquite.parser.StatementParser;
import io.mesquite.planner.PlanInputs;
import io.mesquite.planner.SessionContext;
import io.mesquite.planner.catalog.MesquiteView;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.ErrorType;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;

/**
 * Makes a table of a view: its query is validated in its own context when a statement names it, and becomes algebra where the
 * statement does. Its columns are those it was made with, found again by their places and, where the query has a column more or
 * less now, by their names.
 *
 * @param open the views that are being expanded, outermost first, to find circles
 */
record ViewExpansion(QueryValidation validation, SessionContext session, PlanInputs inputs, List<View> open) {
    MesquiteView expand(View view) {
        if (open.stream().anyMatch(outer -> outer.fullName().equals(view.fullName()))) {
            String circle = Stream.concat(open.stream(), Stream.of(view))
                    .map(View::fullName)
                    .collect(Collectors.joining(" reads "));
            throw new MesquiteException(ErrorCode.VIEW_INVALID, "a view can't read itself: " + circle);
        }
        List<View> now = new ArrayList<>(open);
        now.add(view);
        SessionContext context = new SessionContext(
                session.user(),
                view.contextCatalog(),
                view.contextSchema(),
                session.zone(),
                session.start(),
                session.properties());
        try {
            Statement.Query query = (Statement.Query) StatementParser.parse(view.sql());
            QueryValidation.Validated validated = validation.validate(
                    query.node(), context, inputs, new ViewExpansion(validation, session, inputs, now));
            List<Integer> columns = columns(view, validated.rowType());
            RelDataType rowType = rowType(view, validated, columns);
            return new MesquiteView(view, rowType, cluster -> algebra(validated, columns, rowType, cluster));
        } catch (MesquiteException e) {
            boolean ofTheView = e.code().type() == ErrorType.USER && e.code() != ErrorCode.VIEW_INVALID;
            throw ofTheView ? invalid(view, e.getMessage(), e) : e;
        }
    }

    private static MesquiteException invalid(View view, String reason, MesquiteException cause) {
        return new MesquiteException(
                ErrorCode.VIEW_INVALID,
                "the view " + view.fullName() + " is no longer valid: " + reason
                        + "; CREATE OR REPLACE VIEW gives it another query",
                cause);
    }

    /** Which column of the query each of the view's is. */
    private static List<Integer> columns(View view, RelDataType query) {
        List<Integer> columns = new ArrayList<>();
        boolean same = query.getFieldCount() == view.columns().size();
        for (int i = 0; i < view.columns().size(); i++) {
            String name = view.columns().get(i);
            RelDataTypeField field = same ? query.getFieldList().get(i) : query.getField(name, false, false);
            if (field == null) {
                throw invalid(
                        view,
                        "its query has no column " + name + " any more"
                                + NearestName.suggestion(name, query.getFieldNames()),
                        null);
            }
            columns.add(field.getIndex());
        }
        return columns;
    }

    private static RelDataType rowType(View view, QueryValidation.Validated validated, List<Integer> columns) {
        RelDataTypeFactory.Builder builder =
                validated.validator().getTypeFactory().builder();
        for (int i = 0; i < columns.size(); i++) {
            RelDataTypeField field = validated.rowType().getFieldList().get(columns.get(i));
            builder.add(view.columns().get(i), field.getType());
        }
        return builder.build();
    }

    private static RelNode algebra(
            QueryValidation.Validated validated, List<Integer> columns, RelDataType rowType, RelOptCluster cluster) {
        RelRoot root = validated.algebra(cluster);
        // the order of rows counts where it says which of them there are, and else not
        boolean isOrdered = root.rel instanceof Sort sort && sort.fetch == null && sort.offset == null;
        RelNode query = (isOrdered ? root.withRel(root.rel.getInput(0)) : root).project();
        RelNode projected = LogicalProject.create(
                query,
                List.of(),
                columns.stream()
                        .map(column -> cluster.getRexBuilder().makeInputRef(query, column))
                        .toList(),
                rowType.getFieldNames(),
                Set.of());
        return RelOptUtil.createCastRel(projected, rowType, true);
    }
}
