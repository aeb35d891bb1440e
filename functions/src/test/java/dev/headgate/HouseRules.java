package dev.headgate;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.headgate.config.CodeDeployGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the packages below a root are held to. */
record HouseRules(String root) {

    /** Each package and the only other ones that it may know. */
    private static final Map<String, String[]> MAY_KNOW = new LinkedHashMap<>();

    static {
        MAY_KNOW.put("text", of());
        MAY_KNOW.put("json", of("text"));
        MAY_KNOW.put("tree", of("text"));
        MAY_KNOW.put("config", of("text", "json", "tree"));
        MAY_KNOW.put("signin", of("text", "json", "config"));
        MAY_KNOW.put("aws", of("json", "config", "signin"));
        MAY_KNOW.put("asker", of("text", "json", "config"));
        MAY_KNOW.put("release", of("text", "json", "tree", "config"));
        MAY_KNOW.put("analysis", of("text", "json", "config"));
        MAY_KNOW.put("deployment", of("text", "json", "config", "release", "analysis"));
        MAY_KNOW.put("notification", of("text", "json", "config", "asker", "release", "analysis", "deployment"));
        MAY_KNOW.put("traffic", of("text", "json", "config", "aws", "release", "analysis", "deployment"));
        MAY_KNOW.put(
                "approval", of("text", "json", "config", "asker", "release", "analysis", "deployment", "notification"));
        MAY_KNOW.put(
                "table",
                of("text", "json", "config", "asker", "release", "analysis", "deployment", "notification", "approval"));
        MAY_KNOW.put(
                "status",
                of("text", "json", "config", "asker", "release", "analysis", "deployment", "notification", "approval"));
        MAY_KNOW.put(
                "page",
                of(
                        "text",
                        "json",
                        "config",
                        "asker",
                        "release",
                        "analysis",
                        "deployment",
                        "notification",
                        "approval",
                        "status",
                        "signin"));
        MAY_KNOW.put(
                "handler",
                of(
                        "text",
                        "json",
                        "config",
                        "aws",
                        "asker",
                        "release",
                        "analysis",
                        "deployment",
                        "notification",
                        "traffic",
                        "approval",
                        "status",
                        "page"));
        MAY_KNOW.put("function", MAY_KNOW.keySet().toArray(String[]::new));
        MAY_KNOW.put("definition", of("text", "json"));
        MAY_KNOW.put("policy", of("json", "config"));
    }

    /** Classes that bear the name of the service they adapt. */
    private static final String ADAPTER = ".*\\.(CloudWatch|CodePipeline|Ecr|Sns|Ssm|StepFunctions)[^.]*";

    private static final Pattern CLOCK = Pattern.compile("java\\.lang\\.System\\.(currentTimeMillis|nanoTime)"
            + "|java\\.lang\\.Thread\\.sleep"
            + "|java\\.time\\.(Clock|InstantSource)\\.(system.*|tick.*)"
            + "|java\\.time\\.\\w+\\.now");

    ArchRule packagesDependOneWay() {
        LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : MAY_KNOW.keySet()) {
            house = house.optionalLayer(name).definedBy(in(name));
        }
        for (Map.Entry<String, String[]> each : MAY_KNOW.entrySet()) {
            house = each.getValue().length == 0
                    ? house.whereLayer(each.getKey()).mayNotAccessAnyLayer()
                    : house.whereLayer(each.getKey()).mayOnlyAccessLayers(each.getValue());
        }
        return house;
    }

    /** Otherwise a new package would be bound by nothing. */
    ArchRule everyPackageHasItsPlace() {
        return classes()
                .should()
                .resideInAnyPackage(MAY_KNOW.keySet().stream().map(this::in).toArray(String[]::new))
                .because("HouseRules says what each package may know");
    }

    /** The jar that Lambda runs has neither a YAML parser, nor what reads headgate.yaml or a definition with it, nor policies. */
    ArchRule knowsNothingThatLambdaDoesNotGet() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".config.file..", root + ".definition..", root + ".policy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.headgate.config.file..",
                        "dev.headgate.definition..",
                        "dev.headgate.policy..",
                        "org.snakeyaml..");
    }

    ArchRule packagesAreFreeOfCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    ArchRule nobodyKnowsTheCommandLine() {
        return noClasses().should().dependOnClassesThat().resideInAPackage(in("cli"));
    }

    ArchRule awsTypesStopAtTheirAdapters() {
        String[] rules = Stream.of(
                        "json",
                        "config",
                        "asker",
                        "release",
                        "analysis",
                        "deployment",
                        "notification",
                        "approval",
                        "status",
                        "signin",
                        "page")
                .map(this::in)
                .toArray(String[]::new);
        return noClasses()
                .that(resideInAnyPackage(rules)
                        .and(describe(
                                "are no adapters", it -> !nameMatching(ADAPTER).test(it))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..");
    }

    /** A backend must find nothing of another one's in its way. The clients are made where all clients are. */
    ArchRule codeDeployIsKnownToItsBackendAlone() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".traffic.codedeploy..", root + ".aws..")
                .and()
                .doNotHaveFullyQualifiedName(root + ".function.Wiring")
                .and()
                .doNotHaveFullyQualifiedName(root + ".traffic.Backends")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "software.amazon.awssdk.services.codedeploy..", "dev.headgate.traffic.codedeploy..");
    }

    /** The same of ECS, whose client others need for services and task definitions. */
    ArchRule ecsDeploymentsAreKnownToTheirBackendAlone() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".traffic.ecs..")
                .and()
                .doNotHaveFullyQualifiedName(root + ".traffic.Backends")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.headgate.traffic.ecs..")
                        .or(nameMatching("software\\.amazon\\.awssdk\\.services\\.ecs\\.model\\.ServiceDeployment.*")));
    }

    /** Others ask who the backend is. What reads a configuration or a record makes the group, and asks it for nothing. */
    ArchRule codeDeployGroupIsReadByItsBackendAlone() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".traffic.codedeploy..", root + ".config..")
                .should(accessTargetWhere(describe(
                        "the target is a member of a CodeDeploy group",
                        it -> it.getTargetOwner().isEquivalentTo(CodeDeployGroup.class))));
    }

    ArchRule timeIsPassedIn() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".function.Wiring")
                .should(accessTargetWhere(describe("the target is a clock or a sleep", HouseRules::readsAClock)))
                .because("the simulator runs in virtual time");
    }

    ArchRule handlersDoNotKnowEachOther() {
        return slices().assignedFrom(new Handlers(root)).should().notDependOnEachOther();
    }

    ArchRule namesSayWhatAClassIs() {
        return noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl)($|\\$.*)");
    }

    /** Lambda takes a line on standard output; a logging library costs more to load than the whole handler. */
    ArchRule noLoggingLibrary() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.slf4j..", "org.apache.logging..", "org.apache.commons.logging..", "java.util.logging..");
    }

    private String in(String name) {
        return root + "." + name + "..";
    }

    private static boolean readsAClock(JavaAccess<?> access) {
        return CLOCK.matcher(access.getTargetOwner().getName() + "."
                        + access.getTarget().getName())
                .matches();
    }

    private static String[] of(String... names) {
        return names;
    }

    /** One slice for each handler with the classes inside it. */
    private record Handlers(String root) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            boolean handler = outermost.getPackageName().equals(root + ".handler")
                    && outermost.getSimpleName().endsWith("Handler");
            return handler ? SliceIdentifier.of(outermost.getSimpleName()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "handlers";
        }
    }
}
