package dev.headgate.states;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** What the packages below a root are held to. */
record StatesRules(String root) {

    ArchRule packagesDependOneWay() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .optionalLayer("time")
                .definedBy(in("time"))
                .optionalLayer("expression")
                .definedBy(in("expression"))
                .optionalLayer("definition")
                .definedBy(in("definition"))
                .optionalLayer("machine")
                .definedBy(in("machine"))
                .optionalLayer("history")
                .definedBy(in("history"))
                .optionalLayer("execution")
                .definedBy(in("execution"))
                .whereLayer("time")
                .mayNotAccessAnyLayer()
                .whereLayer("expression")
                .mayOnlyAccessLayers("time")
                .whereLayer("definition")
                .mayOnlyAccessLayers("time", "expression")
                .whereLayer("machine")
                .mayOnlyAccessLayers("definition")
                .whereLayer("history")
                .mayOnlyAccessLayers("expression", "definition")
                .whereLayer("execution")
                .mayOnlyAccessLayers("time", "expression", "definition", "machine", "history");
    }

    /** Otherwise a new package would be bound by nothing. */
    ArchRule everyPackageHasItsPlace() {
        return classes()
                .should()
                .resideInAnyPackage(
                        in("time"), in("expression"), in("definition"), in("machine"), in("history"), in("execution"))
                .because("StatesRules says what each package may know");
    }

    ArchRule packagesAreFreeOfCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /** How trees are read and text is cleaned is nothing of what Headgate is for. */
    ArchRule nothingElseOfHeadgateIsKnown() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.headgate..")
                        .and(resideOutsideOfPackages(root + "..", "dev.headgate.tree", "dev.headgate.text")))
                .because("the States Language is a library of its own");
    }

    private String in(String name) {
        return root + "." + name + "..";
    }
}
