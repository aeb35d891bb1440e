package dev.headgate.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The library keeps its rules, and each rule catches the class in {@code dev.headgate.states.seeded} that breaks it. */
class ArchitectureTest {

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.headgate.states");
    private static final JavaClasses SEEDED = new ClassFileImporter().importPackages("dev.headgate.states.seeded");

    @Test
    void packagesDependOneWay() {
        holdsAndCatches(StatesRules::packagesDependOneWay, "ExpressionThatKnowsAnExecution");
    }

    @Test
    void everyPackageHasItsPlace() {
        holdsAndCatches(StatesRules::everyPackageHasItsPlace, "Homeless");
    }

    @Test
    void packagesAreFreeOfCycles() {
        holdsAndCatches(StatesRules::packagesAreFreeOfCycles, "ExpressionThatKnowsAnExecution");
    }

    @Test
    void nothingElseOfHeadgateIsKnown() {
        holdsAndCatches(StatesRules::nothingElseOfHeadgateIsKnown, "KnowsAStranger");
    }

    private static void holdsAndCatches(Function<StatesRules, ArchRule> rule, String breaker) {
        rule.apply(new StatesRules("dev.headgate.states")).check(LIBRARY);

        assertThat(rule.apply(new StatesRules("dev.headgate.states.seeded"))
                        .evaluate(SEEDED)
                        .getFailureReport()
                        .getDetails())
                .anySatisfy(violation -> assertThat(violation).contains(breaker));
    }
}
