package dev.headgate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The module keeps its rules, and each rule catches the class in {@code dev.headgate.testing.seeded} that breaks it. */
class ArchitectureTest {

    /** Functions too. */
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.headgate");

    private static final JavaClasses SEEDED = new ClassFileImporter().importPackages("dev.headgate.testing.seeded");

    @Test
    void looksAtWhatTheModuleStandsOn() {
        assertThat(HOUSE.contain("dev.headgate.function.Wiring")).isTrue();
        assertThat(HOUSE.contain(Example.class.getName())).isTrue();
    }

    @Test
    void knowsFunctionsAndConfigurationOnly() {
        holdsAndCatches(TestingRules::knowsFunctionsAndConfigurationOnly, "TwinThatKnowsASimulator");
    }

    @Test
    void classesAreFreeOfCycles() {
        holdsAndCatches(TestingRules::classesAreFreeOfCycles, "Second");
    }

    @Test
    void nothingElseKnowsIt() {
        holdsAndCatches(TestingRules::nothingElseKnowsIt, "HandlerThatKnowsATwin");
    }

    private static void holdsAndCatches(Function<TestingRules, ArchRule> rule, String breaker) {
        rule.apply(new TestingRules("dev.headgate")).check(HOUSE);

        assertThat(rule.apply(new TestingRules("dev.headgate.testing.seeded"))
                        .evaluate(SEEDED)
                        .getFailureReport()
                        .getDetails())
                .anySatisfy(violation -> assertThat(violation).contains(breaker));
    }
}
