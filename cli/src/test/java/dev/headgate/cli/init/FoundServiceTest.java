package dev.headgate.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.init.FoundService.Balanced;
import dev.headgate.cli.init.FoundService.Group;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can not be released says why. */
class FoundServiceTest {

    private static final Optional<Balanced> BALANCED =
            Optional.of(new Balanced("app", 80, "web:v1", "target group web-1"));
    private static final Optional<Group> GROUP = Optional.of(new Group("shop", "web"));

    private static FoundService service(String controller, Optional<Balanced> balanced, Optional<Group> group) {
        return service(controller, balanced, group, false);
    }

    private static FoundService service(
            String controller, Optional<Balanced> balanced, Optional<Group> group, boolean shifted) {
        return new FoundService("shop", "web", controller, "web", List.of(), balanced, group, shifted, List.of());
    }

    @Test
    void aRollingUpdateIsNoBlueGreenDeployment() {
        assertThat(service("ECS", BALANCED, Optional.empty()).inWords())
                .startsWith("is deployed by ECS in rolling updates, which have no blue and green");
        assertThat(service("EXTERNAL", BALANCED, Optional.empty()).inWords())
                .startsWith("is deployed by EXTERNAL, and Headgate");
    }

    @Test
    void ecsMovesTheTrafficBetweenTwoTargetGroups() {
        FoundService service = service("ECS", BALANCED, Optional.empty(), true);

        assertThat(service.inWords()).isEqualTo("ECS, container app:80 behind a load balancer (target group web-1)");
        String yaml = new ServiceDraft("111122223333", "eu-central-1", "prod", "web", "alice", service).yaml();
        assertThat(yaml).contains("""
                              prod:
                                controller: ecs
                                existing:
                                  cluster: shop
                                  service: web
                                  taskDefinition: web
                        """.indent(0)).doesNotContain("codeDeploy");
    }

    @Test
    void codeDeployNeedsAGroup() {
        assertThat(service("CODE_DEPLOY", BALANCED, Optional.empty()).obstacle())
                .hasValue("has no CodeDeploy deployment group in this region");
    }

    @Test
    void trafficMovesAtALoadBalancerOnly() {
        assertThat(service("CODE_DEPLOY", Optional.empty(), GROUP).obstacle())
                .hasValue("has no load balancer, so no traffic can be moved");
    }

    @Test
    void whatCanBeReleasedSaysByWhat() {
        assertThat(service("CODE_DEPLOY", BALANCED, GROUP).obstacle()).isEmpty();
        assertThat(service("CODE_DEPLOY", BALANCED, GROUP).inWords())
                .isEqualTo("CodeDeploy shop/web, container app:80 behind a load balancer (target group web-1)");
    }

    @Test
    void namesAreMadeToFit() {
        assertThat(Draft.name("Storefront_Web")).isEqualTo("storefront-web");
        assertThat(Draft.name("2nd--Shop_")).isEqualTo("nd-shop");
        assertThat(Draft.name("a-service-whose-name-is-longer")).isEqualTo("a-service-whose-name-is");
        assertThat(Draft.name("___")).isEqualTo("service");
    }
}
