package dev.headgate.benchmarks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** What is measured is the judge, or the accounts as they are simulated, and nothing stands between these and the figures. */
class ArchitectureTest {

    private static final String ROOT = "dev.headgate.benchmarks";
    private static final JavaClasses BENCHMARKS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.headgate.(**)").should().beFreeOfCycles().check(BENCHMARKS);
    }

    @Test
    void onlyTheJudgeIsKnown() {
        onlyTheJudge().check(BENCHMARKS);

        JavaClasses seeded = new ClassFileImporter().importPackages(ROOT + ".seeded");
        assertThat(onlyTheJudge().evaluate(seeded).getFailureReport().getDetails())
                .anySatisfy(violation -> assertThat(violation).contains("BenchmarkThatKnowsAPlan"));
    }

    private static ArchRule onlyTheJudge() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".endpoint..", ROOT + ".crowd..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.headgate..")
                        .and(resideOutsideOfPackages(ROOT + "..", "dev.headgate.analysis..")));
    }

    /** As {@code ./headgate serve} does, and by nothing that it does not. */
    @Test
    void whoAsksTheServedAccountsKnowsNoRule() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".endpoint..", ROOT + ".crowd..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.headgate..")
                        .and(resideOutsideOfPackages(ROOT + "..", "dev.headgate.config..", "dev.headgate.simulator..")))
                .check(BENCHMARKS);
    }
}
