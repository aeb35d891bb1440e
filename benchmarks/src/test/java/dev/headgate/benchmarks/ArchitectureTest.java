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

/** What is measured is the judge, the simulator, the accounts as they are served, or starts, and nothing stands between these and the figures. */
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
                .resideOutsideOfPackages(ROOT + ".endpoint..", ROOT + ".throughput..", ROOT + ".coldstart..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.headgate..")
                        .and(resideOutsideOfPackages(ROOT + "..", "dev.headgate.analysis..")));
    }

    /** Starts are measured from outside: the functions' own JSON, recordings and wiring, and none of their rules. */
    @Test
    void whoMeasuresStartsKnowsNoRule() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".coldstart..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.headgate..")
                        .and(resideOutsideOfPackages(
                                ROOT + "..",
                                "dev.headgate.aws..",
                                "dev.headgate.function..",
                                "dev.headgate.json..",
                                "dev.headgate.page..",
                                "dev.headgate.handler..",
                                "dev.headgate.signin..",
                                "dev.headgate.telemetry..")))
                .check(BENCHMARKS);
    }

    /** As {@code ./headgate serve} and {@code ./headgate demo} do, and by nothing that they do not. */
    @Test
    void whoAsksTheServedAccountsOrPlaysReleasesKnowsNoRule() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".endpoint..", ROOT + ".throughput..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.headgate..")
                        .and(resideOutsideOfPackages(
                                ROOT + "..",
                                "dev.headgate.config..",
                                "dev.headgate.simulator..",
                                "dev.headgate.states.time..")))
                .check(BENCHMARKS);
    }
}
