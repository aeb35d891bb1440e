package dev.headgate.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.headgate.simulator", importOptions = DoNotIncludeTests.class)
class CommandLineIsApartTest {

    /** Who simulates does not ask how it is shown, or by which words it was started. */
    @ArchTest
    static final ArchRule knowsNoCommandLine =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.headgate.cli..", "picocli..");
}
