package dev.headgate.simulator.scenario;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.EcsDeployments;
import dev.headgate.config.Environment;
import dev.headgate.deployment.Deployment;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.environment.TrafficView;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.law.Place;
import java.util.Optional;
import java.util.stream.IntStream;
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

    /** AWS's own console of what moves its traffic. */
    Console console() {
        return switch (environment.target().backend()) {
            case CodeDeployGroup group -> new CodeDeployConsole(this, group);
            case EcsDeployments ecs -> new EcsConsole(this);
        };
    }

    Optional<Console.AtWork> atWork() {
        return console().atWork();
    }

    /** What tells whose deployment is at work here. */
    Optional<String> description() {
        return atWork().flatMap(Console.AtWork::description);
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

    /** Somebody deploys another image in AWS's own console, if nothing else is at work there. */
    void deployByHand(String tag) {
        if (traffic().deploymentId().isEmpty()) {
            console().deploy(registerByHand(tag));
        }
    }
}
