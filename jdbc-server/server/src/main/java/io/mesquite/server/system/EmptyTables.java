package io.mesquite.server.system;

import java.util.List;
import java.util.stream.Stream;

/** Tables of the information schema about things that Mesquite has none of. */
final class EmptyTables {
    private EmptyTables() {}

    static List<SystemTable> all() {
        return Stream.of(
                        empty(
                                "referential_constraints",
                                "constraint_catalog constraint_schema constraint_name unique_constraint_catalog"
                                        + " unique_constraint_schema unique_constraint_name match_option update_rule"
                                        + " delete_rule"),
                        empty("check_constraints", "constraint_catalog constraint_schema constraint_name check_clause"),
                        empty(
                                "triggers",
                                "trigger_catalog trigger_schema trigger_name event_manipulation event_object_catalog"
                                        + " event_object_schema event_object_table action_statement action_orientation"
                                        + " action_timing"),
                        empty(
                                "sequences",
                                "sequence_catalog sequence_schema sequence_name data_type start_value minimum_value"
                                        + " maximum_value increment cycle_option"),
                        empty("domains", "domain_catalog domain_schema domain_name data_type"),
                        empty("applicable_roles", "grantee role_name is_grantable"),
                        empty("enabled_roles", "role_name"))
                .toList();
    }

    private static SystemTable empty(String name, String columns) {
        return InformationSchema.table(name, new ColumnList().texts(columns), (catalog, constraint) -> List.of());
    }
}
