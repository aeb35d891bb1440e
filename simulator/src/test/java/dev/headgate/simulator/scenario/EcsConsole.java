package dev.headgate.simulator.scenario;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Start;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/** Of a service whose traffic ECS moves. */
record EcsConsole(Site site) implements Console {

    /** A service deployment has no description: whose it is, is told by the revision that it deploys. */
    @Override
    public Optional<AtWork> atWork() {
        return deployment()
                .map(it -> new AtWork(Optional.of(whose(it.serviceDeploymentArn(), taskDefinition(it))), false));
    }

    /** Somebody may deploy by hand what a release has deployed: its record knows which of the two was its own. */
    private String whose(String arn, String taskDefinition) {
        List<Deployment> records = site.world().records().locks().stream()
                .flatMap(lock -> site.world().records().find(lock.deploymentId()).stream())
                .toList();
        return records.stream()
                .filter(it -> it.start()
                        .flatMap(Start::taskDefinition)
                        .filter(taskDefinition::equals)
                        .isPresent())
                .filter(it -> it.backendId().filter(own -> !own.equals(arn)).isEmpty())
                .map(it -> "a release [headgate:" + it.id() + "]")
                .findFirst()
                .or(() -> records.stream()
                        .filter(it -> it.milestones().rollbackAsked().isPresent())
                        .filter(it -> it.start()
                                .filter(start -> start.blue().revision().equals(taskDefinition))
                                .isPresent())
                        .map(it -> "blue anew [headgate:" + it.id() + ":restore]")
                        .findFirst())
                .orElse("by hand");
    }

    private Optional<ServiceDeployment> deployment() {
        return site.traffic()
                .deploymentId()
                .map(arn -> site.world()
                        .wire()
                        .undisturbed(() -> ecs().describeServiceDeployments(it -> it.serviceDeploymentArns(arn))
                                .serviceDeployments()
                                .getFirst()));
    }

    private String taskDefinition(ServiceDeployment deployment) {
        return site.world()
                .wire()
                .undisturbed(() -> ecs().describeServiceRevisions(it -> it.serviceRevisionArns(
                                deployment.targetServiceRevision().arn()))
                        .serviceRevisions()
                        .getFirst()
                        .taskDefinition());
    }

    @Override
    public void deploy(String taskDefinition) {
        Object unused = site.world()
                .wire()
                .undisturbed(() -> ecs().updateService(
                                it -> it.cluster(site.environment().target().cluster())
                                        .service(site.service())
                                        .forceNewDeployment(true)
                                        .taskDefinition(taskDefinition)
                                        .deploymentConfiguration(how -> how.strategy(DeploymentStrategy.BLUE_GREEN)
                                                .bakeTimeInMinutes(0)
                                                .lifecycleHooks(List.of()))));
    }

    @Override
    public void occupy(Duration time) {
        Occupation.begin(site.stage(), site.place().environment(), time);
    }

    @Override
    public void goOn(Wait wait) {
        String stage = switch (wait) {
            case BEFORE_TRAFFIC -> "POST_TEST_TRAFFIC_SHIFT";
            case BEFORE_STEP -> "PRE_PRODUCTION_TRAFFIC_SHIFT";
            case BEFORE_BLUE_GOES -> "POST_PRODUCTION_TRAFFIC_SHIFT";
        };
        deployment()
                .filter(it -> stage.equals(it.lifecycleStageAsString()))
                .ifPresent(deployment -> deployment.lifecycleHookDetails().stream()
                        .filter(hook -> "AWAITING_ACTION".equals(hook.statusAsString()))
                        .forEach(hook -> press(ecs -> ecs.continueServiceDeployment(
                                it -> it.serviceDeploymentArn(deployment.serviceDeploymentArn())
                                        .hookId(hook.hookId())
                                        .action(DeploymentLifecycleHookAction.CONTINUE)))));
    }

    @Override
    public void stop() {
        deployment()
                .ifPresent(deployment -> press(ecs ->
                        ecs.stopServiceDeployment(it -> it.serviceDeploymentArn(deployment.serviceDeploymentArn()))));
    }

    private void press(Consumer<EcsClient> button) {
        Object unused = site.world().wire().undisturbed(() -> {
            try {
                button.accept(ecs());
                return true;
            } catch (EcsException refused) {
                return false;
            }
        });
    }

    private EcsClient ecs() {
        return site.account().ecs();
    }
}
