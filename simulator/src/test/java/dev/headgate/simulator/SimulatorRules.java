package dev.headgate.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** What the packages of a simulator are held to, and what it stands on. */
record SimulatorRules(String root) {

    ArchRule packagesAreFreeOfCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    ArchRule roomsOfAnEnvironmentAreFreeOfCycles() {
        return slices().matching(root + ".environment.(*)..").should().beFreeOfCycles();
    }

    ArchRule noRoomKnowsTheAccountThatIsMadeOfThem() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".environment.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".environment");
    }

    /** Its client passes through the hands of whoever wires; what it says is read in one place. */
    ArchRule codeDeployIsKnownInItsRoomAlone() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".environment.codedeploy..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk.services.codedeploy.model..");
    }

    /** Handlers run in it as they are, and so do definitions. */
    ArchRule nothingThatItStandsOnKnowsIt() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + "..");
    }
}
