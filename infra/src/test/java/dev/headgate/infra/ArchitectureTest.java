package dev.headgate.infra;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.headgate.infra", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** What is in different accounts, or changes at different times, knows the other by its name alone. */
    @ArchTest
    static final ArchRule keepsEnvironmentsOrchestratorAndDeliveryApart = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("app")
            .definedBy("dev.headgate.infra")
            .layer("environment")
            .definedBy("dev.headgate.infra.environment")
            .layer("orchestrator")
            .definedBy("dev.headgate.infra.orchestrator")
            .layer("delivery")
            .definedBy("dev.headgate.infra.delivery")
            .layer("task")
            .definedBy("dev.headgate.infra.task")
            .layer("network")
            .definedBy("dev.headgate.infra.network")
            .layer("balancing")
            .definedBy("dev.headgate.infra.balancing")
            .layer("stack")
            .definedBy("dev.headgate.infra.stack")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("environment")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("task")
            .mayOnlyBeAccessedByLayers("app", "environment")
            .whereLayer("network")
            .mayOnlyBeAccessedByLayers("app", "environment", "balancing")
            .whereLayer("balancing")
            .mayOnlyBeAccessedByLayers("app", "environment")
            .whereLayer("orchestrator")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("delivery")
            .mayOnlyBeAccessedByLayers("app");
}
