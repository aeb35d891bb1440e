package dev.headgate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Every module stands on this one: it knows none of them, and Lambda gets no YAML with it. */
class ConfigurationArchitectureTest {

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.headgate");

    @Test
    void packagesDependOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("text")
                .definedBy("dev.headgate.text")
                .layer("json")
                .definedBy("dev.headgate.json")
                .layer("tree")
                .definedBy("dev.headgate.tree")
                .layer("records")
                .definedBy("dev.headgate.config", "dev.headgate.config.task", "dev.headgate.config.network")
                .layer("file")
                .definedBy("dev.headgate.config.file")
                .layer("definition")
                .definedBy("dev.headgate.definition")
                .layer("policy")
                .definedBy("dev.headgate.policy")
                .whereLayer("text")
                .mayNotAccessAnyLayer()
                .whereLayer("json")
                .mayOnlyAccessLayers("text")
                .whereLayer("tree")
                .mayOnlyAccessLayers("text")
                .whereLayer("records")
                .mayOnlyAccessLayers("text", "json")
                .whereLayer("file")
                .mayOnlyAccessLayers("text", "tree", "json", "records")
                .whereLayer("definition")
                .mayOnlyAccessLayers("text", "json")
                .whereLayer("policy")
                .mayOnlyAccessLayers("json", "records")
                .check(MODULE);
    }

    @Test
    void knowsNoOtherModule() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.headgate..")
                        .and(resideOutsideOfPackages(
                                "dev.headgate.text..",
                                "dev.headgate.json..",
                                "dev.headgate.tree..",
                                "dev.headgate.config..",
                                "dev.headgate.definition..",
                                "dev.headgate.policy..")))
                .check(MODULE);
    }

    @Test
    void onlyTheReadersOfFilesKnowYaml() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.headgate.config.file..", "dev.headgate.definition..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(MODULE);
    }
}
