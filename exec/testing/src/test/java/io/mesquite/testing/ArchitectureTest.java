package io.mesquite.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which module may use which; the table of {@code docs/architecture.md} as a test. */
class ArchitectureTest {
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.mesquite");
    }

    @Test
    void modulesUseOnlyTheModulesThatTheyMay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.mesquite..")
                .withOptionalLayers(true)
                .layer("spi")
                .definedBy("io.mesquite.spi..")
                .layer("catalog")
                .definedBy("io.mesquite.catalog..")
                .layer("connectors")
                .definedBy(
                        "io.mesquite.memory..", "io.mesquite.tpch..", "io.mesquite.files..", "io.mesquite.cassandra..")
                .layer("hadoop")
                .definedBy("io.mesquite.hadoop..")
                .layer("parser")
                .definedBy("io.mesquite.parser..")
                .layer("plan")
                .definedBy("io.mesquite.plan..")
                .layer("planner")
                .definedBy("io.mesquite.planner..")
                .layer("engine")
                .definedBy("io.mesquite.engine..")
                .layer("coordinator")
                .definedBy("io.mesquite.coordinator..")
                .layer("worker")
                .definedBy("io.mesquite.worker..")
                .layer("processes")
                .definedBy("io.mesquite.processes..")
                .layer("mesos")
                .definedBy("io.mesquite.mesos..")
                .layer("driver")
                .definedBy("io.mesquite.jdbc..")
                .layer("server")
                .definedBy("io.mesquite.server..")
                .layer("console")
                .definedBy("io.mesquite.console..")
                .layer("testing")
                .definedBy("io.mesquite.testing..")
                .whereLayer("spi")
                .mayNotAccessAnyLayer()
                .whereLayer("catalog")
                .mayOnlyAccessLayers("spi")
                .whereLayer("connectors")
                .mayOnlyAccessLayers("spi")
                .whereLayer("hadoop")
                .mayOnlyAccessLayers("connectors", "spi")
                .whereLayer("parser")
                .mayOnlyAccessLayers("spi")
                .whereLayer("plan")
                .mayOnlyAccessLayers("spi")
                .whereLayer("planner")
                .mayOnlyAccessLayers("parser", "plan", "catalog", "spi")
                .whereLayer("engine")
                .mayOnlyAccessLayers("plan", "spi")
                .whereLayer("coordinator")
                .mayOnlyAccessLayers("engine", "plan", "spi")
                .whereLayer("worker")
                .mayOnlyAccessLayers("engine", "plan", "catalog", "spi")
                .whereLayer("processes")
                .mayOnlyAccessLayers("coordinator", "worker", "spi")
                .whereLayer("mesos")
                .mayOnlyAccessLayers("coordinator", "worker", "spi")
                .whereLayer("driver")
                .mayNotAccessAnyLayer()
                .whereLayer("console")
                .mayOnlyAccessLayers("driver", "server", "coordinator", "spi")
                .check(classes);
    }

    @Test
    void calciteEndsInThePlanner() {
        noClasses()
                .that(resideInAPackage("io.mesquite..")
                        .and(resideInAPackage("io.mesquite.parser..").negate())
                        .and(resideInAPackage("io.mesquite.planner..").negate()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.calcite.rel..",
                        "org.apache.calcite.rex..",
                        "org.apache.calcite.sql..",
                        "org.apache.calcite.plan..")
                .check(classes);
    }

    @Test
    void theConnectorInterfaceNeedsTheJdkAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.mesquite.spi..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("io.mesquite.spi..", "java..")
                .check(classes);
    }
}
