package dev.headgate.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.stream.Stream;

/** What the doubles, contracts and examples that lie below a package are held to. */
record TestingRules(String root) {

    /** And neither AWS's types nor the simulator, the command line or the stacks: all their tests stand on it. */
    ArchRule knowsFunctionsAndConfigurationOnly() {
        Stream<String> headgate = Stream.of(
                        "testing",
                        "json",
                        "config",
                        "asker",
                        "release",
                        "analysis",
                        "deployment",
                        "notification",
                        "approval",
                        "signin",
                        "telemetry",
                        "traffic",
                        "handler")
                .map(this::in);
        Stream<String> libraries = Stream.of("java..", "org.junit..", "org.assertj..", "org.jspecify..");
        return classes()
                .that()
                .resideInAPackage(in("testing"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.concat(headgate, libraries).toArray(String[]::new));
    }

    ArchRule classesAreFreeOfCycles() {
        return slices().assignedFrom(new Outermost(in("testing"))).should().beFreeOfCycles();
    }

    /** What runs in Lambda stands on no double. */
    ArchRule nothingElseKnowsIt() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("testing"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("testing"));
    }

    private String in(String name) {
        return root + "." + name + "..";
    }

    /** One slice for each class with those inside it. */
    private record Outermost(String place) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return JavaClass.Predicates.resideInAPackage(place).test(outermost)
                    ? SliceIdentifier.of(outermost.getSimpleName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "classes";
        }
    }
}
