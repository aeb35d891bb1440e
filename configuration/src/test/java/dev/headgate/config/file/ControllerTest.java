package dev.headgate.config.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Configuration;
import dev.headgate.config.EcsDeployments;
import dev.headgate.config.Target;
import org.junit.jupiter.api.Test;

/** Who moves the traffic of a service, of one that exists and of one that is made. */
class ControllerTest {

    private static final String EXISTS = "existing: {cluster: shop, service: storefront}";

    @Test
    void ecsIsToldOfAServiceByItsClusterAndName() {
        Target target = read("controller: ecs", EXISTS)
                .service("web")
                .flatMap(it -> it.environment("prod"))
                .orElseThrow()
                .target();

        assertThat(target.backend()).isEqualTo(new EcsDeployments());
        assertThat(target.cluster()).isEqualTo("shop");
        assertThat(target.service()).isEqualTo("storefront");
    }

    @Test
    void ecsMovesWhatIsMadeWhereItIsToldTo() {
        assertThat(made("controller: ecs").backend()).isEqualTo(new EcsDeployments());
        assertThat(made("controller: codedeploy").backend()).isEqualTo(new CodeDeployGroup("web-prod", "web-prod"));
        assertThat(made("bake: 1m").backend()).isEqualTo(new CodeDeployGroup("web-prod", "web-prod"));
    }

    /** So that one cannot be made beside the other: {@code docs/moving-to-ecs.md} counts on it. */
    @Test
    void whatIsMadeHasTheSameNamesWhoeverMovesItsTraffic() {
        Target codeDeploy = made("controller: codedeploy");
        Target ecs = made("controller: ecs");

        assertThat(ecs.service()).isEqualTo(codeDeploy.service());
        assertThat(ecs.cluster()).isEqualTo(codeDeploy.cluster());
    }

    @Test
    void whatEcsCannotDoIsRefusedOfWhatIsMadeToo() {
        assertThatThrownBy(() -> read("controller: ecs", "strategy: {linear: {percent: 2, interval: 1m}}"))
                .hasMessageContaining("ECS moves traffic by equal parts of 3 % or more");
    }

    @Test
    void twoServicesMovedByEcsCannotHaveOneName() {
        String yaml = """
            headgate: 1
            region: us-east-1
            environments:
              b: {wave: 1}
              a-b: {wave: 2}
            services:
              web-a: {port: 8080, environments: {b: {controller: ecs}}}
              web: {port: 8080, environments: {a-b: {controller: ecs}}}
            """;

        assertThatThrownBy(() -> ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333"))
                .hasMessageContaining("would both be named web-a-b in AWS");
    }

    private static Target made(String rules) {
        return read(rules)
                .service("web")
                .flatMap(it -> it.environment("prod"))
                .orElseThrow()
                .target();
    }

    @Test
    void twoCannotMoveTheSameTraffic() {
        assertThatThrownBy(() -> read(
                        "controller: ecs",
                        "existing: {cluster: shop, service: web, codeDeploy: {application: a, deploymentGroup: g}}"))
                .hasMessageContaining("ECS moves the traffic here, and codeDeploy names who else would");
    }

    @Test
    void codeDeployHasToBeNamedWhereItMovesTheTraffic() {
        assertThatThrownBy(() -> read(EXISTS))
                .hasMessageContaining("application")
                .hasMessageContaining("deploymentGroup");
    }

    @Test
    void aWordThatIsNoneIsToldOnce() {
        assertThatThrownBy(() -> read("controller: argo"))
                .asString()
                .containsOnlyOnce("controller must be codedeploy or ecs, not argo");
    }

    @Test
    void stepsThatEcsCannotDoAreRefusedWithOnesThatItCan() {
        assertThatThrownBy(() -> read("controller: ecs", EXISTS, "strategy: {linear: {percent: 2, interval: 1m}}"))
                .hasMessageContaining(
                        "ECS moves traffic by equal parts of 3 % or more, and all of these steps are multiples of 2 % only")
                .hasMessageContaining("{linear: {percent: 3, interval: 1m}}");
        assertThatThrownBy(() -> read("controller: ecs", EXISTS, "strategy: {canary: {percent: 1, interval: 25h}}"))
                .hasMessageContaining("ECS holds a step for 24h at most, not 25h");
        assertThat(read("controller: ecs", EXISTS, "strategy: {canary: {percent: 1, interval: 24h}}")
                        .services())
                .hasSize(1);
    }

    private static Configuration read(String... rules) {
        String yaml = """
            headgate: 1
            region: us-east-1
            environments:
              prod: {wave: 1}
            services:
              web:
                port: 8080
                environments:
                  prod:
            """ + String.join("\n", rules).indent(8);
        return ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333");
    }
}
