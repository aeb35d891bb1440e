package dev.headgate.cli;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The command line keeps its rules, and each rule catches the class in {@code dev.headgate.cli.seeded} that breaks it. */
class ArchitectureTest {

    private static final String ROOT = "dev.headgate.cli";
    private static final JavaClasses COMMAND_LINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses SEEDED = new ClassFileImporter().importPackages(ROOT + ".seeded");

    @Test
    void packagesAreFreeOfCycles() {
        holdsAndCatches(ArchitectureTest::freeOfCycles, "TerminalThatKnowsTheRoot");
    }

    @Test
    void commandsDoNotKnowOneAnother() {
        holdsAndCatches(ArchitectureTest::apartFromOneAnother, "CommandThatKnowsAnother");
    }

    /** The root is a package like the others: it knows its commands, and none of them may know it. */
    private static ArchRule freeOfCycles(String root) {
        String parent = root.substring(0, root.lastIndexOf('.'));
        return slices().matching(parent + ".(**)").should().beFreeOfCycles();
    }

    /** Every package below the root is a command, but for what all of them stand on. */
    private static ArchRule apartFromOneAnother(String root) {
        return slices().matching(root + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        alwaysTrue(),
                        resideInAnyPackage(
                                root + ".checkout..",
                                root + ".picture..",
                                root + ".terminal..",
                                root + ".installation.."));
    }

    private static void holdsAndCatches(Function<String, ArchRule> rule, String breaker) {
        rule.apply(ROOT).check(COMMAND_LINE);

        assertThat(rule.apply(ROOT + ".seeded")
                        .evaluate(SEEDED)
                        .getFailureReport()
                        .getDetails())
                .anySatisfy(violation -> assertThat(violation).contains(breaker));
    }
}
