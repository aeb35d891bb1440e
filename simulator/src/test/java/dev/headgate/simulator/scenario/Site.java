package dev.headgate.simulator.scenario;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Environment;
import dev.headgate.deployment.Deployment;
import dev.headgate.json.Json;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.environment.TrafficView;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.law.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** One service in one environment, with what people do there by hand. */
record Site(Place place, Stage stage, Environment environment) {

    World world() {
        return stage.world();
    }

    TargetAccount account() {
        return stage.place(place.environment()).account();
    }

    /** The ECS service. */
    String service() {
        return stage.place(place.environment()).service();
    }

    TrafficView traffic() {
        return stage.traffic(place.environment());
    }

    String alarm() {
        return environment.rules().alarms().getFirst();
    }

    /** The CodeDeploy deployment that is at work here. */
    Optional<DeploymentInfo> atWork() {
        return traffic()
                .deploymentId()
                .map(id -> world().wire()
                        .undisturbed(() -> account()
                                .codeDeploy()
                                .getDeployment(it -> it.deploymentId(id))
                                .deploymentInfo()));
    }

    /** The description of the CodeDeploy deployment that is at work here. */
    Optional<String> description() {
        return atWork().flatMap(it -> Optional.ofNullable(it.description()));
    }

    /** The deployment that holds the lock here. */
    Optional<Deployment> holder() {
        return world().records().locks().stream()
                .filter(lock -> lock.lockName().equals(place.toString()))
                .flatMap(lock -> world().records().find(lock.deploymentId()).stream())
                .findFirst();
    }

    private String family() {
        String arn = traffic().revisions().getFirst().taskDefinition();
        return arn.substring(arn.lastIndexOf('/') + 1, arn.lastIndexOf(':'));
    }

    /** Somebody deregisters all revisions but the newest. */
    void tidyRevisions() {
        Object unused = world().wire().undisturbed(() -> {
            String family = family();
            int newest = account()
                    .ecs()
                    .describeTaskDefinition(it -> it.taskDefinition(family))
                    .taskDefinition()
                    .revision();
            IntStream.range(1, newest)
                    .mapToObj(number -> family + ":" + number)
                    .forEach(revision -> account().ecs().deregisterTaskDefinition(it -> it.taskDefinition(revision)));
            return newest;
        });
    }

    /** Somebody registers the newest revision again with another tag's image; returns its ARN. */
    String registerByHand(String tag) {
        return world().wire().undisturbed(() -> {
            String family = family();
            TaskDefinition newest = account()
                    .ecs()
                    .describeTaskDefinition(it -> it.taskDefinition(family))
                    .taskDefinition();
            var container = newest.containerDefinitions().getFirst();
            String uri = container.image().substring(0, container.image().indexOf('@'));
            return account()
                    .ecs()
                    .registerTaskDefinition(it -> it.family(newest.family())
                            .networkMode(newest.networkMode())
                            .requiresCompatibilities(newest.requiresCompatibilities())
                            .cpu(newest.cpu())
                            .memory(newest.memory())
                            .containerDefinitions(container.toBuilder()
                                    .image(uri + "@" + stage.digest(tag))
                                    .build()))
                    .taskDefinition()
                    .taskDefinitionArn();
        });
    }

    /** Somebody deploys another image in CodeDeploy's own console, if nothing else is at work there. */
    void deployByHand(String tag) {
        if (traffic().deploymentId().isPresent()) {
            return;
        }
        String revision = registerByHand(tag);
        CodeDeployGroup group = CodeDeployGroup.of(environment.target());
        Map<String, Object> spec = Map.of(
                "version",
                0.0,
                "Resources",
                List.of(Map.of(
                        "TargetService",
                        Map.of(
                                "Type",
                                "AWS::ECS::Service",
                                "Properties",
                                Map.of(
                                        "TaskDefinition",
                                        revision,
                                        "LoadBalancerInfo",
                                        Map.of("ContainerName", place.service(), "ContainerPort", 8080))))));
        Object unused = world().wire()
                .undisturbed(() -> account()
                        .codeDeploy()
                        .createDeployment(it -> it.applicationName(group.application())
                                .deploymentGroupName(group.deploymentGroup())
                                .deploymentConfigName("CodeDeployDefault.ECSAllAtOnce")
                                .description("by hand")
                                .revision(revised -> revised.revisionType("AppSpecContent")
                                        .appSpecContent(content -> content.content(Json.write(spec))))));
    }

    /** Somebody ends a wait of the deployment at work in CodeDeploy's own console; what does not wait is refused. */
    void continueByHand(String wait) {
        inConsole(id -> account()
                .codeDeploy()
                .continueDeployment(it -> it.deploymentId(id).deploymentWaitType(wait)));
    }

    void stopByHand() {
        inConsole(id -> account().codeDeploy().stopDeployment(it -> it.deploymentId(id)));
    }

    private void inConsole(Consumer<String> button) {
        traffic().deploymentId().ifPresent(id -> {
            Object unused = world().wire().undisturbed(() -> {
                try {
                    button.accept(id);
                    return true;
                } catch (CodeDeployException refused) {
                    return false;
                }
            });
        });
    }
}
