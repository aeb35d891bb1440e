package dev.headgate.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.doctor.Result.Fault;
import dev.headgate.cli.doctor.Result.Fine;
import dev.headgate.cli.doctor.Result.NotApplicable;
import dev.headgate.config.Service;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.ServiceView;
import dev.headgate.testing.Example;
import dev.headgate.testing.ViewLike;
import dev.headgate.traffic.TrafficBackend.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListenerCheckTest {

    private static final Revision PRIMARY =
            new Revision("ecs-svc/1", Revision.Status.PRIMARY, "web:7", Optional.empty(), "arn:two", 4, 0, 4, 0, false);

    @Test
    void isAtFaultWhenSomebodyHasSetTheListenerBack() {
        assertThat(check(List.of(PRIMARY), Map.of("arn:one", 100))).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.what())
                    .isEqualTo("the production listener sends 0 % to the primary task set ecs-svc/1, not 100 %");
            assertThat(fault.cure())
                    .startsWith("aws elbv2 modify-listener --region eu-central-1 --default-actions"
                            + " Type=forward,TargetGroupArn=arn:two --listener-arn \"$(aws deploy get-deployment-group")
                    .contains("--application-name web-prod --deployment-group-name web-prod");
        });
    }

    /** The default action of a listener that others share is not this service's to set. */
    @Test
    void setsTheRuleBackWhereTheServiceHasOne() {
        var service = ConfigurationFile.parse("""
                        headgate: 1
                        environments: {prod: {wave: 1, loadBalancer: {}}}
                        services:
                          web: {port: 8080, environments: {prod: {rule: {paths: ["/*"], priority: 1}}}}
                        """, "headgate.yaml", "111122223333")
                .services()
                .getFirst();

        assertThat(check(service, List.of(PRIMARY), Map.of("arn:one", 100)))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.cure())
                            .startsWith("aws elbv2 modify-rule --region eu-central-1 --actions"
                                    + " Type=forward,TargetGroupArn=arn:two --rule-arn \"$(aws elbv2 describe-rules")
                            .contains("--listener-arn \"$(aws deploy get-deployment-group")
                            .endsWith("--query \"Rules[?contains(to_string(Actions), 'arn:one')].RuleArn\")\"")
                            .doesNotContain("modify-listener");
                });
    }

    @Test
    void namesTheProfileThatLeadsIntoTheAccount() {
        assertThat(new Cli(Optional.of("prod admin"), "eu-central-1").command("elbv2 modify-listener"))
                .isEqualTo("aws elbv2 modify-listener --region eu-central-1 --profile 'prod admin'");
    }

    @Test
    void leavesAServiceThatIsNotSteadyToItsOwnCheck() {
        assertThat(check(List.of(PRIMARY), Map.of("arn:two", 100))).isInstanceOf(Fine.class);
    }

    @Test
    void needsAPrimaryTaskSet() {
        assertThat(check(List.of(), Map.of("arn:one", 100)))
                .isEqualTo(new NotApplicable("the service has no primary task set"));
    }

    private static Result check(List<Revision> taskSets, Map<String, Integer> weights) {
        return check(DoctorScene.CONFIGURATION.services().getFirst(), taskSets, weights);
    }

    private static Result check(Service service, List<Revision> taskSets, Map<String, Integer> weights) {
        return new ListenerCheck(new Place(
                        service,
                        service.environment("prod").orElseThrow(),
                        new Seen(new ViewLike(Example.onBlue())
                                .revisions(taskSets.toArray(Revision[]::new))
                                .weights(weights)
                                .seen()),
                        new Cli(Optional.empty(), "eu-central-1")))
                .run();
    }

    private record Seen(ServiceView view) implements Sight {
        @Override
        public ServiceView look(List<String> alarms) {
            return view;
        }

        @Override
        public Optional<Limits> limits() {
            return Optional.of(new Limits(Duration.ZERO, Duration.ofHours(1)));
        }

        @Override
        public Optional<String> controller() {
            return Optional.of("CODE_DEPLOY");
        }
    }
}
