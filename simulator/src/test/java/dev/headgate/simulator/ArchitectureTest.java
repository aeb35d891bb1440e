package dev.headgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The simulator keeps its rules, and each rule catches the class in {@code dev.headgate.simulator.seeded} that breaks it. */
class ArchitectureTest {

    /** Functions and the States Language too. */
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.headgate");

    private static final JavaClasses SEEDED = new ClassFileImporter().importPackages("dev.headgate.simulator.seeded");

    @Test
    void looksAtWhatTheSimulatorStandsOn() {
        assertThat(HOUSE.contain("dev.headgate.function.Wiring")).isTrue();
        assertThat(HOUSE.contain("dev.headgate.states.execution.Executions")).isTrue();
    }

    @Test
    void packagesAreFreeOfCycles() {
        holdsAndCatches(SimulatorRules::packagesAreFreeOfCycles, "EnvironmentThatKnowsAnInstallation");
    }

    @Test
    void roomsOfAnEnvironmentAreFreeOfCycles() {
        holdsAndCatches(SimulatorRules::roomsOfAnEnvironmentAreFreeOfCycles, "ServiceThatKnowsItsApi");
    }

    @Test
    void noRoomKnowsTheAccountThatIsMadeOfThem() {
        holdsAndCatches(SimulatorRules::noRoomKnowsTheAccountThatIsMadeOfThem, "ServiceThatKnowsItsAccount");
    }

    @Test
    void codeDeployIsKnownInItsRoomAlone() {
        holdsAndCatches(SimulatorRules::codeDeployIsKnownInItsRoomAlone, "ServiceThatKnowsCodeDeploy");
    }

    @Test
    void nothingThatItStandsOnKnowsIt() {
        holdsAndCatches(SimulatorRules::nothingThatItStandsOnKnowsIt, "HandlerThatKnowsASimulator");
    }

    private static void holdsAndCatches(Function<SimulatorRules, ArchRule> rule, String breaker) {
        rule.apply(new SimulatorRules("dev.headgate.simulator")).check(HOUSE);

        assertThat(rule.apply(new SimulatorRules("dev.headgate.simulator.seeded.simulator"))
                        .evaluate(SEEDED)
                        .getFailureReport()
                        .getDetails())
                .anySatisfy(violation -> assertThat(violation).contains(breaker));
    }
}
