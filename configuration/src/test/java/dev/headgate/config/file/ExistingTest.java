package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Configuration;
import dev.headgate.config.Existing;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import org.junit.jupiter.api.Test;

/** A service that is there already is named as it is, by names or by ARNs. */
class ExistingTest {

    private static final String FILE = """
            headgate: 1
            region: us-east-1
            account: "111122223333"
            environments: {prod: {wave: 1}}
            services:
              web:
                port: 80
                environments:
                  prod:
                    existing:
            """;

    private static final String NAMES = """
            cluster: shop
            service: storefront
            codeDeploy: {application: shop-app, deploymentGroup: shop-group}
            """;

    private static String with(String existing) {
        return FILE + existing.indent(12);
    }

    private static Service serviceOf(String existing) {
        Configuration configuration = EditorSchema.read(with(existing), "111122223333");
        return configuration.services().getFirst();
    }

    @Test
    void namesAreTakenAsTheyAre() {
        Target target = serviceOf(NAMES).environments().getFirst().target();

        assertThat(target.cluster()).isEqualTo("shop");
        assertThat(target.service()).isEqualTo("storefront");
        assertThat(target.backend()).isEqualTo(new CodeDeployGroup("shop-app", "shop-group"));
        assertThat(target.roleArn()).isEqualTo("arn:aws:iam::111122223333:role/headgate-deploy-prod");
    }

    @Test
    void arnsStandForTheNamesThatTheyEndIn() {
        Service service = serviceOf("""
                cluster: arn:aws:ecs:us-east-1:111122223333:cluster/shop
                service: arn:aws:ecs:us-east-1:111122223333:service/shop/storefront
                codeDeploy:
                  application: arn:aws:codedeploy:us-east-1:111122223333:application:shop-app
                  deploymentGroup: arn:aws:codedeploy:us-east-1:111122223333:deploymentgroup:shop-app/shop-group
                roles: [arn:aws:iam::111122223333:role/tasks/shop-task]
                """);

        assertThat(service.environments().getFirst().target())
                .isEqualTo(serviceOf(NAMES).environments().getFirst().target());
        assertThat(service.existingIn("prod").map(Existing::roles).orElseThrow())
                .containsExactly("arn:aws:iam::111122223333:role/tasks/shop-task");
    }

    private static final String BALANCING = "arn:aws:elasticloadbalancing:us-east-1:111122223333:";

    @Test
    void alarmsAreMadeOfWhatCloudWatchMeasuresItBy() {
        assertThat(serviceOf(NAMES).existingIn("prod").flatMap(Existing::measured))
                .isEmpty();
        assertThat(serviceOf(NAMES + alarms("targetgroup/shop-1/73e2", "targetgroup/shop-2/09f6"))
                        .existingIn("prod")
                        .flatMap(Existing::measured))
                .contains(new Existing.Measured("app/shop/50dc", "targetgroup/shop-1/73e2", "targetgroup/shop-2/09f6"));
    }

    @Test
    void alarmsNeedBothTargetGroups() {
        String once = alarms("targetgroup/shop-1/73e2", "targetgroup/shop-1/73e2");

        assertThatThrownBy(() -> ConfigurationFile.parse(with(NAMES + once), "headgate.yaml", "111122223333"))
                .hasMessageContaining("targetGroups");
    }

    private static String alarms(String group, String other) {
        return """
            makeAlarms:
              loadBalancer: %sloadbalancer/app/shop/50dc
              targetGroups: [%s%s, %s%s]
            """.formatted(BALANCING, BALANCING, group, BALANCING, other);
    }

    @Test
    void familyAndRolesAreThoseOfTheAccount() {
        assertThat(serviceOf(NAMES).existingIn("prod"))
                .hasValueSatisfying(it -> assertThat(it.family()).isEqualTo("storefront"))
                .hasValueSatisfying(it -> assertThat(it.roles()).isEmpty());
        assertThat(serviceOf(NAMES + "taskDefinition: shop\nroles: [shop-task]").existingIn("prod"))
                .hasValueSatisfying(it -> assertThat(it.family()).isEqualTo("shop"))
                .hasValueSatisfying(
                        it -> assertThat(it.roles()).containsExactly("arn:aws:iam::111122223333:role/shop-task"));
    }

    @Test
    void whatHeadgateMakesIsNoExistingOne() {
        Configuration configuration =
                EditorSchema.read(FILE.replace("        existing:\n", "        bake: 5m\n"), "111122223333");

        assertThat(configuration.services().getFirst().existing()).isEmpty();
    }

    @Test
    void anotherAccountsOrRegionsServiceIsRefused() {
        assertThat(faultsOf(with(NAMES.replace("storefront", "arn:aws:ecs:eu-west-1:111122223333:service/shop/web"))))
                .singleElement()
                .asString()
                .contains(
                        "service is in eu-west-1 of account 111122223333, and prod is us-east-1 of account 111122223333")
                .contains("Name one of the environment's own");
        assertThat(faultsOf(with(NAMES + "roles: [\"arn:aws:iam::444455556666:role/task\"]")))
                .singleElement()
                .asString()
                .contains("roles has one of account 444455556666, and prod is in account 111122223333");
    }

    @Test
    void allThatIsMissingIsToldAtOnce() {
        assertThat(faultsOf(with("cluster: shop")))
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault).contains("service is missing"),
                        fault -> assertThat(fault).contains("application is missing"),
                        fault -> assertThat(fault).contains("deploymentGroup is missing"));
    }

    @Test
    void hostingIsForServicesThatHeadgateMakes() {
        assertThat(faultsOf(with(NAMES) + "        hosting: {cpu: 512}\n"))
                .singleElement()
                .asString()
                .contains(
                        "hosting is of a service that Headgate makes, and this one exists. Remove hosting, or existing");
    }

    @Test
    void oneServiceOfEcsIsReleasedByOneNameOnly() {
        assertThat(faultsOf(with(NAMES) + "  api:\n" + FILE.substring(FILE.indexOf("    port")) + NAMES.indent(12)))
                .singleElement()
                .asString()
                .contains("web in prod and api in prod would both be named 111122223333/us-east-1/shop/storefront");
    }
}
