package dev.headgate;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The house keeps its rules, and each rule catches the class in {@code dev.headgate.seeded} that breaks it. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.headgate");
    private static final JavaClasses SEEDED = new ClassFileImporter().importPackages("dev.headgate.seeded");

    @Test
    void packagesDependOneWay() {
        holdsAndCatches(HouseRules::packagesDependOneWay, "RuleThatKnowsAHandler");
    }

    @Test
    void everyPackageHasItsPlace() {
        holdsAndCatches(HouseRules::everyPackageHasItsPlace, "Homeless");
    }

    @Test
    void knowsNothingThatLambdaDoesNotGet() {
        holdsAndCatches(HouseRules::knowsNothingThatLambdaDoesNotGet, "HandlerThatReadsAFile");
        holdsAndCatches(HouseRules::knowsNothingThatLambdaDoesNotGet, "HandlerThatReadsADefinition");
        holdsAndCatches(HouseRules::knowsNothingThatLambdaDoesNotGet, "HandlerThatReadsAPolicy");
    }

    @Test
    void packagesAreFreeOfCycles() {
        holdsAndCatches(HouseRules::packagesAreFreeOfCycles, "RuleThatKnowsAHandler");
    }

    @Test
    void nobodyKnowsTheCommandLine() {
        holdsAndCatches(HouseRules::nobodyKnowsTheCommandLine, "RuleThatKnowsTheCommandLine");
    }

    @Test
    void awsTypesStopAtTheirAdapters() {
        holdsAndCatches(HouseRules::awsTypesStopAtTheirAdapters, "RuleThatKnowsAws");
    }

    @Test
    void codeDeployIsKnownToItsBackendAlone() {
        holdsAndCatches(HouseRules::codeDeployIsKnownToItsBackendAlone, "HandlerThatKnowsCodeDeploy");
    }

    @Test
    void ecsDeploymentsAreKnownToTheirBackendAlone() {
        holdsAndCatches(HouseRules::ecsDeploymentsAreKnownToTheirBackendAlone, "HandlerThatKnowsServiceDeployments");
    }

    @Test
    void codeDeployGroupIsReadByItsBackendAlone() {
        holdsAndCatches(HouseRules::codeDeployGroupIsReadByItsBackendAlone, "HandlerThatReadsAGroup");
    }

    @Test
    void timeIsPassedIn() {
        holdsAndCatches(HouseRules::timeIsPassedIn, "ReadsTheClock.now");
        holdsAndCatches(HouseRules::timeIsPassedIn, "ReadsTheClock.pause");
    }

    @Test
    void handlersDoNotKnowEachOther() {
        holdsAndCatches(HouseRules::handlersDoNotKnowEachOther, "FirstHandler");
    }

    @Test
    void namesSayWhatAClassIs() {
        holdsAndCatches(HouseRules::namesSayWhatAClassIs, "ReleaseUtil");
    }

    @Test
    void noLoggingLibraryIsLoaded() {
        holdsAndCatches(HouseRules::noLoggingLibrary, "LogsByALibrary");
    }

    private static void holdsAndCatches(Function<HouseRules, ArchRule> rule, String breaker) {
        rule.apply(new HouseRules("dev.headgate")).check(HOUSE);

        assertThat(rule.apply(new HouseRules("dev.headgate.seeded"))
                        .evaluate(SEEDED)
                        .getFailureReport()
                        .getDetails())
                .anySatisfy(violation -> assertThat(violation).contains(breaker));
    }
}
