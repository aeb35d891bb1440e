package dev.headgate.cli;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.live.Pace;
import dev.headgate.simulator.scenario.Approvers;
import dev.headgate.simulator.scenario.Happening;
import dev.headgate.simulator.scenario.Scenario;
import dev.headgate.simulator.scenario.Scenarios;
import dev.headgate.simulator.scenario.TriggeredService;
import dev.headgate.simulator.scenario.UnfitConfigurationException;
import dev.headgate.simulator.served.BesidesAws;
import dev.headgate.simulator.served.News;
import dev.headgate.simulator.served.Play;
import dev.headgate.simulator.served.ServedRun;
import java.util.Set;
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

    @Test
    void aDemoIsAClientOfWhatItServes() {
        holdsAndCatches(ArchitectureTest::clientOfWhatItServes, "DemoThatKnowsTheWorld");
    }

    /** It starts and stops what is served, and chooses what is played there; all else it sees as any client of AWS does. */
    private static ArchRule clientOfWhatItServes(String root) {
        Set<Class<?>> startsAndStops = Set.of(ServedRun.class, Play.class, News.class, BesidesAws.class);
        Set<Class<?>> chooses = Set.of(
                Scenario.class,
                Scenarios.class,
                Happening.class,
                TriggeredService.class,
                UnfitConfigurationException.class,
                Approvers.Manner.class,
                Pace.class,
                Pace.Instantly.class,
                Pace.Times.class,
                Definitions.class);
        return noClasses()
                .that()
                .resideInAPackage(root + ".demo..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.headgate.simulator..")
                        .and(DescribedPredicate.not(belongToAnyOf(startsAndStops.toArray(Class<?>[]::new))))
                        .and(DescribedPredicate.not(belongToAnyOf(chooses.toArray(Class<?>[]::new)))));
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
                                root + ".look",
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
